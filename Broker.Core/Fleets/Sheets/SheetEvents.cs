namespace Broker.Core.Fleets.Sheets;

/// <summary>What a sheet writes into the client's history, with the contract: its number, then the values named.</summary>
public static class SheetEvents
{
    /// <summary>The file's name; how many came, changed, left.</summary>
    public const string Written = "contract.sheet-written";
}
