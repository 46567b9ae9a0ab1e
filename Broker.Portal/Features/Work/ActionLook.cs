using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Broker.Core.Work;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Work;

/// <summary>The cells of an action that answer to nobody, and the words of those that do: made once for all screens that show the same list in one language.</summary>
public sealed class ActionLook
{
    private static readonly ConditionalWeakTable<IReadOnlyList<ActionLine>, ConcurrentDictionary<(string Culture, bool ShowClient), IReadOnlyList<ActionLook>>> Made = [];

    /// <summary>What is to be done and, in the list of everybody's, for whom.</summary>
    public MarkupString What { get; private init; }

    /// <summary>By when, and by whom.</summary>
    public MarkupString When { get; private init; }
    public required string StatusOf { get; init; }
    public required string Remove { get; init; }

    public static IReadOnlyList<ActionLook> Of(IReadOnlyList<ActionLine> rows, bool showClient, ResourceAssetCollection assets, DateOnly today, Formats formats, IStringLocalizer<ActionsText> text) =>
        Made.GetOrCreateValue(rows).GetOrAdd((CultureInfo.CurrentUICulture.Name, showClient), _ => [.. rows.Select(row => new ActionLook
        {
            What = showClient
                ? Html.Of($"""<td class="wrap"><a class="name" href="/clients/{row.ClientId.ToString()}?tab=actions">{row.Name}</a></td><td><a class="link" href="/clients/{row.ClientId.ToString()}">{row.Client}</a></td>""")
                : Html.Of($"""<td class="{(row.Finished ? "wrap muted" : "wrap strong")}">{row.Name}</td>"""),
            When = Html.Of($"""<td>{DueMarks.Of(assets, formats, text, today, row.DueOn, row.Finished)}</td><td class="muted">{row.Assignee}</td>"""),
            StatusOf = text["status-of", row.Name],
            Remove = text["remove-one", row.Name],
        })]);
}
