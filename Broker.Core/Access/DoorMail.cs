using Broker.Core.Common;

namespace Broker.Core.Access;

/// <summary>What the door writes to people: no client's history holds it, since it may open a door.</summary>
public enum DoorMailKind
{
    Invitation,

    /// <summary>Their address has an account here already: another one is opened to it.</summary>
    InvitationToMore,
    Reset,

    /// <summary>A new password was asked for by somebody who cannot come in: not yet, or no longer (D-25).</summary>
    ResetRefused,
    Code,
    Admitted,
    Refused,
    Registration,

    /// <summary>An account was asked for at an address that has one.</summary>
    RegistrationKnown,

    /// <summary>Tells the owner that a password or a second factor was changed.</summary>
    Changed,

    /// <summary>To an address somebody wants to be reached at, or to sign in with: is it theirs?</summary>
    Email,

    /// <summary>To the address they signed in with until now.</summary>
    EmailMoved,

    /// <summary>To whoever handles a client that changed its own details.</summary>
    OwnDetails,

    /// <summary>To those who see everything of a client: memos of its vehicles are in its space, so many of them.</summary>
    Memos,
}

public enum DoorMailState { Queued, Sending, Sent, Failed, Dropped }

/// <summary>
/// A mail of the door, waiting in its row until it has left. What is secret in it is not here: it is made when the mail leaves, and only its hash is kept.
/// </summary>
public sealed class DoorMail : Entity, IStaffOnly, IUntold
{
    public const int AddressLength = 254, TextLength = 500, MostAttempts = 5;

    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2), Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan[] Delays = [TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    public required DoorMailKind Kind { get; init; }
    public required string To { get; init; }
    public required string Language { get; init; }

    /// <summary>How they are addressed.</summary>
    public string Name { get; init; } = "";

    /// <summary>The account, or whatever else it speaks of.</summary>
    public string? About { get; init; }

    /// <summary>Whoever asked for it to be written, or why it is.</summary>
    public string? Words { get; init; }
    public Guid? LinkId { get; init; }
    public Guid? CodeId { get; init; }
    public required DateTime CreatedAt { get; init; }
    public DoorMailState State { get; private set; }
    public int Attempts { get; private set; }
    public required DateTime DueAt { get; set; }
    public string? Failure { get; private set; }

    public bool TryClaim(DateTime now)
    {
        if (State is not (DoorMailState.Queued or DoorMailState.Sending) || DueAt > now) return false;
        (State, Attempts, DueAt) = (DoorMailState.Sending, Attempts + 1, now + Lease);
        return true;
    }

    public void Left() => (State, Failure) = (DoorMailState.Sent, null);

    /// <summary>What it carries is of no use any more.</summary>
    public void Drop() => State = DoorMailState.Dropped;

    public void FailedTo(string failure, bool forGood, DateTime now)
    {
        Failure = failure;
        if (forGood || Attempts >= MostAttempts) State = DoorMailState.Failed;
        else (State, DueAt) = (DoorMailState.Queued, now + Delays[Math.Min(Attempts, Delays.Length) - 1]);
    }
}
