using System.Collections.Concurrent;
using System.Globalization;
using Broker.Core.Common;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Work;

/// <summary>When something is to be done by, as markup that all lines and screens share: late in red with a word, today in its own colour.</summary>
public static class DueMarks
{
    private const int Most = 5_000;
    private static readonly ConcurrentDictionary<(DateOnly? Day, int State, string Culture, string Sheet), MarkupString> Drawn = new();
    private static int drawn;

    /// <param name="finished">Then it is only a date.</param>
    public static MarkupString Of(ResourceAssetCollection assets, Formats formats, IStringLocalizer<ActionsText> text, DateOnly today, DateOnly? day, bool finished = false)
    {
        var state = day is null ? 0 : finished || day > today ? 1 : day == today ? 2 : 3;
        var key = (day, state, CultureInfo.CurrentUICulture.Name, assets["img/icons.svg"]);
        if (Drawn.TryGetValue(key, out var mark)) return mark;
        // Counted here: the dictionary's own count holds up everybody who draws.
        if (Interlocked.Increment(ref drawn) > Most)
        {
            drawn = 0;
            Drawn.Clear();
        }
        return Drawn[key] = Draw(assets, formats, text, day, state);
    }

    private static MarkupString Draw(ResourceAssetCollection assets, Formats formats, IStringLocalizer<ActionsText> text, DateOnly? day, int state)
    {
        if (day is not { } on) return Html.Of($"""<span class="muted" aria-label="{text["no-due-date"].Value}">–</span>""");
        var time = Html.Of($"""<time datetime="{Dates.Iso(on)}">{formats.Date(on)}</time>""");
        return state switch
        {
            3 => Html.Of($"""<span class="chip chip--bad" title="{formats.FullDate(on)}">{Icons.Of(assets, "alert")}{time} · {text["late"].Value}</span>"""),
            2 => Html.Of($"""<span class="chip chip--warn">{Icons.Of(assets, "clock")}{text["today"].Value}</span>"""),
            _ => time,
        };
    }
}
