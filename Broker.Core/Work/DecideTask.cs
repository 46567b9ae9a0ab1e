using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>Accepts or refuses a validation a colleague asked for; who asked is told. What clients request has a decision of its own.</summary>
public sealed class DecideTask(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid TaskId { get; set; }
        public bool Accept { get; set; }

        /// <summary>Needed to refuse.</summary>
        [MaxLength(TaskItem.ReasonLength)] public string? Reason { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.DecideRequests);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (await db.Tasks.SingleOrDefaultAsync(t => t.Id == input.TaskId && t.Kind == TaskKind.Validation, ct) is not { } task) return Problem.Missing;

        var decided = task.Decide(input.Accept ? TaskState.Accepted : TaskState.Refused, input.Reason, db.Actor.PersonId, db.Actor.Name, clock.Now);
        if (decided.Failed) return decided;
        await db.DecideMailAsync(task.MessageId, input.Accept, ct);
        if (task.CreatedById is { } asker && asker != db.Actor.PersonId)
            db.Add(new Notification { PersonId = asker, At = clock.Now, Code = input.Accept ? "notice.task-accepted" : "notice.task-refused", Args = [task.Subject, db.Actor.Name], Link = $"/tasks/{task.Id}" });
        var saved = await db.SaveAsync(ct);
        if (saved.Problem != Problem.Stale) return saved;
        // Two decided at the same moment: the later one is told who won.
        await using var again = await store.OpenAsync(by, ct);
        return await again.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == input.TaskId && t.State != TaskState.Open, ct) is { } won
            ? Problem.Of("task.already-decided", won.DecidedBy, won.DecidedAt)
            : saved;
    }
}
