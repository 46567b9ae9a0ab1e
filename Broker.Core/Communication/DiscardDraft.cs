using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>Throws one's own draft away.</summary>
public sealed class DiscardDraft(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid messageId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        var draft = await db.Messages.Include(m => m.Attachments).SingleOrDefaultAsync(m => m.Id == messageId && m.AuthorId == db.Actor.PersonId, ct);
        if (draft is null) return Problem.Missing;
        if (draft.State != MessageState.Draft) return new Problem("message.already-left");
        db.Remove(draft);
        return await db.SaveAsync(ct);
    }
}
