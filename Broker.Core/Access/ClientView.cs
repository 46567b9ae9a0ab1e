using Broker.Core.Common;

namespace Broker.Core.Access;

/// <summary>
/// Somebody of the firm looking at a client's extranet as one of its contacts sees it (D-27). As long as it lasts the archive's door takes
/// them, in that client's space, for that contact: with the contact's eyes, and without hands unless they act in the contact's place.
/// </summary>
public sealed class ClientView : Entity, IOwned, IStaffOnly
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public required Guid ClientId { get; init; }
    public required Guid StaffId { get; init; }
    public required Guid AsPersonId { get; init; }
    public required DateTime StartedAt { get; init; }
    public DateTime EndsAt { get; private set; }

    /// <summary>They may do what the contact may, under their own name.</summary>
    public bool Acts { get; init; }

    public static ClientView Open(Guid clientId, Guid staffId, Guid asPersonId, bool acts, DateTime now) =>
        new() { Acts = acts, ClientId = clientId, StaffId = staffId, AsPersonId = asPersonId, StartedAt = now, EndsAt = now + Longest };

    public void End(DateTime now)
    {
        if (EndsAt > now) EndsAt = now;
    }
}
