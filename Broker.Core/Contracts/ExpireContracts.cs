using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>
/// Contracts that ran out by themselves: their state follows from their date; here the client's history says so (R-EVT-03) and the tasks that
/// follow are made, once. Until when each client is insured is noted anew.
/// </summary>
public sealed class ExpireContracts(BrokerStore store, FirmIdentity configured)
{
    /// <param name="from">First day not covered by an earlier round.</param>
    /// <param name="to">Today.</param>
    /// <returns>How many contracts ran out.</returns>
    public async Task<Result<int>> RunAsync(Caller by, DateOnly from, DateOnly to, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var since = from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddDays(-1);
        var over = await db.Contracts.AsNoTracking()
            .Where(c => c.ExpiresOn >= from && c.ExpiresOn <= to && !c.Terminations.Any(t => t.LiftedAt == null && t.On <= c.ExpiresOn))
            .Where(c => !db.Events.Any(e => e.ContractId == c.Id && e.Code == ContractEvents.Expired && e.At >= since))
            .ToListAsync(ct);
        var firm = (await db.FirmIdentityAsync(configured, ct)).Name;
        foreach (var contract in over)
        {
            db.Events.Add(new Event
            {
                ClientId = contract.ClientId, ContractId = contract.Id, At = db.Clock.GetUtcNow().UtcDateTime, By = firm,
                Code = ContractEvents.Expired, Args = [contract.Number, Dates.Iso(contract.ExpiresOn!.Value)],
            });
            await db.StartTasksAsync(TaskTrigger.ContractExpired, contract, to, ct);
        }
        var saved = await db.SaveAsync(ct);
        await db.NoteCoverAsync(to, ct);
        return saved.Failed ? saved.Problem : over.Count;
    }
}
