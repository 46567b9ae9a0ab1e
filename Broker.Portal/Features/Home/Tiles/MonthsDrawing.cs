using Broker.Core.Accounts;
using Microsoft.AspNetCore.Components;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>Two bars a month, what is due and what is paid, over lines at round amounts.</summary>
internal static class MonthsDrawing
{
    private const int Wide = 640, High = 232, Left = 46, Top = 10, Foot = 26, Steps = 4;
    private const int Height = High - Top - Foot;

    public static MarkupString Of(IReadOnlyList<PremiumsByMonthQuery.Month> months, TileInk ink, string title)
    {
        var step = Round(months.Max(m => Math.Max(m.Due.Amount, m.Paid.Amount)) / Steps);
        var slot = (decimal)(Wide - Left) / months.Count;
        var lines = Enumerable.Range(0, Steps + 1).Select(i => Line(At(step * i), ink.Formats.Rounded(step * i)));
        return Html.Of($"""<svg class="chart card-body" viewBox="0 0 {Wide} {High}" role="img" aria-label="{title}">{lines}{months.Select(Bars)}</svg>""");

        decimal At(decimal amount) => Top + Height - Height * Math.Max(0, amount) / (step * Steps);

        MarkupString Bars(PremiumsByMonthQuery.Month month, int i)
        {
            var (x, last) = (Left + slot * i, i == months.Count - 1);
            var today = last ? Html.Of($"""<rect class="today" x="{x}" y="{Top}" width="{slot}" height="{Height}" rx="4"/>""") : Html.Nothing;
            var said = ink.Text["premiums.bar", ink.Formats.Month(month.First), ink.Formats.Money(month.Due), ink.Formats.Money(month.Paid)].Value;
            return Html.Of($"""{today}<g><title>{said}</title>{Bar(month.Due.Amount, x + slot / 2 - 14)}{Bar(month.Paid.Amount, x + slot / 2 + 1)}</g><text{Html.Attribute("class", last ? "on" : i % 2 == 0 ? "even" : null)} x="{x + slot / 2}" y="{High - 8}">{ink.Formats.MonthName(month.First)}</text>""");
        }

        MarkupString Bar(decimal amount, decimal x) => Html.Of($"""<path d="M{x} {At(0)}V{At(amount)}h13V{At(0)}"/>""");
    }

    private static MarkupString Line(decimal y, string amount) => Html.Of($"""<path class="rule" d="M{Left} {y}H{Wide}"/><text class="scale" x="{Left - 8}" y="{y + 4}">{amount}</text>""");

    /// <summary>The next amount that is easily read on a scale.</summary>
    private static decimal Round(decimal least)
    {
        var ten = 1m;
        while (ten * 10 <= least) ten *= 10;
        return new[] { 1m, 1.5m, 2, 2.5m, 3, 4, 5, 6, 8, 10 }.Select(n => n * ten).First(n => n >= least);
    }
}
