using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>A tile as its reader sees it now. The same object for all who see the same in the same language: a screen compares it, and draws nothing that did not change.</summary>
public abstract record Face;

/// <param name="Tone">Its colour, never without its shape.</param>
public sealed record Note(string Text, Tone Tone = Tone.Plain);

/// <summary>One figure, which is a link to the list behind it.</summary>
public sealed record Figure(string Value, string Href, Note? Note = null) : Face;

/// <summary>The first lines of a list.</summary>
/// <param name="Badge">How many there are in all, when that says more than the lines.</param>
/// <param name="Empty">What it means that there are none.</param>
public sealed record Lines(string Href, string? Badge, string Empty, IReadOnlyList<Line> Rows) : Face;

/// <param name="DueOn">Shown with its lateness.</param>
public sealed record Line(Guid Id, string Text, string Href, string? Under = null, DateOnly? DueOn = null, bool Dated = false);

/// <summary>Parts of a whole as horizontal bars.</summary>
/// <param name="Href">The list of all, when there is one.</param>
public sealed record Bars(string? Href, string Empty, IReadOnlyList<Bar> Rows) : Face;

/// <param name="Length">Of the longest, 0 to 1; null for what is not compared, as another currency.</param>
public sealed record Bar(string Text, string Value, string? Share, decimal? Length, string? Href);

/// <summary>A drawing made once for all its readers, with its legend, and the same numbers as a table.</summary>
/// <param name="Numbers">Null where the legend has them all.</param>
public sealed record Picture(string? Href, string Empty, MarkupString? Drawing, IReadOnlyList<Key> Legend, NumberTable? Numbers) : Face;

/// <param name="Css">The class that has its colour.</param>
public sealed record Key(string Text, string Css, string? Value = null, string? Href = null);

public sealed record NumberTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows);
