using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

public sealed record TaskTemplateRow(
    Guid Id, Guid Version, string Subject, TaskKind Kind, TaskTrigger Trigger, bool HoldsCertificates, IReadOnlyList<StaffChoice> Recipients);

/// <param name="MayDecide">Whether their profile lets them accept and refuse.</param>
public sealed record StaffChoice(Guid Id, string Name, bool MayDecide);

/// <param name="Staff">Whom one may choose as recipients.</param>
public sealed record TaskTemplateList(IReadOnlyList<TaskTemplateRow> Rows, IReadOnlyList<StaffChoice> Staff);

/// <summary>The predefined tasks, and whom they can be sent to.</summary>
public sealed class TaskTemplatesQuery(BrokerStore store)
{
    public async Task<TaskTemplateList> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);

        var staff = await StaffOnDuty.ReadAsync(db, ct);
        var templates = await db.TaskTemplates.AsNoTracking().Include(t => t.Recipients).OrderBy(t => t.Subject).ToListAsync(ct);
        return new(
            [.. templates.Select(t => new TaskTemplateRow(t.Id, t.Version, t.Subject, t.Kind, t.Trigger, t.HoldsCertificates,
                [.. staff.Where(s => t.Recipients.Any(r => r.PersonId == s.Id))]))],
            staff);
    }
}

/// <summary>The active people of the firm, by name.</summary>
internal static class StaffOnDuty
{
    public static async Task<IReadOnlyList<StaffChoice>> ReadAsync(BrokerDb db, CancellationToken ct)
    {
        // The rights of a profile are a list inside its row; the firm's few people are sorted here.
        var people = await db.Users.AsNoTracking().Where(p => p.Active && p.ProfileId != null)
            .OrderBy(p => p.LastName).ThenBy(p => p.FirstName)
            .Select(p => new { p.Id, p.FirstName, p.LastName, p.Profile!.Permissions }).ToListAsync(ct);
        return [.. people.Select(p => new StaffChoice(p.Id, $"{p.FirstName} {p.LastName}", p.Permissions.Contains(Permission.DecideRequests)))];
    }
}
