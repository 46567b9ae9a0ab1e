using Broker.Core.Access;
using Broker.Core.Storage;

namespace Broker.Core.Clients;

/// <summary>What the head of a record says for the firm's eyes only.</summary>
public sealed class RecordHeadQuery(BrokerStore store)
{
    public sealed record Head(string? Segment, string? ImportantNotes);

    private static readonly Asked<Head> Reading = new((db, client, _) => db.Clients.Where(c => c.Id == client)
        .Select(c => new Head(db.ListValues.Where(v => v.Id == c.SegmentId).Select(v => v.Name).FirstOrDefault(), c.ImportantNotes)));

    /// <returns>Null when there is no such client.</returns>
    public async Task<Head?> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        return await Reading.Of(db, clientId).SingleOrDefaultAsync(ct);
    }
}
