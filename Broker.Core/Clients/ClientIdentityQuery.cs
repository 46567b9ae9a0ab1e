using Broker.Core.Access;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>A client's whole identity, as the firm's own people read and edit it; the extranet reads <see cref="ClientQuery"/>.</summary>
public sealed class ClientIdentityQuery(BrokerStore store)
{
    /// <param name="Words">Names of the list words and of the handler it mentions, by their ids.</param>
    /// <param name="Custom">The firm's own fields, heading by heading.</param>
    public sealed record Identity(string Reference, string Name, SaveClient.Input Input, IReadOnlyDictionary<Guid, string> Words, IReadOnlyList<CustomValueRow> Custom)
    {
        public string? Word(Guid? id) => id is { } known && Words.TryGetValue(known, out var word) ? word : null;
    }

    private sealed record Told(string Reference, string Name, string? Handler, string? Category, string? LegalForm, string? Segment, string? Origin, string? CorrespondenceType);

    private static readonly Asked<Told> Telling = new((db, client, _) => db.Clients.Where(c => c.Id == client).Select(c => new Told(c.Reference, c.Name,
        db.Users.Where(p => p.Id == c.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
        db.ListValues.Where(v => v.Id == c.CategoryId).Select(v => v.Name).FirstOrDefault(),
        db.ListValues.Where(v => v.Id == c.LegalFormId).Select(v => v.Name).FirstOrDefault(),
        db.ListValues.Where(v => v.Id == c.SegmentId).Select(v => v.Name).FirstOrDefault(),
        db.ListValues.Where(v => v.Id == c.OriginId).Select(v => v.Name).FirstOrDefault(),
        db.ListValues.Where(v => v.Id == c.CorrespondenceTypeId).Select(v => v.Name).FirstOrDefault())));

    private static readonly Asked<Client> Whole = new((db, client, _) => db.Clients.AsNoTracking().Where(c => c.Id == client));
    private static readonly Asked<ClientPhone> Phones = new((db, client, _) => db.ClientPhones.AsNoTracking().Where(p => p.ClientId == client));
    private static readonly Asked<ClientAddress> Addresses = new((db, client, _) => db.ClientAddresses.AsNoTracking().Where(a => a.ClientId == client));
    private static readonly Asked<CustomFieldValue> Values = new((db, client, _) => db.CustomFieldValues.AsNoTracking().Where(v => v.SubjectId == client));

    /// <returns>Null when there is no such client.</returns>
    public async Task<Identity?> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if (await ReadAsync(db, clientId, ct) is not { } input) return null;

        var told = await Telling.Of(db, clientId).SingleAsync(ct);
        var words = new Dictionary<Guid, string>();
        foreach (var (id, word) in new[]
        {
            (input.HandlerId, told.Handler), (input.CategoryId, told.Category), (input.LegalFormId, told.LegalForm), (input.SegmentId, told.Segment), (input.OriginId, told.Origin),
            (input.CorrespondenceTypeId, told.CorrespondenceType),
        })
            if (id is { } known && word is not null) words[known] = word;
        // Further addresses are rare, and mostly of a type met already.
        var further = input.OtherAddresses.Select(a => a.CorrespondenceTypeId).OfType<Guid>().Distinct().Where(id => !words.ContainsKey(id)).ToList();
        if (further.Count > 0)
            foreach (var (id, name) in await db.ListValues.Where(v => further.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Name, ct)) words[id] = name;
        return new(told.Reference, told.Name, input, words, await CustomValues.ReadAsync(db, CustomSubject.Client, input.Custom, ct));
    }

    internal static async Task<SaveClient.Input?> ReadAsync(BrokerDb db, Guid clientId, CancellationToken ct)
    {
        var client = await Whole.Of(db, clientId).SingleOrDefaultAsync(ct);
        if (client is null) return null;
        var input = SaveClient.Input.Of(client, await Phones.Of(db, clientId).ToListAsync(ct), await Addresses.Of(db, clientId).ToListAsync(ct));
        input.Custom = await Values.Of(db, clientId).ToDictionaryAsync(v => v.FieldId, v => (string?)v.Value, cancellationToken: ct);
        return input;
    }
}
