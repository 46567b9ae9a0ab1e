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
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var text = Searchable.Fold(typed);
        if (text.Length < FewestLetters) return [];
        var start = "|" + text;
        return await db.Clients.Where(c => c.SearchText.Contains(text) && c.State != ClientState.Archived && c.Id != except)
            .OrderBy(c => c.SearchText.Contains(start) ? 0 : 1).ThenBy(c => c.Name).ThenBy(c => c.Id).Take(Most)
            .Select(c => new Choice(c.Id, c.Name, c.Reference, c.City)).ToListAsync(ct);
    }
}
