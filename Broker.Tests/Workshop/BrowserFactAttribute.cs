namespace Broker.Tests.Workshop;

/// <summary>A test that needs a real Chromium: <c>BROKER_CHROMIUM</c>, or where Debian puts it.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Missing;
}

public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Missing;
}

public static class Chromium
{
    public static string Path { get; } = Environment.GetEnvironmentVariable("BROKER_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";

    public static string? Missing => File.Exists(Path) ? null : $"There is no Chromium at {Path}; BROKER_CHROMIUM may name another.";
}
