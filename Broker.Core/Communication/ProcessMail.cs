using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>Sets a received mail aside as dealt with, or takes it up again.</summary>
public sealed class ProcessMail(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid messageId, bool done = true, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        if (await db.ReceivedMails.SingleOrDefaultAsync(m => m.Id == messageId, ct) is not { } mail) return Problem.Missing;
        if (done) mail.Process(db.Actor.Name, clock.Now);
        else mail.TakeUp();
        return await db.SaveAsync(ct);
    }
}
