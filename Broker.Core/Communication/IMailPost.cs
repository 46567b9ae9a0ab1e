namespace Broker.Core.Communication;

/// <summary>How mail leaves the house. Core knows what is written and when it is tried again; the post only carries.</summary>
public interface IMailPost
{
    /// <summary>False when no way out is configured: mail waits, and the screens say so.</summary>
    bool IsOpen { get; }

    /// <summary>The address every mail leaves under, when the configuration names one; otherwise the firm's own.</summary>
    string? Sender { get; }

    /// <exception cref="MailRefused">It has not left.</exception>
    Task SendAsync(Letter letter, CancellationToken ct = default);
}

/// <summary>A mail as it leaves: every address checked, no line break where a header goes.</summary>
/// <param name="ReplyTo">Where an answer goes: to the person who wrote, rather than to the firm's common address.</param>
/// <param name="Key">The Message-ID header, in its angle brackets.</param>
public sealed record Letter(string SenderName, string SenderAddress, string? ReplyTo, IReadOnlyList<string> To, string Subject, string Text, string Html, string Key,
    IReadOnlyList<Enclosure> Enclosures);

/// <param name="Open">Reads the file; the post disposes what it opened.</param>
public sealed record Enclosure(string Name, string ContentType, Func<Stream> Open);

/// <summary>A mail that did not leave.</summary>
/// <param name="code">mail.unreachable and its like.</param>
/// <param name="detail">What the mail server said.</param>
/// <param name="forGood">Trying again cannot help: nobody has that address.</param>
public sealed class MailRefused(string code, string? detail, bool forGood) : Exception($"{code}: {detail}")
{
    public const string Unreachable = "mail.unreachable", Login = "mail.login-refused", Recipient = "mail.recipient-refused", Rejected = "mail.rejected";

    public string Code => code;
    public string? Detail => detail;
    public bool ForGood => forGood;
}
