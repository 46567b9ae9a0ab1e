using System.Globalization;

namespace Broker.Core.Common;

/// <summary>The brokerage itself, as its documents name it. The registered one holds what the configuration says; the firm's own row completes it.</summary>
public sealed record FirmIdentity
{
    public string Name { get; init; } = "";
    public string Street { get; init; } = "";
    public string PostalCode { get; init; } = "";
    public string City { get; init; } = "";

    /// <summary>Number in the register of insurance intermediaries.</summary>
    public string Orias { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Email { get; init; } = "";
    public string Header { get; init; } = "";
    public string Footer { get; init; } = "";

    /// <summary>Language of the firm's documents, which their readers' settings do not change.</summary>
    public string Language { get; init; } = "fr-FR";

    /// <summary>Public address of the certificates' check, to which a code is added: "https://portal.example/verify".</summary>
    public string VerificationUrl { get; init; } = "http://localhost:5080/verify";

    /// <summary>A PNG.</summary>
    public byte[]? Logo { get; init; }

    public string Address => string.Join('\n', new[] { Street, $"{PostalCode} {City}".Trim() }.Where(line => line.Length > 0));

    public CultureInfo Culture => CultureInfo.GetCultureInfo(Language);
}
