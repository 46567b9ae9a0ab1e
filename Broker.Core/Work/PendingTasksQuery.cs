using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>R-EVT-04: the open tasks about a client, for its history. Read once per change, however many screens show it.</summary>
public sealed class PendingTasksQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    public const int Most = 20;

    public sealed record PendingTask(Guid Id, string Subject, TaskKind Kind, DateOnly PlannedOn, bool Urgent, Guid? ContractId);

    private static readonly Asked<PendingTask> Pending = new((db, client, today) => db.OpenTasks.AsNoTracking().Where(t => t.ClientId == client && (!t.OnlyOnceDue || t.PlannedOn <= today))
        .OrderBy(t => t.PlannedOn).ThenByDescending(t => t.Urgent).ThenBy(t => t.Id).Take(Most)
        .Select(t => new PendingTask(t.Id, t.Subject, t.Kind, t.PlannedOn, t.Urgent, t.ContractId)));

    public async Task<IReadOnlyList<PendingTask>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.GetAsync(clientId, actor, nameof(PendingTasksQuery), () => ReadAsync(by, clientId));
    }

    private async Task<IReadOnlyList<PendingTask>> ReadAsync(Caller by, Guid clientId)
    {
        await using var db = await store.OpenToReadAsync(by);
        return await Pending.Of(db, clientId, clock.Today).ToListAsync();
    }
}
