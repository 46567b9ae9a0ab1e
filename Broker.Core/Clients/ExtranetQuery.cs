using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>A client's extranet as its record shows it: open or not, and who comes in.</summary>
public sealed class ExtranetQuery(BrokerStore store)
{
    /// <param name="Visitors">Who has an active access, whether or not the extranet is open.</param>
    public sealed record Extranet(bool Open, IReadOnlyList<Visitor> Visitors)
    {
        /// <summary>Who came for the first time and waits for the firm's word, with the task that asks it (D-24).</summary>
        public IReadOnlyList<Arrival> Arrivals { get; init; } = [];
    }

    public sealed record Arrival(string Name, Guid? TaskId);

    public sealed record Visitor(Guid PersonId, string Name, AccessGroup Group)
    {
        /// <summary>When they were last there, and the browser as it names itself; null for who never came, or not lately.</summary>
        public DateTime? SeenAt { get; init; }
        public string? SeenWith { get; init; }
    }

    private static readonly Asked<Visitor> Visiting = new((db, client, _) =>
        from membership in db.Memberships
        join person in db.Users on membership.PersonId equals person.Id
        where membership.ClientId == client && membership.Active && membership.Stage == AccessStage.Open && person.Active && person.GroupOf == null
        orderby person.LastName, person.FirstName
        select new Visitor(person.Id, person.FirstName + " " + person.LastName, membership.Group));

    private static readonly Asked<Arrival> Arriving = new((db, client, _) =>
        from membership in db.Memberships
        join person in db.Users on membership.PersonId equals person.Id
        where membership.ClientId == client && membership.Active && membership.Stage == AccessStage.Awaiting
        orderby person.LastName, person.FirstName
        select new Arrival(person.FirstName + " " + person.LastName, db.OpenTasks.Where(t => t.SubjectId == membership.Id).Select(t => (Guid?)t.Id).FirstOrDefault()));

    private static readonly Asked<Guid> Opened = new((db, client, _) => db.OpenAccounts.Where(a => a.ClientId == client).Select(a => a.Id));

    public async Task<Extranet> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var visitors = await Visiting.Of(db, clientId).ToListAsync(ct);
        var arrivals = await Arriving.Of(db, clientId).ToListAsync(ct);
        if (visitors.Count > 0)
        {
            var seen = await db.LastSeenAsync(clientId, ct);
            visitors = visitors.ConvertAll(v => seen.TryGetValue(v.PersonId, out var last) ? v with { SeenAt = last.At, SeenWith = last.Agent } : v);
        }
        return new(await Opened.Of(db, clientId).AnyAsync(ct), visitors) { Arrivals = arrivals };
    }
}
