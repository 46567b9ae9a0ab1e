using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <param name="Name">Null for a list that ships: its name is a text.</param>
/// <param name="Uses">Templates and tasks that name it.</param>
public sealed record UserListRow(Guid Id, Guid Version, string? Name, SystemList? System, bool IsTeam, IReadOnlyList<StaffChoice> Members, int Uses);

/// <param name="Staff">Whom one may put on a list.</param>
public sealed record UserListList(IReadOnlyList<UserListRow> Rows, IReadOnlyList<StaffChoice> Staff);

/// <summary>The named lists of people, those that ship first.</summary>
public sealed class UserListsQuery(BrokerStore store)
{
    public async Task<UserListList> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        var staff = await db.StaffOnDutyAsync(ct);
        var rows = await db.UserLists.AsNoTracking().Include(l => l.Members).OrderBy(l => l.System == null).ThenBy(l => l.Name)
            .Select(l => new { List = l, Uses = db.TaskGroups.Count(g => g.ListId == l.Id) + db.TaskTemplates.Count(t => t.ActorsId == l.Id || t.Groups.Any(g => g.ListId == l.Id)) })
            .ToListAsync(ct);
        return new([.. rows.OrderBy(r => r.List.System is null).ThenBy(r => r.List.System).Select(r => new UserListRow(r.List.Id, r.List.Version, r.List.Name, r.List.System, r.List.IsTeam,
            [.. staff.Where(s => r.List.Members.Any(m => m.PersonId == s.Id))], r.Uses))], staff);
    }
}
