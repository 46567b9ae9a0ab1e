namespace Broker.Portal.Hosting;

/// <summary>Where one is sent after a form: only ever a path of this portal.</summary>
public static class LocalAddress
{
    public static string Or(string? asked, string otherwise) =>
        asked is ['/', ..] and not ['/', '/' or '\\', ..] && !asked.AsSpan().ContainsAny('\\', '\r', '\n') ? asked : otherwise;
}
