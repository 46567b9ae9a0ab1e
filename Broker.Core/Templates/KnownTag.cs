using Broker.Core.Word;

namespace Broker.Core.Templates;

public enum TagShape { Value, Flag, Picture, List }

/// <summary>A tag the product fills by itself.</summary>
/// <param name="Name">English and dotted, "contract.number"; what a list's items hold begins with the list's name, "vehicles.plate".</param>
/// <param name="Spellings">Every way to write it, its own name first, then the French one.</param>
/// <param name="Example">Null for the firm's own picture, which has no substitute.</param>
/// <param name="List">For what a list's items hold: the list in which it is known.</param>
public sealed record KnownTag(string Name, IReadOnlyList<string> Spellings, TagShape Shape, MergeValue? Example, string? List = null)
{
    public string French => Spellings[Math.Min(1, Spellings.Count - 1)];

    /// <summary>As it is put into a document, a list with its end.</summary>
    public string Written => Shape switch
    {
        TagShape.Picture => "{{%" + French + "}}",
        TagShape.List or TagShape.Flag => "{{#" + French + "}} {{/" + French + "}}",
        _ => "{{" + French + "}}",
    };
}

/// <summary>The first word of tags, and what may follow it.</summary>
internal sealed record TagGroup(string Name, string[] Aliases, params TagLeaf[] Leaves)
{
    public IEnumerable<string> Names => Aliases.Prepend(Name);
}

internal sealed record TagLeaf(string Name, string[] Aliases, MergeValue? Example, TagShape Shape = TagShape.Value)
{
    /// <param name="aliases">French first, parted by spaces.</param>
    public static TagLeaf Of(string name, string aliases, MergeValue? example, TagShape shape = TagShape.Value) =>
        new(name, aliases.Split(' ', StringSplitOptions.RemoveEmptyEntries), example, shape);

    public IEnumerable<string> Names => Aliases.Prepend(Name);
}

/// <summary>A list of what the contract insures or covers, each with the leaves of one group.</summary>
internal sealed record TagList(string Name, string[] Aliases, TagGroup Item)
{
    public IEnumerable<string> Names => Aliases.Prepend(Name);
}
