using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>The figures on the parts of a record's associations. Read once per change and kind of viewer.</summary>
public sealed class AssociationCounters(BrokerStore store, SharedAnswers answers)
{
    /// <param name="Clients">Its principal, its members, and those it is associated with.</param>
    /// <param name="Lists">Mailing lists the firm has: without any, nothing is shown of them (R-CLI-03).</param>
    public sealed record Counters(int Correspondents, int Clients, int Contacts, int Products, int Lists, int Subscriptions);

    public async Task<Counters> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.GetAsync(clientId, actor, nameof(AssociationCounters), () => ReadAsync(by, clientId));
    }

    private async Task<Counters> ReadAsync(Caller by, Guid clientId)
    {
        await using var db = await store.OpenToReadAsync(by);
        return await db.Clients.Where(c => c.Id == clientId)
            .Select(c => new Counters(
                db.Correspondents.Count(x => x.ClientId == c.Id),
                (c.ParentId == null ? 0 : 1) + db.Clients.Count(m => m.ParentId == c.Id) + db.ClientAssociations.Count(a => a.ClientId == c.Id),
                db.Contacts.Count(k => k.ClientId == c.Id) + db.ContactLinks.Count(l => l.ClientId == c.Id),
                db.ClientProducts.Count(p => p.ClientId == c.Id),
                db.MailingLists.Count(),
                db.MailingSubscriptions.Count(s => s.ClientId == c.Id)))
            .SingleOrDefaultAsync() ?? new(0, 0, 0, 0, 0, 0);
    }
}
