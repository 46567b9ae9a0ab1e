using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>Tries a mail again that has failed for good.</summary>
public sealed class RetryMessage(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid messageId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == messageId, ct);
        if (message is null) return Problem.Missing;
        var result = message.Retry(clock.Now);
        return result.Failed ? result : await db.SaveAsync(ct);
    }
}
