using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>The list of clients, a page at a time: the first, the last, or the one after or before another.</summary>
public sealed class ClientsQuery(BrokerStore store, FirmClock clock)
{
    public const int PageSize = 50;

    /// <summary>Beyond that many the list says "more than": counting all of a large firm would cost more than the page itself.</summary>
    public const int MostCounted = 1_000;

    /// <param name="After">Where the page before it ends.</param>
    /// <param name="Before">Where the page after it begins.</param>
    /// <param name="Last">The end of the list.</param>
    public sealed record Where(string? After = null, string? Before = null, bool Last = false)
    {
        internal bool IsBackwards => Last || Before is not null;
    }

    /// <param name="Total">Up to <see cref="MostCounted"/>, and one more for more.</param>
    /// <param name="Begins">What the page before it asks for, if there is one.</param>
    /// <param name="Ends">What the page after it asks for, if there is one.</param>
    public sealed record ClientPage(IReadOnlyList<ClientRow> Rows, int Total, string? Begins, string? Ends);

    public async Task<ClientPage> RunAsync(Caller by, ClientFilter filter, Where? where = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        // An address somebody altered leads to the first page.
        where = where is { Last: true } || ClientOrder.Place.Read(where?.Before ?? where?.After) is not null ? where : null;

        var narrowed = await filter.ReadAsync(db, clock, ct);
        var total = narrowed.Uncounted ? MostCounted + 1 : narrowed.Few ? 0 : await CountAsync();
        // Few are found by what narrows them down, then sorted; of many, the first page comes soonest along the order's own index.
        var ways = total <= MostCounted ? [filter.IsSince ? Found() : narrowed.Apply(db.Clients)] : narrowed.Ways ?? [narrowed.Apply(db.ClientsAlong(ClientOrder.IndexOf(filter.Sort)))];
        var (places, more) = await PlacesAsync(db, ways, filter, where ?? new(), ct);
        if (narrowed.Few) total = where is null && !more ? places.Count : await CountAsync();
        // Nothing is left beyond that place: so does this.
        if (places.Count == 0 && where is not null) (where, (places, more)) = (null, await PlacesAsync(db, ways, filter, new(), ct));
        var rows = await ClientRows.ReadAsync(db, [.. places.Select(p => p.Id)], clock.Today, ct);

        var (back, on) = where switch
        {
            { Last: true } => (more, false),
            { Before: not null } => (more, true),
            { After: not null } => (true, more),
            _ => (false, more),
        };
        return new(rows, total, back && places.Count > 0 ? places[0].Written : null, on && places.Count > 0 ? places[^1].Written : null);

        // As they were counted, and only then put in order.
        IQueryable<Client> Found()
        {
            var found = narrowed.Apply(db.Clients).Take(MostCounted + 1).Select(c => c.Id);
            return db.Clients.Where(c => found.Contains(c.Id));
        }

        Task<int> CountAsync() => narrowed.Apply(db.Clients.AsNoTracking()).Take(MostCounted + 1).CountAsync(ct);
    }

    private static async Task<(List<ClientOrder.Place> Places, bool More)> PlacesAsync(BrokerDb db, IReadOnlyList<IQueryable<Client>> ways, ClientFilter filter, Where where, CancellationToken ct)
    {
        if (ways.Count == 1) return await PlacesAsync(ways[0], filter, where, ct);
        // The first of all are among the first of each way.
        var ids = new HashSet<Guid>();
        foreach (var way in ways) ids.UnionWith((await FirstAsync(way, filter, where, ct)).Select(p => p.Id));
        return await PlacesAsync(db.Clients.Where(c => EF.Parameter(ids.ToList()).Contains(c.Id)), filter, where, ct);
    }

    private static async Task<(List<ClientOrder.Place> Places, bool More)> PlacesAsync(IQueryable<Client> clients, ClientFilter filter, Where where, CancellationToken ct)
    {
        var places = await FirstAsync(clients, filter, where, ct);
        var more = places.Count > PageSize;
        if (more) places.RemoveAt(PageSize);
        if (where.IsBackwards) places.Reverse();
        return (places, more);
    }

    /// <summary>Of that page, and one more if there is one, in the order one comes to them.</summary>
    private static Task<List<ClientOrder.Place>> FirstAsync(IQueryable<Client> clients, ClientFilter filter, Where where, CancellationToken ct)
    {
        var up = filter.Descending == where.IsBackwards;
        if (!where.Last && ClientOrder.Place.Read(where.Before ?? where.After) is { } at) clients = ClientOrder.Beyond(clients, filter.Sort, up, at);
        return ClientOrder.PlacesAsync(ClientOrder.Sorted(clients, filter.Sort, up).Take(PageSize + 1), filter.Sort, ct);
    }
}
