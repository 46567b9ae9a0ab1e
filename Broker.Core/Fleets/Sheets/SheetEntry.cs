using Broker.Core.Common;

namespace Broker.Core.Fleets.Sheets;

/// <summary>One row as it was meant: what it gives, what it clears, and what of it nobody understands. Nothing else of the row is kept.</summary>
internal sealed class SheetEntry
{
    private List<Problem>? problems;

    public required int Line { get; init; }
    public required ItemData Given { get; init; }

    /// <summary>By the column's place among those of its kind.</summary>
    public uint Fields { get; set; }
    public uint Cleared { get; set; }
    public Guid? Reference { get; set; }
    public string? Contract { get; set; }
    public DateTime? Entry { get; set; }
    public DateTime? Exit { get; set; }
    public bool ClearsEntry { get; set; }
    public bool ClearsExit { get; set; }
    public List<Problem> Problems => problems ??= [];
    public bool HasProblems => problems is { Count: > 0 };

    public bool Gives(int column) => (Fields & (1u << column)) != 0;
    public bool Clears(int column) => (Cleared & (1u << column)) != 0;

    /// <summary>As far as it can be told what the row is about.</summary>
    public string Label => Inputs.Cut(Given.Kind switch
    {
        Products.ItemKind.Vehicle => Given.ReadPlate() is { Shown.Length: > 0 } plate ? plate.Shown : Given.Plate ?? $"{Given.Make} {Given.Model}".Trim(),
        Products.ItemKind.Building => Given.Name ?? Given.Street ?? "",
        _ => $"{Given.LastName} {Given.FirstName}".Trim(),
    }, InsuredItem.LabelLength);
}
