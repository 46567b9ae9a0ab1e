using Microsoft.AspNetCore.Components;

namespace Broker.Portal.Kit;

/// <summary>One of the <see cref="Tabs"/>.</summary>
/// <param name="name">What the address says while it is open.</param>
public sealed class Tab(string name, string text)
{
    private MarkupString? face;

    public string Name => name;
    public string Text => text;
    public string? Badge { get; init; }
    public Tone BadgeTone { get; init; }
    public string? BadgeIcon { get; init; }
    public string? BadgeTitle { get; init; }

    /// <summary>Red while work remains behind it.</summary>
    public bool Alert { get; init; }

    /// <summary>What stands on it, made once: its badge would else be six frames more of every open screen.</summary>
    internal MarkupString Face(ResourceAssetCollection assets) => face ??= Badge is null ? Html.Of($"{Text}")
        : Html.Of($"""{Text}<span class="{BadgeTone.Css("badge")}"{Html.Attribute("title", BadgeTitle)}>{(BadgeIcon is null ? Html.Nothing : Icons.Of(assets, BadgeIcon))}{Badge}</span>""");
}
