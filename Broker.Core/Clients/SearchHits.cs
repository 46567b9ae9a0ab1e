using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>The index only says where to look: what is shown is read from the rows themselves, through the reader's own filters.</summary>
internal static class SearchHits
{
    private sealed record Row(Guid SubjectId, Guid Id, Guid ClientId, string Title, string Detail, string?[] Others);

    public static async Task<IReadOnlyList<SearchQuery.Hit>> ReadAsync(BrokerDb db, SearchQuery.Finds found, IReadOnlyList<string> fragments, CancellationToken ct)
    {
        var hits = new List<SearchQuery.Hit>();
        foreach (var kind in Enum.GetValues<SearchKind>())
        {
            if (found.Of(kind) is not { Count: > 0 } finds || (kind == SearchKind.Claim && !db.Actor.May(Permission.ViewClaims))) continue;
            var rows = await RowsAsync(db, kind, [.. finds.Select(f => f.Entry.SubjectId)], ct);
            if (kind == SearchKind.Client && fragments.Any(IsNumber)) rows = await WithPhonesAsync(db, rows, ct);
            hits.AddRange(
                from find in finds
                join row in rows on find.Entry.SubjectId equals row.SubjectId
                select new SearchQuery.Hit(kind, row.Id, row.ClientId, row.Title, row.Detail, find.Nearly ? null : MatchIn(row, fragments), find.Nearly));
        }
        return hits;
    }

    /// <summary>What was typed as a whole counts before its words: a mailbox is not the name it ends in.</summary>
    private static string? MatchIn(Row row, IReadOnlyList<string> fragments)
    {
        foreach (var fragment in fragments)
        {
            if (Searchable.Fold(row.Title).Contains(fragment) || Searchable.Fold(row.Detail).Contains(fragment)) return null;
            if (row.Others.FirstOrDefault(value => Searchable.Fold(value).Contains(fragment) || Searchable.Phone(value).Contains(fragment)) is { } matched) return matched;
        }
        return null;
    }

    private static bool IsNumber(string fragment) => fragment.Length >= SoughtText.Inside && fragment.All(char.IsAsciiDigit);

    private static async Task<List<Row>> WithPhonesAsync(BrokerDb db, List<Row> clients, CancellationToken ct)
    {
        var ids = clients.ConvertAll(row => row.Id);
        var phones = (await db.ClientPhones.Where(p => EF.Parameter(ids).Contains(p.ClientId)).Select(p => new { p.ClientId, p.Number }).ToListAsync(ct)).ToLookup(p => p.ClientId, p => p.Number);
        return clients.ConvertAll(row => row with { Others = [.. row.Others, .. phones[row.Id]] });
    }

    private static Task<List<Row>> RowsAsync(BrokerDb db, SearchKind kind, List<Guid> ids, CancellationToken ct) => kind switch
    {
        SearchKind.Client => db.Clients.Where(c => ids.Contains(c.Id))
            .Select(c => new Row(c.Id, c.Id, c.Id, c.Name, c.Reference, new[] { c.Siren, c.Email, c.Phone, c.City })).ToListAsync(ct),
        SearchKind.Contact => (from contact in db.Contacts
                               where ids.Contains(contact.Id)
                               join client in db.Clients on contact.ClientId equals client.Id
                               select new Row(contact.Id, contact.Id, client.Id, contact.FirstName + " " + contact.LastName, client.Name, new[] { contact.Email, contact.OtherEmail, contact.Phone, contact.Mobile })).ToListAsync(ct),
        SearchKind.Contract => (from contract in db.Contracts
                                where ids.Contains(contract.Id)
                                join client in db.Clients on contract.ClientId equals client.Id
                                select new Row(contract.Id, contract.Id, client.Id, contract.Number, client.Name, Array.Empty<string?>())).ToListAsync(ct),
        SearchKind.Vehicle => (from vehicle in db.Vehicles
                               where ids.Contains(vehicle.Id)
                               join client in db.Clients on vehicle.ClientId equals client.Id
                               select new Row(vehicle.Id, vehicle.ContractId, client.Id, vehicle.Plate, client.Name, new[] { vehicle.Vin })).ToListAsync(ct),
        SearchKind.Receipt => (from receipt in db.Receipts
                               where ids.Contains(receipt.Id)
                               join client in db.Clients on receipt.ClientId equals client.Id
                               select new Row(receipt.Id, receipt.ContractId, client.Id, receipt.Number, client.Name, Array.Empty<string?>())).ToListAsync(ct),
        _ => (from claim in db.Claims
              where ids.Contains(claim.Id)
              join client in db.Clients on claim.ClientId equals client.Id
              select new Row(claim.Id, claim.Id, client.Id, claim.Number, client.Name, new[] { claim.InsurerReference })).ToListAsync(ct),
    };
}
