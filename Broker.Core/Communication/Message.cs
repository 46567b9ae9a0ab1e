using Broker.Core.Common;
using Broker.Core.Files;

namespace Broker.Core.Communication;

/// <summary>Held: a validation keeps it in the house. Refused: it never leaves. Stopped: what it was to carry is not to be sent any more.</summary>
public enum MessageState { Draft, Queued, Sending, Sent, Failed, Received, Held, Refused, Stopped }

/// <summary>
/// An e-mail of a client's record, written by the firm or received and filed. One to be sent is its own place in the queue: it waits in this
/// row until it has left, or has visibly failed, whatever happens to the machine meanwhile.
/// </summary>
public sealed class Message : Entity, IOwned, IStaffOnly
{
    public const int SubjectLength = 200, BodyLength = 10_000, AddressesLength = 1_500, MostRecipients = 10, DetailLength = 300;

    /// <summary>After that many failures it stays failed, and its author is told.</summary>
    public const int MostAttempts = 6;

    /// <summary>A sending that has not ended by then died with its process.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>What waits between attempts: a mail server that is down for half a day loses nothing.</summary>
    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8)];

    public required Guid ClientId { get; init; }

    /// <summary>The predefined message it was written from.</summary>
    public Guid? TemplateId { get; set; }

    /// <summary>Came from outside; otherwise the firm wrote it.</summary>
    public bool Incoming { get; init; }

    /// <summary>Of the firm: who wrote it, or who filed it.</summary>
    public Guid? AuthorId { get; init; }
    public required string Author { get; init; }

    /// <summary>Name and address as a mail programme shows them. Of our own, what it left under; empty until then.</summary>
    public string From { get; set; } = "";

    /// <summary>The mailbox answers are to reach, when its author chose one; otherwise their default one.</summary>
    public string? AnswersAt { get; set; }

    /// <summary>Addresses, parted by ", ".</summary>
    public string To { get; set; } = "";
    public string Subject { get; set; } = "";

    /// <summary>Plain text, whole.</summary>
    public string Body { get; set; } = "";
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it left, or was sent by whoever wrote to the firm; until then, when it was last worked on.</summary>
    public required DateTime At { get; set; }
    public MessageState State { get; private set; } = MessageState.Draft;
    public int Attempts { get; private set; }

    /// <summary>Queued: not before. Sending: the lease's end.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>Why it has not left: a code, and the mail server's own words.</summary>
    public string? Failure { get; private set; }
    public string? FailureDetail { get; private set; }

    /// <summary>The Message-ID header: a mail filed twice, or sent twice after a power cut, is recognised by it.</summary>
    public string? Key { get; set; }

    /// <summary>The mail it answers.</summary>
    public Guid? AnswersId { get; set; }

    /// <summary>A received mail nobody has dealt with yet.</summary>
    public bool ToProcess { get; private set; }
    public string? ProcessedBy { get; private set; }
    public DateTime? ProcessedAt { get; private set; }

    /// <summary>Attachments of a received mail that the record does not keep, by their names.</summary>
    public List<string> LeftOut { get; init; } = [];
    public List<MessageAttachment> Attachments { get; init; } = [];

    public IReadOnlyList<string> Recipients => To.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>It came from outside, and waits for somebody to deal with it.</summary>
    public Message AsReceived()
    {
        (State, ToProcess) = (MessageState.Received, true);
        return this;
    }

    /// <summary>Answered, made a task of, or simply read: the first who did it is named.</summary>
    public void Process(string by, DateTime now)
    {
        if (ToProcess) (ToProcess, ProcessedBy, ProcessedAt) = (false, by, now);
    }

    public void TakeUp() => (ToProcess, ProcessedBy, ProcessedAt) = (Incoming, null, null);

    public void Queue(DateTime now) => (State, Attempts, DueAt, At, Failure, FailureDetail) = (MessageState.Queued, 0, now, now, null, null);

    public void Hold(DateTime now) => (State, At) = (MessageState.Held, now);

    public void Refuse() => State = MessageState.Refused;

    /// <summary>Back to the desk, as long as it has not left.</summary>
    public Result Withdraw(DateTime now)
    {
        if (State is not (MessageState.Queued or MessageState.Failed)) return new Problem("message.already-left");
        (State, At, Failure, FailureDetail) = (MessageState.Draft, now, null, null);
        return Result.Done;
    }

    public Result Retry(DateTime now)
    {
        if (State != MessageState.Failed) return new Problem("message.not-failed");
        Queue(now);
        return Result.Done;
    }

    /// <summary>Its turn has come, and it does not go after all.</summary>
    public bool TryStop(string why, DateTime now)
    {
        if (State is not (MessageState.Queued or MessageState.Sending) || DueAt > now) return false;
        (State, At, Failure, FailureDetail) = (MessageState.Stopped, now, why, null);
        return true;
    }

    /// <summary>One worker takes it; a second one loses by the row's version.</summary>
    public bool TryClaim(DateTime now)
    {
        if (State is not (MessageState.Queued or MessageState.Sending) || DueAt > now) return false;
        (State, Attempts, DueAt) = (MessageState.Sending, Attempts + 1, now + Lease);
        return true;
    }

    public void Left(string from, DateTime now) => (State, From, At, Failure, FailureDetail) = (MessageState.Sent, from, now, null, null);

    /// <summary>Tried again with growing delays; after the last attempt, or when trying again cannot help, visibly failed.</summary>
    public void FailedTo(string failure, string? detail, bool forGood, DateTime now)
    {
        (Failure, FailureDetail) = (failure, detail is null ? null : Inputs.Cut(detail, DetailLength));
        if (forGood || Attempts >= MostAttempts) State = MessageState.Failed;
        else (State, DueAt) = (MessageState.Queued, now + Delays[Math.Min(Attempts, Delays.Length) - 1]);
    }
}

/// <summary>A document of the client's that goes, or came, with a message.</summary>
public sealed class MessageAttachment : IOwned, IStaffOnly
{
    public required Guid ClientId { get; init; }
    public required Guid MessageId { get; init; }
    public required Guid DocumentId { get; init; }
    public Document? Document { get; init; }
}
