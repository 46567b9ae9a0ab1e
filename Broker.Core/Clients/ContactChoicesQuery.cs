using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>The contacts a search field proposes by part of their name or address, whosever they are.</summary>
public sealed class ContactChoicesQuery(BrokerStore store)
{
    public const int Most = 8, FewestLetters = 2;

    public sealed record Choice(Guid Id, string Name, string? Role, string Client);

    /// <param name="exceptOf">Those already this client's are not offered.</param>
    public async Task<IReadOnlyList<Choice>> RunAsync(Caller by, string? typed, Guid exceptOf, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var text = Searchable.IsPhone(typed ?? "") ? Searchable.Phone(typed) : Searchable.Fold(typed);
        if (text.Length < FewestLetters) return [];
        var found = await Proposals.ReadAsync(db, SearchKind.Contact, text, ct);
        var rows = await db.Contacts
            .Where(k => EF.Parameter(found).Contains(k.Id) && k.ClientId != exceptOf && !db.ContactLinks.Any(l => l.ClientId == exceptOf && l.ContactId == k.Id))
            .Select(k => new Choice(k.Id, k.FirstName + " " + k.LastName, k.Role, db.Clients.First(c => c.Id == k.ClientId).Name)).ToDictionaryAsync(k => k.Id, ct);
        return [.. found.Where(rows.ContainsKey).Select(id => rows[id]).Take(Most)];
    }
}
