using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>The morning of the day a hidden task shows itself: those it is for are told (R-TSK-03), once.</summary>
public sealed class AnnounceDueTasks(BrokerStore store, FirmClock clock)
{
    private const string Code = "notice.task-due";

    /// <returns>How many tasks were announced.</returns>
    public async Task<Result<int>> RunAsync(Caller by, DateOnly from, DateOnly to, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();

        var due = await db.OpenTasks.AsNoTracking().Include(t => t.Recipients).Include(t => t.Groups)
            .Where(t => t.OnlyOnceDue && t.PlannedOn >= from && t.PlannedOn <= to).ToListAsync(ct);
        var announced = 0;
        foreach (var task in due)
        {
            var link = $"/tasks/{task.Id}";
            if (await db.Notifications.AnyAsync(n => n.Code == Code && n.Link == link, ct)) continue;
            foreach (var person in await db.ReceiversAsync(task, ct)) db.Add(new Notification { PersonId = person, At = clock.Now, Code = Code, Args = [task.Subject], Link = link });
            announced++;
        }
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : announced;
    }
}
