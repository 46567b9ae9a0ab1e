using Broker.Core.Common;

namespace Broker.Core.Access;

public enum LinkPurpose { Invitation, Reset, Registration, Email }

/// <summary>
/// A link that works once, sent to somebody's address: who opens it reads that mailbox. The secret is made when the mail leaves and is nowhere but in
/// it: this row keeps its hash.
/// </summary>
public sealed class OneTimeLink : Entity, IStaffOnly
{
    public const int HashLength = 64;
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(14), ResetLasts = TimeSpan.FromMinutes(30), RegistrationLasts = TimeSpan.FromHours(24);

    public required LinkPurpose Purpose { get; init; }

    /// <summary>Whom it lets in; nobody yet, for somebody who asks for an account.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The account somebody is invited to.</summary>
    public Guid? MembershipId { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }

    /// <summary>SHA-256 of the secret, in hexadecimal; none before the mail has left.</summary>
    public string? SecretHash { get; private set; }
    public DateTime? SentAt { get; private set; }
    public DateTime? UsedAt { get; private set; }

    /// <summary>A newer one took its place.</summary>
    public DateTime? ReplacedAt { get; private set; }

    public bool IsGood(DateTime now) => UsedAt is null && ReplacedAt is null && ExpiresAt > now;

    public void Send(string secretHash, DateTime now) => (SecretHash, SentAt) = (secretHash, now);

    public void Use(DateTime now) => UsedAt = now;

    public void Replace(DateTime now) => ReplacedAt ??= now;
}
