using Broker.Core.Common;

namespace Broker.Core.Extranet;

/// <summary>
/// An e-mail address one wants to be reached at, or to sign in with, which counts only once whoever reads that mailbox has said so (D-29). One at a time; a
/// later wish takes the place of the former, whose link then opens nothing.
/// </summary>
public sealed class EmailChange : Entity, IOwned
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    public required Guid ClientId { get; init; }

    /// <summary>Whose own it is; null for the client's.</summary>
    public Guid? PersonId { get; init; }
    public required string Address { get; init; }
    public required Guid LinkId { get; init; }

    /// <summary>With its link, which clients do not see.</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>Who asked for it, as their line of history is signed.</summary>
    public required string By { get; init; }
}
