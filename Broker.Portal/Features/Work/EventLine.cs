using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Broker.Core.Work;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Work;

/// <summary>A line of history as markup, made once for all screens that show it in one language: in elements, fifty of them would be eight hundred frames of each screen.</summary>
public sealed record EventLine(Guid Id, DateTime At)
{
    private static readonly ConditionalWeakTable<IReadOnlyList<EventsQuery.EventRow>, ConcurrentDictionary<string, IReadOnlyList<EventLine>>> Made = [];

    public MarkupString Mark { get; private init; }
    public MarkupString Told { get; private init; }

    /// <summary>By whom, and how long before it was read.</summary>
    public MarkupString By { get; private init; }
    public MarkupString Task { get; private init; }

    public static IReadOnlyList<EventLine> Of(IReadOnlyList<EventsQuery.EventRow> rows, ResourceAssetCollection assets, Formats formats, ProblemTexts texts, IStringLocalizer<ActionsText> text) =>
        Made.GetOrCreateValue(rows).GetOrAdd(CultureInfo.CurrentUICulture.Name, _ => [.. rows.Select(row => new EventLine(row.Id, row.At)
        {
            Mark = Html.Of($"""<span class="{EventLook.ToneOf(row.Code).Css("dotmark")}">{Icons.Of(assets, EventLook.IconOf(row.Code))}</span>"""),
            Told = Html.Of($"<p>{(row.Type is null ? Html.Nothing : Html.Of($"<b>{row.Type}</b> · "))}{texts.Told(row.Code, row.Args)}</p>"),
            By = Html.Of($"""{(row.Contact is null ? null : $"{row.Contact} · ")}{row.By} · <time class="nowrap" datetime="{row.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}" title="{formats.Exactly(row.At)}">{formats.Ago(row.At)}</time>"""),
            Task = Html.Of($"""<a class="link event-task" href="/tasks?event={row.Id.ToString()}">{text["events.task"].Value}</a>"""),
        })]);
}
