using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>Takes a predefined message away. What was written from it stays; a draft of one that is validated is no longer held.</summary>
public sealed class RemovePredefinedMessage(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid messageId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        if (await db.PredefinedMessages.Include(m => m.Roles).SingleOrDefaultAsync(m => m.Id == messageId, ct) is not { } message) return Problem.Missing;
        db.Remove(message);
        return await db.SaveAsync(ct);
    }
}
