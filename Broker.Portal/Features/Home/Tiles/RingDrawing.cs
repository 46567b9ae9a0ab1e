using Microsoft.AspNetCore.Components;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>Parts of a whole as a ring, one figure in its middle. The legend under it has every number.</summary>
internal static class RingDrawing
{
    private const int Shades = 5;

    public static string CssOf(int index) => $"shade-{index % Shades + 1}";

    public static MarkupString Of(IReadOnlyList<int> parts, string middle, string under, string title)
    {
        var whole = (decimal)parts.Sum();
        var arcs = new List<MarkupString>();
        var before = 0m;
        for (var i = 0; i < parts.Count; i++)
        {
            var share = parts[i] * 100 / whole;
            // A gap between two parts, and none in a whole ring.
            var length = share >= 100 ? 100 : Math.Max(0, share - 0.8m);
            if (share > 0) arcs.Add(Html.Of($"""<circle class="{CssOf(i)}" cx="60" cy="60" r="48" pathLength="100" stroke-dasharray="{length} {100 - length}" stroke-dashoffset="{-before}"/>"""));
            before += share;
        }
        return Html.Of($"""
            <svg class="chart chart--ring" viewBox="0 0 120 120" role="img" aria-label="{title}"><g transform="rotate(-90 60 60)">{arcs}</g><text class="ring-figure" x="60" y="62">{middle}</text><text x="60" y="78">{under}</text></svg>
            """);
    }
}
