using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>Parts of a whole as a ring, one figure in its middle. The legend beside it has every number.</summary>
internal static class RingDrawing
{
    private const int Shades = 5;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string CssOf(int index) => $"shade-{index % Shades + 1}";

    public static MarkupString Of(IReadOnlyList<(string Name, int Count)> parts, string middle, string under, string title, Formats formats)
    {
        var whole = (decimal)parts.Sum(p => p.Count);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart chart--ring\" viewBox=\"0 0 120 120\" role=\"img\" aria-label=\"{Safe(title)}\"><g transform=\"rotate(-90 60 60)\">");
        var before = 0m;
        for (var i = 0; i < parts.Count; i++)
        {
            var share = whole == 0 ? 0 : parts[i].Count * 100 / whole;
            // A gap between two parts, and none around a whole ring.
            var length = share >= 100 ? 100 : Math.Max(0, share - 0.8m);
            if (share > 0)
                svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{CssOf(i)}\" cx=\"60\" cy=\"60\" r=\"48\" pathLength=\"100\" stroke-dasharray=\"{length:0.##} {100 - length:0.##}\" stroke-dashoffset=\"{-before:0.##}\"><title>{Safe($"{parts[i].Name} : {formats.Number(parts[i].Count)}")}</title></circle>");
            before += share;
        }
        svg.Append(CultureInfo.InvariantCulture, $"</g><text class=\"ring-figure\" x=\"60\" y=\"62\" text-anchor=\"middle\">{Safe(middle)}</text><text x=\"60\" y=\"78\" text-anchor=\"middle\">{Safe(under)}</text></svg>");
        return new(svg.ToString());
    }

    private static string Safe(string text) => Encoder.Encode(text);
}
