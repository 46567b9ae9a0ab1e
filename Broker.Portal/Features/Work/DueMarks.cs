using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
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
        return Drawn[key] = new(Draw(assets, formats, text, day, state));
    }

    private static string Draw(ResourceAssetCollection assets, Formats formats, IStringLocalizer<ActionsText> text, DateOnly? day, int state)
    {
        if (day is not { } on) return $"<span class=\"muted\" aria-label=\"{Html(text["no-due-date"])}\">–</span>";
        var time = $"<time datetime=\"{Dates.Iso(on)}\">{Html(formats.Date(on))}</time>";
        return state switch
        {
            3 => $"<span class=\"chip chip--bad\" title=\"{Html(formats.FullDate(on))}\">{Icons.Of(assets, "alert").Value}{time} · {Html(text["late"])}</span>",
            2 => $"<span class=\"chip chip--warn\">{Icons.Of(assets, "clock").Value}{Html(text["today"])}</span>",
            _ => time,
        };
    }

    private static string Html(string words) => WebUtility.HtmlEncode(words);
}
