using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Broker.Portal.Kit;

/// <summary>
/// Decorative icons as plain markup, for frames and lists, where an <see cref="Icon"/> in each row would tell: a component costs every open
/// screen its own buffers, markup is shared by all.
/// </summary>
public static class Icons
{
    private static readonly ConcurrentDictionary<(string Sheet, string Name, string? Css), MarkupString> Drawn = new();

    /// <param name="name">One drawing of img/icons.svg; written in a page, never typed by anybody.</param>
    public static MarkupString Of(ResourceAssetCollection assets, string name, string? css = null) => Drawn.GetOrAdd((assets["img/icons.svg"], name, css),
        icon => new($"<svg class=\"{(css is null ? "i" : $"i {css}")}\" aria-hidden=\"true\"><use href=\"{icon.Sheet}#{name}\"/></svg>"));
}
