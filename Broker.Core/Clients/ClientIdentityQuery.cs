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

    /// <returns>Null when there is no such client.</returns>
    public async Task<Identity?> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if (await ReadAsync(db, clientId, ct) is not { } input) return null;

        var told = await db.Clients.Where(c => c.Id == clientId)
            .Select(c => new { c.Reference, c.Name, Handler = db.Users.Where(p => p.Id == c.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault() }).SingleAsync(ct);
        Guid?[] chosen = [input.CategoryId, input.LegalFormId, input.SegmentId, input.OriginId, input.CorrespondenceTypeId, .. input.OtherAddresses.Select(a => a.CorrespondenceTypeId)];
        var ids = chosen.OfType<Guid>().Distinct().ToList();
        var words = ids.Count == 0 ? [] : await db.ListValues.Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Name, ct);
        if (input.HandlerId is { } handler && told.Handler is not null) words[handler] = told.Handler;
        return new(told.Reference, told.Name, input, words, await CustomValues.ReadAsync(db, CustomSubject.Client, clientId, ct));
    }

    internal static async Task<SaveClient.Input?> ReadAsync(BrokerDb db, Guid clientId, CancellationToken ct)
    {
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.Id == clientId, ct);
        if (client is null) return null;
        var input = SaveClient.Input.Of(client,
            await db.ClientPhones.AsNoTracking().Where(p => p.ClientId == clientId).ToListAsync(ct),
            await db.ClientAddresses.AsNoTracking().Where(a => a.ClientId == clientId).ToListAsync(ct));
        input.Custom = await db.CustomFieldValues.Where(v => v.SubjectId == clientId).ToDictionaryAsync(v => v.FieldId, v => (string?)v.Value, ct);
        return input;
    }
}
