using Broker.Core.Common;

namespace Broker.Core.Storage;

/// <summary>Who changed what and when: written in the same transaction as the change itself, never altered.</summary>
public sealed class AuditEntry : IStaffOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTime At { get; init; }
    public Guid? PersonId { get; init; }

    /// <summary>The principal from whose account it was done in a member's (D-23).</summary>
    public Guid? FromClientId { get; init; }
    public required string ActorName { get; init; }
    public Guid? ClientId { get; init; }

    /// <summary>Name of the entity's class.</summary>
    public required string Subject { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>"Added", "Modified" or "Deleted".</summary>
    public required string Act { get; init; }

    /// <summary>JSON object: property name to [before, after]. Secrets are left out.</summary>
    public required string Values { get; init; }
}
