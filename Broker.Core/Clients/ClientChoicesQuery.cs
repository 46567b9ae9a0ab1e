using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>The clients a search field proposes by part of their name, reference, SIREN or town (R-ASC-07); those that begin with it first.</summary>
public sealed class ClientChoicesQuery(BrokerStore store)
{
    public const int Most = 8, FewestLetters = 2;

    public sealed record Choice(Guid Id, string Name, string Reference, string? City);

    /// <param name="except">The record one chooses for: it is not offered to itself.</param>
    public async Task<IReadOnlyList<Choice>> RunAsync(Caller by, string? typed, Guid? except = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var text = Searchable.IsPhone(typed ?? "") ? Searchable.Phone(typed) : Searchable.Fold(typed);
        if (text.Length < FewestLetters) return [];
        var found = await Proposals.ReadAsync(db, SearchKind.Client, text, ct);
        var rows = await db.Clients.Where(c => EF.Parameter(found).Contains(c.Id) && c.State != ClientState.Archived && c.Id != except)
            .Select(c => new Choice(c.Id, c.Name, c.Reference, c.City)).ToDictionaryAsync(c => c.Id, ct);
        return [.. found.Where(rows.ContainsKey).Select(id => rows[id]).Take(Most)];
    }
}
