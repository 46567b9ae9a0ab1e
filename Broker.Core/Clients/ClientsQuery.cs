using System.Linq.Expressions;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

public enum ClientSort { Name, Reference, City, Newest }

/// <summary>The list of clients, a page at a time.</summary>
public sealed class ClientsQuery(BrokerStore store, FirmClock clock)
{
    public const int PageSize = 50;

    /// <summary>Beyond that many the list says "more than": counting all of a large firm would cost more than the page itself.</summary>
    public const int MostCounted = 10_000;

    public sealed class Filter
    {
        /// <summary>Part of the name, reference, SIREN or town, whatever the case and accents.</summary>
        public string? Text { get; set; }
        public ClientKind? Kind { get; set; }

        /// <summary>Without one: all but the archived.</summary>
        public ClientState? State { get; set; }
        public ClientSort Sort { get; set; }
        public bool Descending { get; set; }

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    public sealed record ClientRow(Guid Id, string Reference, string Name, ClientKind Kind, ClientState State, string? PostalCode, string? City, string? Handler,
        int ContractsInForce, int RemainingActions);

    public async Task<Page<ClientRow>> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var clients = Chosen(db, filter);
        var total = await clients.Take(MostCounted + 1).CountAsync(ct);
        var (inForce, remaining) = (db.ContractsInForceOn(clock.Today), db.RemainingActions);
        var rows = await Sorted(clients, filter).Skip(Math.Max(0, filter.Page) * PageSize).Take(PageSize)
            .Select(c => new ClientRow(c.Id, c.Reference, c.Name, c.Kind, c.State, c.PostalCode, c.City,
                db.Users.Where(p => p.Id == c.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
                inForce.Count(contract => contract.ClientId == c.Id),
                remaining.Count(action => action.ClientId == c.Id)))
            .ToListAsync(ct);
        return new(rows, total);
    }

    private static IQueryable<Client> Chosen(BrokerDb db, Filter filter)
    {
        var clients = db.Clients.AsNoTracking();
        clients = filter.State is { } state ? clients.Where(c => c.State == state) : clients.Where(c => c.State != ClientState.Archived);
        if (filter.Kind is { } kind) clients = clients.Where(c => c.Kind == kind);
        if (Searchable.Fold(filter.Text) is { Length: > 0 } text) clients = clients.Where(c => c.SearchText.Contains(text));
        return clients;
    }

    private static IQueryable<Client> Sorted(IQueryable<Client> clients, Filter filter) => filter.Sort switch
    {
        ClientSort.Reference => By(clients, c => c.Reference, filter.Descending),
        ClientSort.City => By(clients, c => c.City, filter.Descending),
        ClientSort.Newest => By(clients, c => c.Id, !filter.Descending),
        _ => By(clients, c => c.Name, filter.Descending),
    };

    private static IQueryable<Client> By<TKey>(IQueryable<Client> clients, Expression<Func<Client, TKey>> key, bool descending) =>
        (descending ? clients.OrderByDescending(key) : clients.OrderBy(key)).ThenBy(c => c.Id);
}
