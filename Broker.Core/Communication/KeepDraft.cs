using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.Communication;

/// <summary>Keeps what is being written to a client, as it is: nothing typed is lost, whatever happens before it is sent.</summary>
public sealed class KeepDraft(BrokerStore store, FirmClock clock)
{
    /// <returns>The draft's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, MessageInput input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        var draft = await input.WriteAsync(db, clock.Now, ct);
        if (draft.Failed) return draft.Problem;
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : draft.Value.Id;
    }
}
