namespace Broker.Core.Fleets.Sheets;

/// <summary>A sheet whose rows are being written by and by: as long as this stands, nobody sees any of them.</summary>
public sealed class StagedSheet
{
    public required Guid SheetId { get; init; }
    public required Guid ContractId { get; init; }

    /// <summary>All of it is there, and nothing can stop it any more: what it changes is being brought to what its movements say.</summary>
    public bool Decided { get; init; }
}
