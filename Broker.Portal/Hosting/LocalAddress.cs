namespace Broker.Portal.Hosting;

/// <summary>Where one is sent after a form: only ever a path of this portal.</summary>
public static class LocalAddress
{
    public static string Or(string? asked, string otherwise) =>
        asked is ['/', ..] and not ['/', '/' or '\\', ..] && !asked.AsSpan().ContainsAny('\\', '\r', '\n') ? asked : otherwise;

    /// <summary>The page somebody was on when they sent what it had, as far as it is ours; home otherwise.</summary>
    public static string Before(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value ? Or(page.PathAndQuery, "/") : "/";
}
