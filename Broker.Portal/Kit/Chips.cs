using Microsoft.AspNetCore.Components;

namespace Broker.Portal.Kit;

/// <summary>A <see cref="StatusChip"/> as plain markup, for frames that every open screen holds and for lists.</summary>
public static class Chips
{
    /// <param name="text">Shown as it is, never as markup.</param>
    public static MarkupString Of(ResourceAssetCollection assets, Tone tone, string text, string? icon = null, bool bare = false) =>
        Html.Of($"""<span class="{tone.Css("chip")}{(bare ? " chip--plain" : null)}">{Icons.Of(assets, icon ?? tone.Icon())}{text}</span>""");
}
