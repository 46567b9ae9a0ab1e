using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>The firm does not let in whoever came for the first time; an e-mail says so, and why (D-24).</summary>
public sealed class RefuseVisitor(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid MembershipId { get; set; }

        /// <summary>Read by whoever is refused.</summary>
        [Required, MaxLength(TaskItem.ReasonLength)] public string? Reason { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.DecideRequests);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (await Admission.FindAsync(db, input.MembershipId, ct) is not { } visitor) return Problem.Missing;

        var now = clock.Now;
        var decided = visitor.Decide(db, admit: false, input.Reason, now);
        if (decided.Failed) return decided;
        var account = await db.Clients.Where(c => c.Id == visitor.Membership.ClientId).Select(c => c.Name).SingleAsync(ct);
        db.Add(visitor.Letter(DoorMailKind.Refused, account, input.Reason!.Trim(), now));
        db.AddEvent(visitor.Membership.ClientId, null, "client.access-refused", visitor.Person.FullName, input.Reason!.Trim());
        return await db.SaveAsync(ct);
    }
}
