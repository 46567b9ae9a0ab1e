using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>The firm lets in whoever came for the first time (R-EXT-03), and tells them.</summary>
public sealed class AdmitVisitor(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid membershipId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.DecideRequests);
        if (await Admission.FindAsync(db, membershipId, ct) is not { } visitor) return Problem.Missing;

        var now = clock.Now;
        var decided = visitor.Decide(db, admit: true, null, now);
        if (decided.Failed) return decided;
        var account = await db.Clients.Where(c => c.Id == visitor.Membership.ClientId).Select(c => c.Name).SingleAsync(ct);
        db.Add(visitor.Letter(DoorMailKind.Admitted, account, null, now));
        db.AddEvent(visitor.Membership.ClientId, null, "client.access-admitted", visitor.Person.FullName);
        return await db.SaveAsync(ct);
    }
}
