using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>What two records have in common.</summary>
public enum SameBy { Siren, Email, Phone, NameAndPlace, NameAndBirth }

/// <summary>Somebody who may be the client one is about to enter (D-15).</summary>
public sealed record DuplicateRow(Guid Id, string Reference, string Name, ClientKind Kind, ClientState State, string? PostalCode, string? City, IReadOnlyList<SameBy> Same);

/// <summary>Looks for the same client under other records: each question is answered by an index of its own, however large the firm.</summary>
internal static class Duplicates
{
    /// <summary>More would not help whoever has to choose.</summary>
    private const int Most = 10, MostLookedAt = 50;

    public static async Task<IReadOnlyList<DuplicateRow>> FindAsync(BrokerDb db, SaveClient.Input input, CancellationToken ct)
    {
        // Nothing but the key is asked here: a database without statistics would take the index of another condition, of no use.
        var others = db.Clients.AsNoTracking().Where(c => c.Id != input.Id);
        var found = new Dictionary<Guid, List<SameBy>>();

        if (Sirens(input) is { Length: > 0 } sirens) await NoteAsync(SameBy.Siren, others.Where(c => sirens.Contains(c.Siren)).Select(c => c.Id));
        if (Keys(Sameness.Email(input.Email), Sameness.Email(input.SecondEmail)) is { Length: > 0 } emails)
        {
            await NoteAsync(SameBy.Email, others.Where(c => emails.Contains(c.EmailKey)).Select(c => c.Id));
            await NoteAsync(SameBy.Email, others.Where(c => emails.Contains(c.SecondEmailKey)).Select(c => c.Id));
        }
        if (Keys([Sameness.Phone(input.Phone), .. input.OtherPhones.Select(p => Sameness.Phone(p.Number))]) is { Length: > 0 } phones)
        {
            await NoteAsync(SameBy.Phone, others.Where(c => phones.Contains(c.PhoneKey)).Select(c => c.Id));
            await NoteAsync(SameBy.Phone, db.ClientPhones.Where(p => phones.Contains(p.PhoneKey) && p.ClientId != input.Id).Select(p => p.ClientId));
        }
        if (Places(input) is { Length: > 0 } places) await NoteAsync(SameBy.NameAndPlace, others.Where(c => places.Contains(c.NamePlaceKey)).Select(c => c.Id));
        if (Births(input) is { Length: > 0 } births) await NoteAsync(SameBy.NameAndBirth, others.Where(c => births.Contains(c.NameBirthKey)).Select(c => c.Id));

        var ids = found.OrderByDescending(f => f.Value.Count).Take(MostLookedAt).Select(f => f.Key).ToList();
        if (ids.Count == 0) return [];
        var rows = await others.Where(c => ids.Contains(c.Id) && c.MergedIntoId == null).Select(c => new { c.Id, c.Reference, c.Name, c.Kind, c.State, c.PostalCode, c.City }).ToListAsync(ct);
        return [.. rows.OrderByDescending(r => found[r.Id].Count).ThenBy(r => r.Name).Take(Most)
            .Select(r => new DuplicateRow(r.Id, r.Reference, r.Name, r.Kind, r.State, r.PostalCode, r.City, found[r.Id]))];

        async Task NoteAsync(SameBy why, IQueryable<Guid> clients)
        {
            foreach (var id in await clients.Take(MostLookedAt).ToListAsync(ct))
            {
                if (!found.TryGetValue(id, out var reasons)) found[id] = reasons = [];
                if (!reasons.Contains(why)) reasons.Add(why);
            }
        }
    }

    private static string?[] Sirens(SaveClient.Input input) => input.Kind == ClientKind.NaturalPerson ? [] : Keys(Siren.Read(input.Siren ?? ""), Siret.Read(input.Siret ?? "")?[..9]);

    private static string?[] Places(SaveClient.Input input) => Keys(
        Sameness.With(Client.EnvelopeName(input.Kind ?? ClientKind.Company, input.Name, input.TradeName, input.LastName, input.FirstName), input.PostalCode));

    // A record may still bear the name of before a marriage.
    private static string?[] Births(SaveClient.Input input) => input.Kind == ClientKind.Company || string.IsNullOrWhiteSpace(input.FirstName) ? [] : Keys(
        Sameness.With($"{input.LastName} {input.FirstName}", input.BirthDate),
        string.IsNullOrWhiteSpace(input.BirthName) ? null : Sameness.With($"{input.BirthName} {input.FirstName}", input.BirthDate));

    // Asked while one still types: what no record can hold resembles nobody.
    private static string?[] Keys(params IEnumerable<string?> keys) => [.. keys.Where(key => key is not null && Inputs.CanBeKept(key)).Distinct()];
}
