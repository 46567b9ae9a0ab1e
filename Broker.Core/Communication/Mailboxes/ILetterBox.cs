namespace Broker.Core.Communication.Mailboxes;

/// <summary>How mail is fetched. Core knows what becomes of a mail and when it is tried again; the box only opens and hands over.</summary>
public interface ILetterBox
{
    /// <exception cref="MailboxRefused">It does not open.</exception>
    Task<IOpenLetterBox> OpenAsync(BoxAddress where, CancellationToken ct = default);
}

/// <summary>A box as it stands open. Nothing is marked, moved or deleted in it.</summary>
public interface IOpenLetterBox : IAsyncDisposable
{
    /// <summary>While it is the same, the numbers of the mails mean the same mails.</summary>
    long Validity { get; }

    /// <summary>How many mails lie in it.</summary>
    int Count { get; }

    /// <summary>The mails with higher numbers than that one, in their order; from a day on, when there is none.</summary>
    /// <exception cref="MailboxRefused">It broke off.</exception>
    Task<IReadOnlyList<BoxSlip>> ListAsync(long after, DateOnly since, int most, CancellationToken ct = default);

    /// <returns>Null when it has gone meanwhile; nothing when it is longer than its slip said, and than one takes.</returns>
    /// <exception cref="MailboxRefused">It broke off.</exception>
    Task<byte[]?> ReadAsync(long uid, CancellationToken ct = default);

    /// <summary>Only the head of a mail that is too large to be taken.</summary>
    /// <exception cref="MailboxRefused">It broke off.</exception>
    Task<byte[]?> ReadHeadAsync(long uid, CancellationToken ct = default);
}

/// <param name="Size">Bytes.</param>
public sealed record BoxSlip(long Uid, long Size);

/// <summary>Where a box is and how it opens: no record, so that its password is written nowhere by accident.</summary>
public sealed class BoxAddress
{
    public required string Host { get; init; }
    public required int Port { get; init; }
    public required MailSafety Safety { get; init; }
    public required string UserName { get; init; }
    public required string Password { get; init; }
}

/// <summary>A box that did not open, or broke off.</summary>
/// <param name="code">mailbox.unreachable and its like.</param>
/// <param name="detail">What the mail server said.</param>
public sealed class MailboxRefused(string code, string? detail = null) : Exception($"{code}: {detail}")
{
    public const string Unreachable = "mailbox.unreachable", Login = "mailbox.login-refused", Certificate = "mailbox.certificate-wrong", NotSecret = "mailbox.not-secret", NoMail = "mailbox.not-a-mail-server",
        NoInbox = "mailbox.no-inbox", Sealed = "mailbox.password-lost";

    public string Code => code;
    public string? Detail => detail;
}

/// <summary>Keeps what must be read again, but by nobody who has only the database.</summary>
public interface ISeal
{
    string Close(string secret);

    /// <returns>Null when the keys it was closed with are gone.</returns>
    string? Open(string closed);
}
