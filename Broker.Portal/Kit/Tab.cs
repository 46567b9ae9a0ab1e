namespace Broker.Portal.Kit;

/// <summary>One of the <see cref="Tabs"/>.</summary>
/// <param name="Name">What the address says while it is open.</param>
public sealed record Tab(string Name, string Text)
{
    public string? Badge { get; init; }
    public Tone BadgeTone { get; init; }
    public string? BadgeIcon { get; init; }
    public string? BadgeTitle { get; init; }

    /// <summary>Red while work remains behind it.</summary>
    public bool Alert { get; init; }
}
