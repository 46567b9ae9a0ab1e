using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments.Reminders;

/// <summary>Whether reminders may leave at this moment: the firm wants them, and its hours are not quiet.</summary>
public sealed class RemindersAwakeQuery(BrokerStore store, FirmClock clock)
{
    public async Task<bool> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandSystem();
        return await db.ReminderRules.AsNoTracking().SingleOrDefaultAsync(ct) is { } rules && rules.IsAwake(clock.ToFirm(clock.Now));
    }
}
