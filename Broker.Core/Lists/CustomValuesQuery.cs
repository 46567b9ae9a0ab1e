using Broker.Core.Access;
using Broker.Core.Storage;

namespace Broker.Core.Lists;

/// <summary>One record's fields of the firm's own, with what they hold: heading by heading, in the firm's order.</summary>
public sealed class CustomValuesQuery(BrokerStore store)
{
    public async Task<IReadOnlyList<CustomValueRow>> RunAsync(Caller by, CustomSubject subject, Guid subjectId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        return await CustomValues.ReadAsync(db, subject, subjectId, ct);
    }
}
