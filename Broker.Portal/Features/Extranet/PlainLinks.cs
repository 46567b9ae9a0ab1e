using System.Text.RegularExpressions;

namespace Broker.Portal.Features.Extranet;

/// <summary>Finds the addresses of pages in plain text. Only those of the web become links: what begins otherwise stays words.</summary>
internal static partial class PlainLinks
{
    /// <returns>The text in pieces, each with the address it leads to, or null.</returns>
    public static IEnumerable<(string Text, string? Href)> In(string text) => Address().Split(text).Where(part => part.Length > 0).Select(part => (part, LinkOf(part)));

    private static string? LinkOf(string part) =>
        Address().Match(part) is { Success: true, Index: 0 } found && found.Length == part.Length
        && Uri.TryCreate(part, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http") && address.UserInfo.Length == 0 ? address.AbsoluteUri : null;

    [GeneratedRegex(@"(https?://[^\s<>""«»]*[^\s<>""«».,;:!?)\]])", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
