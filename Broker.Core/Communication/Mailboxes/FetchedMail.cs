using Broker.Core.Common;
using Broker.Core.Files;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>ToFile: it matches nobody, or several. SetAside: it could not be read, its reason says why.</summary>
public enum FetchedState { ToFile, SetAside, Filed, Dismissed }

/// <summary>A mail taken from a mailbox. The row stays once it is filed: by it the same mail is not taken twice, whatever the server forgets.</summary>
public sealed class FetchedMail : Entity, IStaffOnly, IUntold
{
    public const int FromLength = 300, HashLength = 64, ReasonLength = 60;
    public const string TooLarge = "mail.too-large-to-fetch", Unreadable = "mail.unreadable-as-fetched";

    public required Guid MailboxId { get; init; }
    public required long Validity { get; init; }
    public required long Uid { get; init; }

    /// <summary>SHA-256 of the mail, in hexadecimal; of one too large to be taken, of its head.</summary>
    public required string Hash { get; init; }

    /// <summary>The Message-ID header.</summary>
    public string? Key { get; init; }

    /// <summary>Of the mail it answers, when the firm has it.</summary>
    public string? AnswersKey { get; init; }
    public string From { get; init; } = "";

    /// <summary>The bare address, in lower case.</summary>
    public string Sender { get; init; } = "";
    public string To { get; init; } = "";
    public string Subject { get; init; } = "";

    /// <summary>Plain text, whatever it was written in; gone once it is on a record.</summary>
    public string Text { get; set; } = "";

    /// <summary>When it was sent.</summary>
    public required DateTime At { get; init; }
    public required DateTime FetchedAt { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }
    public FetchedState State { get; private set; }
    public string? Reason { get; private init; }
    public string? EndedBy { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>Attachments that are not kept, by their names.</summary>
    public List<string> LeftOut { get; init; } = [];
    public List<FetchedPiece> Pieces { get; init; } = [];

    public bool Waits => State is FetchedState.ToFile or FetchedState.SetAside;

    public static FetchedMail Aside(string reason, Guid mailboxId, long validity, long uid, string hash, DateTime at, DateTime now, long size, string from = "", string sender = "", string subject = "") => new()
    {
        MailboxId = mailboxId, Validity = validity, Uid = uid, Hash = hash, At = at, FetchedAt = now, Size = size, From = from, Sender = sender, Subject = subject, State = FetchedState.SetAside, Reason = reason,
    };

    /// <summary>On a record from now on: the record has the text and the attachments.</summary>
    public void File(string by, DateTime now)
    {
        (State, EndedBy, EndedAt, Text) = (FetchedState.Filed, by, now, "");
        Pieces.Clear();
    }

    public Result Dismiss(string by, DateTime now)
    {
        if (!Waits) return new Problem("mail.not-waiting");
        (State, EndedBy, EndedAt) = (FetchedState.Dismissed, by, now);
        return Result.Done;
    }

    public Result TakeUp()
    {
        if (State != FetchedState.Dismissed) return new Problem("mail.not-dismissed");
        (State, EndedBy, EndedAt) = (Reason is null ? FetchedState.ToFile : FetchedState.SetAside, null, null);
        return Result.Done;
    }
}

/// <summary>An attachment of a mail that waits to be filed.</summary>
public sealed class FetchedPiece : IStaffOnly
{
    public required Guid MailId { get; init; }
    public required int Place { get; init; }
    public required string Name { get; init; }
    public required Guid FileId { get; init; }
    public StoredFile? File { get; init; }
}
