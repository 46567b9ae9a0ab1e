using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

public enum HitKind { Client, Contract, Vehicle }

/// <summary>What the search box at the top proposes: clients, contracts by number, vehicles by plate.</summary>
public sealed class SearchQuery(BrokerStore store)
{
    public const int MostHits = 8, FewestLetters = 2;

    /// <param name="Title">Client's name, contract's number, or plate.</param>
    /// <param name="Detail">Client's reference, or the name of the client it belongs to.</param>
    public sealed record Hit(HitKind Kind, Guid Id, Guid ClientId, string Title, string Detail);

    public async Task<IReadOnlyList<Hit>> RunAsync(Caller by, string? typed, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var text = Searchable.Fold(typed);
        if (text.Length < FewestLetters) return [];
        var start = "|" + text;

        // Those that begin with it come first.
        var clients = await db.Clients.Where(c => c.SearchText.Contains(text)).OrderBy(c => c.SearchText.Contains(start) ? 0 : 1).ThenBy(c => c.Name)
            .Select(c => new Hit(HitKind.Client, c.Id, c.Id, c.Name, c.Reference)).Take(MostHits).ToListAsync(ct);
        var contracts = await db.Contracts.Where(c => c.SearchText.Contains(text)).OrderBy(c => c.SearchText.Contains(start) ? 0 : 1).ThenBy(c => c.Number)
            .Select(c => new Hit(HitKind.Contract, c.Id, c.ClientId, c.Number, db.Clients.First(o => o.Id == c.ClientId).Name)).Take(MostHits).ToListAsync(ct);
        var vehicles = await db.Vehicles.Where(v => v.SearchText.StartsWith(start)).OrderBy(v => v.Label)
            .Select(v => new Hit(HitKind.Vehicle, v.ContractId, v.ClientId, v.Label, db.Clients.First(o => o.Id == v.ClientId).Name)).Take(MostHits).ToListAsync(ct);

        // Each kind keeps some room: forty clients called Martin do not hide the contract one looks for.
        var others = Math.Min(MostHits / 2, contracts.Count + vehicles.Count);
        return [.. clients.Take(MostHits - others), .. contracts.Concat(vehicles).Take(MostHits - Math.Min(clients.Count, MostHits - others))];
    }
}
