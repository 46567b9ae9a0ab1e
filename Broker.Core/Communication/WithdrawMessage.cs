using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>Takes back one's own mail that has not left: it is a draft again, to be corrected or thrown away.</summary>
public sealed class WithdrawMessage(BrokerStore store, FirmClock clock)
{
    public const string Withdrawn = "message.withdrawn";

    public async Task<Result> RunAsync(Caller by, Guid messageId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == messageId && m.AuthorId == db.Actor.PersonId, ct);
        if (message is null) return Problem.Missing;
        var result = message.Withdraw(clock.Now);
        if (result.Failed) return result;
        db.AddEvent(message.ClientId, null, Withdrawn, message.To, message.Subject);
        return await db.SaveAsync(ct);
    }
}
