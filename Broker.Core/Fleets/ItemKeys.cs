using Broker.Core.Common;
using Broker.Core.Products;

namespace Broker.Core.Fleets;

/// <summary>What items are sorted and narrowed by, as their rows keep it: both databases order it alike, and each has its indexes.</summary>
internal static class ItemKeys
{
    public const int LabelLength = InsuredItem.LabelLength, GroupLength = 320, SoughtLength = 162;

    /// <summary>Before any sign of a word: those of one category stand together, by their label.</summary>
    private const char Parting = '\t';

    /// <summary>Stays, as far as anybody knows.</summary>
    public static readonly DateOnly Stays = new(9999, 12, 30);

    /// <summary>Asked for by a client: neither came nor left.</summary>
    public static readonly DateOnly Asked = new(9999, 12, 29);

    /// <summary>Never came.</summary>
    public static readonly DateOnly Dropped = new(1, 1, 2);

    /// <summary>A plate without its dashes; a name by its words.</summary>
    public static string OfLabel(ItemKind kind, string label) => Inputs.Cut(kind == ItemKind.Vehicle ? Searchable.Fold(label) : Searchable.Sortable(label), LabelLength);

    public static string OfGroup(string? category, string label) => GroupStart(category) + label;

    /// <summary>How all of one category begin.</summary>
    public static string GroupStart(string? category) => Inputs.Cut(Searchable.Sortable(category), GroupLength - LabelLength - 1) + Parting;

    public static string GroupEnd(string? category) => GroupStart(category)[..^1] + (char)(Parting + 1);

    public static DateOnly OfExit(ItemStanding standing, DateOnly? exitedOn) => standing switch
    {
        ItemStanding.Asked => Asked,
        ItemStanding.Dropped => Dropped,
        _ => exitedOn ?? Stays,
    };
}
