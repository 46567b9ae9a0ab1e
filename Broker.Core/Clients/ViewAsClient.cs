using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>D-27: somebody of the firm opens a client's extranet as one of its contacts, for an hour at most: to read only, or to act in their place with the right to.</summary>
public sealed class ViewAsClient(BrokerStore store, FirmClock clock)
{
    public const string Seen = "client.seen-as", ActedFor = "client.acted-for";

    public sealed class Input
    {
        public Guid ClientId { get; set; }

        /// <summary>The contact through whose eyes one looks.</summary>
        public Guid PersonId { get; set; }

        /// <summary>Do there what the contact could, under one's own name.</summary>
        public bool Act { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewAsClient);
        if (input.Act) db.Actor.Demand(Permission.ActForClients);
        if (db.Actor.PersonId is not { } me) return new Problem("view.needs-a-person");

        var contact = await db.Users.Where(p => p.Id == input.PersonId && p.Active && db.Memberships.Any(m => m.PersonId == p.Id && m.ClientId == input.ClientId && m.Active && m.Stage == AccessStage.Open) && p.GroupOf == null)
            .Select(p => p.FirstName + " " + p.LastName).SingleOrDefaultAsync(ct);
        if (contact is null) return Problem.Missing;
        if (!await db.OpenAccounts.AnyAsync(a => a.ClientId == input.ClientId, ct)) return new Problem("view.extranet-closed");

        foreach (var earlier in await db.ClientViews.Where(v => v.StaffId == me && v.ClientId == input.ClientId && v.EndsAt > clock.Now).ToListAsync(ct)) earlier.End(clock.Now);
        db.Add(ClientView.Open(input.ClientId, me, input.PersonId, input.Act, clock.Now));
        db.AddEvent(input.ClientId, null, input.Act ? ActedFor : Seen, contact);
        return await db.SaveAsync(ct);
    }
}
