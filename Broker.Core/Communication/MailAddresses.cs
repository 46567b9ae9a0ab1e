using System.Net.Mail;

namespace Broker.Core.Communication;

/// <summary>Addresses as people type them. Only a bare address passes, one by one, so that nothing typed can become a header or a second recipient.</summary>
public static class MailAddresses
{
    private const int Longest = 254;

    public static bool IsOne(string? typed) =>
        typed is { Length: > 2 and <= Longest } && !typed.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>' or '"' or '\\' or '(' or ')')
        && typed.IndexOf('.', Math.Max(0, typed.LastIndexOf('@'))) > 0
        && MailAddress.TryCreate(typed, out var address) && address.Address == typed;

    /// <summary>As one types several: parted by commas, semicolons or blanks; the same one twice counts once.</summary>
    public static IReadOnlyList<string> Split(string? typed) =>
        [.. (typed ?? "").Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Without the line breaks and other control characters by which a subject could grow headers of its own.</summary>
    public static string OneLine(string text) => string.Join(' ', new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
