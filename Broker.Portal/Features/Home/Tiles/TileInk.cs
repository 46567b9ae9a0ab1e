using System.Globalization;
using Broker.Core.Common;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>What a tile is drawn with: the reader's words, and the reader, for a <see cref="Tile.Personal"/> one.</summary>
public sealed record TileInk(Tile Tile, ResourceAssetCollection Assets, IStringLocalizer<HomeText> Text, Formats Formats, FirmClock Clock, Guid? Reader)
{
    private static readonly Dictionary<Tone, string> Colours = new() { [Tone.Bad] = " bad", [Tone.Good] = " good", [Tone.Warn] = " warn" };

    private string Title => Text[$"tile.{Tile.Key}"];

    public Figure Figure(string value, string href, Note? note = null, Note? second = null) =>
        new(href, Html.Of($"""<span class="tile-label">{Icon(Tile.Icon)}{Title}</span><span class="tile-value">{value}</span>"""), note is null ? Html.Nothing : Remark([.. new[] { note, second }.OfType<Note>()]));

    public Figure Figure(int number, string href, Note? note = null, Note? second = null) => Figure(Formats.Number(number), href, note, second);

    public Panel Empty(string? href, string what) => new(href, Html.Nothing, Html.Of($"""<p class="card-body muted">{what}</p>"""), "", []);

    /// <summary>"1 en retard" in red, or a calm word when there is none.</summary>
    public Note Late(int late, string href) => late > 0 ? new(Text["note.late", Formats.Number(late)], Tone.Bad, href) : new(Text["note.on-time"]);

    /// <summary>The key for one, or the key for any other number.</summary>
    public string Counted(int number, string one, string many) => Text[number == 1 ? one : many, Formats.Number(number)];

    public MarkupString Icon(string name, string? css = null) => Icons.Of(Assets, name, css);

    /// <summary>A line of a list: what it is, under it whose, at its right when it is due.</summary>
    public Row Line(Guid id, string text, string href, string? under, MarkupString? right = null) => new(id.ToString(), Html.Of(
        $"""<div class="grow"><p class="cut"><a class="name strong" href="{href}">{text}</a></p><p class="muted xs cut">{under}</p></div>{right ?? Html.Nothing}"""));

    /// <summary>A day something is due by; late in red, with a word for those who do not see it.</summary>
    public MarkupString Due(DateOnly? due) => due is not { } day ? Html.Of($"""<span class="muted xs">–</span>""")
        : day < Clock.Today ? Html.Of($"""<span class="chip chip--bad" title="{Formats.FullDate(day)}">{Icon("alert")}{Formats.ShortDate(day)}<span class="sr"> {Text["late"].Value}</span></span>""")
        : day == Clock.Today ? Html.Of($"""<span class="chip chip--warn">{Icon("clock")}{Text["today"].Value}</span>""")
        : Html.Of($"""<span class="small nowrap">{Formats.ShortDate(day)}</span>""");

    /// <summary>A part of a whole as a bar.</summary>
    /// <param name="length">Of the longest, 0 to 1; null for what is not compared, as another currency.</param>
    public Row Bar(string key, string text, string value, string? share, decimal? length, string? href) => new(key, Html.Of(
        $"""<span class="cut">{Linked(text, href)}</span><span class="num">{value}{(share is null ? Html.Nothing : Html.Of($"""<span class="muted"> · {share}</span>"""))}</span>{(length is { } part ? Html.Of($"""<i class="bar-track" style="--part:{part * 100}%"></i>""") : Html.Nothing)}"""));

    /// <summary>A line of a legend that has its number.</summary>
    public Row Key(string key, string css, string text, string value, string? href) =>
        new(key, Html.Of($"""<i class="sw {css}"></i>{Linked(text, href)}<span class="num strong">{value}</span>"""));

    private static MarkupString Linked(string text, string? href) => href is null ? Html.Of($"<span>{text}</span>") : Html.Of($"""<a class="name" href="{href}">{text}</a>""");

    /// <summary>On one line, in the tone of the first.</summary>
    private MarkupString Remark(Note[] notes) => Html.Of(
        $"""<span class="tile-sub{Colours.GetValueOrDefault(notes[0].Tone)}">{(notes[0].Tone == Tone.Plain ? Html.Nothing : Icon(notes[0].Tone.Icon(), "i-sm"))}<span>{notes.Select(Said)}</span></span>""");

    private static MarkupString Said(Note note, int at) => Html.Of($"""{(at == 0 ? "" : ", ")}{(note.Href is { } href ? Html.Of($"""<a href="{href}">{note.Text}</a>""") : Html.Of($"{note.Text}"))}""");
}
