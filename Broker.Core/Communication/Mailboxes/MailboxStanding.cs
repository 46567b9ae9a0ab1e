using Broker.Core.Common;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>How far a mailbox has been read, and when it is read again: a row of its own, so that fetching and editing never meet.</summary>
public sealed class MailboxStanding : Entity, IStaffOnly, IUntold
{
    /// <summary>R-JOB-03.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5), Longest = TimeSpan.FromHours(4);

    public required Guid MailboxId { get; init; }

    /// <summary>The server's word for "my numbers are still the same"; null before the first time.</summary>
    public long? Validity { get; private set; }

    /// <summary>The last mail taken, by the server's number: each is saved together with this.</summary>
    public long LastUid { get; private set; }
    public DateTime NextAt { get; private set; }
    public DateTime? ClaimedUntil { get; private set; }

    /// <summary>When it last answered to the end.</summary>
    public DateTime? FetchedAt { get; private set; }
    public int Failures { get; private set; }
    public DateTime? FailedSince { get; private set; }
    public string? Failure { get; private set; }

    /// <summary>What the mail server said.</summary>
    public string? FailureDetail { get; private set; }

    public bool TryClaim(DateTime now)
    {
        if (NextAt > now || ClaimedUntil > now) return false;
        ClaimedUntil = now + Lease;
        return true;
    }

    public void Took(long validity, long uid, DateTime now) => (Validity, LastUid, ClaimedUntil) = (validity, uid, now + Lease);

    /// <param name="more">There is more than one round takes: the next begins at once.</param>
    public void Done(bool more, DateTime now)
    {
        (ClaimedUntil, FetchedAt, NextAt) = (null, now, more ? now : now + Every);
        (Failures, FailedSince, Failure, FailureDetail) = (0, null, null, null);
    }

    /// <summary>Tried again with growing delays. True the first time: somebody is to be told, once.</summary>
    public bool FailedTo(string code, string? detail, DateTime now)
    {
        var first = FailedSince is null;
        (Failures, FailedSince, ClaimedUntil) = (Failures + 1, FailedSince ?? now, null);
        (Failure, FailureDetail) = (code, detail is null ? null : Inputs.Cut(MailAddresses.OneLine(detail), Message.DetailLength));
        var delay = Every * Math.Pow(2, Math.Min(Failures - 1, 8));
        NextAt = now + (delay < Longest ? delay : Longest);
        return first;
    }

    /// <summary>Somebody asks for it now, or has just altered where it is.</summary>
    public void Ask(DateTime now) => NextAt = now;

    /// <summary>It is another box from now on: its numbers mean nothing any more.</summary>
    public void Forget(DateTime now) => (Validity, LastUid, NextAt, Failures, FailedSince, Failure, FailureDetail) = (null, 0, now, 0, null, null, null);
}
