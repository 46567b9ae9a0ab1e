using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Broker.Core.Accounts;
using Microsoft.AspNetCore.Components;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>Two bars a month, over lines at round amounts. Drawn once and shared: a screen holds a reference to it, not its shapes.</summary>
internal static class MonthsDrawing
{
    private const int Wide = 640, High = 232, Left = 46, Top = 10, Foot = 26, Steps = 4;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static MarkupString Of(IReadOnlyList<PremiumsByMonthQuery.Month> months, TileInk ink, string title)
    {
        var most = months.Max(m => Math.Max(m.Due.Minor, m.Paid.Minor)) / 100m;
        var step = Round(most / Steps);
        var (top, height) = (step * Steps, High - Top - Foot);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Wide} {High}\" role=\"img\" aria-label=\"{Safe(title)}\">");
        for (var i = 0; i <= Steps; i++)
        {
            var y = At(step * i);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"rule\" x1=\"{Left}\" x2=\"{Wide}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/><text x=\"{Left - 8}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{Safe(ink.Formats.Rounded(step * i))}</text>");
        }
        var slot = (decimal)(Wide - Left) / months.Count;
        for (var i = 0; i < months.Count; i++)
        {
            var (month, x, last) = (months[i], Left + slot * i, i == months.Count - 1);
            if (last) svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"today\" x=\"{x:0.#}\" y=\"{Top}\" width=\"{slot:0.#}\" height=\"{height}\" rx=\"4\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<g><title>{Safe(ink.Text["premiums.bar", ink.Formats.Month(month.First), ink.Formats.Money(month.Due), ink.Formats.Money(month.Paid)])}</title>");
            Bar("due", month.Due.Amount, x + slot / 2 - 14);
            Bar("paid", month.Paid.Amount, x + slot / 2 + 1);
            svg.Append(CultureInfo.InvariantCulture, $"</g><text class=\"{(last ? "on" : i % 2 == 0 ? "even" : null)}\" x=\"{x + slot / 2:0.#}\" y=\"{High - 8}\" text-anchor=\"middle\">{Safe(ink.Formats.MonthName(month.First))}</text>");
        }
        return new(svg.Append("</svg>").ToString());

        decimal At(decimal amount) => top == 0 ? Top + height : Top + height - height * amount / top;

        void Bar(string css, decimal amount, decimal x)
        {
            var y = At(Math.Max(0, amount));
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{css}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"13\" height=\"{Top + height - y:0.#}\" rx=\"2\"/>");
        }
    }

    /// <summary>The next amount that is easily read on a scale.</summary>
    private static decimal Round(decimal least)
    {
        var ten = 1m;
        while (ten * 10 <= least) ten *= 10;
        return new[] { 1m, 1.5m, 2, 2.5m, 3, 4, 5, 6, 8, 10 }.Select(n => n * ten).First(n => n >= least);
    }

    private static string Safe(string text) => Encoder.Encode(text);
}
