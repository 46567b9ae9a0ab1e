using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

public sealed record WorkCounters(int OpenValidations, int OpenTasks);

/// <summary>What remains to be done in the whole firm: on every screen of the staff, read once per change.</summary>
public sealed class WorkCountersQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    public async Task<WorkCounters> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        return await answers.GetAsync(null, db.Actor, nameof(WorkCounters), () => CountAsync(by));
    }

    // Its own context and no token: many screens wait for this one answer, and the first to leave must not take it along.
    private async Task<WorkCounters> CountAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var today = clock.Today;
        var open = await db.OpenTasks.Where(t => !t.OnlyOnceDue || t.PlannedOn <= today).GroupBy(t => t.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        return new(
            open.Where(g => g.Key is TaskKind.Validation or TaskKind.ExtranetValidation).Sum(g => g.Count),
            open.Sum(g => g.Count));
    }
}
