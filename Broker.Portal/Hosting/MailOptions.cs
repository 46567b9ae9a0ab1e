namespace Broker.Portal.Hosting;

/// <summary>How mail leaves the house: section "Broker:Mail" of the configuration (Broker__Mail__Host…).</summary>
public sealed record MailOptions
{
    /// <summary>The mail server.</summary>
    public string? Host { get; init; }
    public int Port { get; init; } = 587;
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>STARTTLS. Only to be turned off for a server on the same machine.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>The address mails leave under; otherwise the firm's own.</summary>
    public string? From { get; init; }

    /// <summary>A folder into which mails are written as .eml files instead of being sent: for trying things out.</summary>
    public string? Folder { get; init; }
}
