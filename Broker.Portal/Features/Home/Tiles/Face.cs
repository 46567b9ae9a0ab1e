using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>A tile as its reader sees it now. The same object for all who see the same in the same language: a screen compares it, and draws nothing that did not change.</summary>
/// <param name="Href">The list behind it.</param>
public abstract record Face(string? Href);

/// <summary>One figure, which is a link to the list behind it.</summary>
/// <param name="Inner">Its name and the figure.</param>
/// <param name="Below">Remarks: a figure among them leads to a list of its own.</param>
public sealed record Figure(string Href, MarkupString Inner, MarkupString Below) : Face(Href);

/// <summary>A list or a chart.</summary>
/// <param name="Head">Beside its name: how many there are, or the colours' meaning.</param>
/// <param name="Body">Above the rows: a drawing, or what it means that there is nothing.</param>
/// <param name="ListCss">How the rows look.</param>
/// <param name="Numbers">The drawing's numbers as a table, where the rows do not have them all.</param>
public sealed record Panel(string? Href, MarkupString Head, MarkupString Body, string ListCss, IReadOnlyList<Row> Rows, NumberTable? Numbers = null) : Face(Href);

/// <param name="Key">What the row is about: one that did not change keeps its place, and the reader's focus in it.</param>
public sealed record Row(string Key, MarkupString Html);

public sealed record NumberTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<Cell>> Rows);

/// <param name="Href">The list behind a figure.</param>
public sealed record Cell(string Text, string? Href = null);

/// <summary>A remark under a figure.</summary>
/// <param name="Tone">Its colour, never without its shape.</param>
/// <param name="Href">The list behind the figure in it.</param>
public sealed record Note(string Text, Tone Tone = Tone.Plain, string? Href = null);
