using Broker.Core.Access;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>The caller and those who share with them a list that is a team.</summary>
    internal IQueryable<Guid> TeamMates => Users
        .Where(p => p.Id == MyPersonId || UserListMembers.Any(m => m.PersonId == p.Id
            && UserLists.Any(l => l.Id == m.ListId && l.IsTeam && l.Members.Any(me => me.PersonId == MyPersonId))))
        .Select(p => p.Id);

    /// <summary>The active people of the firm, by name.</summary>
    internal async Task<IReadOnlyList<StaffChoice>> StaffOnDutyAsync(CancellationToken ct)
    {
        // The rights of a profile are a list inside its row; the firm's few people are sorted here.
        var people = await Users.AsNoTracking().Where(p => p.Active && p.ProfileId != null)
            .OrderBy(p => p.LastName).ThenBy(p => p.FirstName)
            .Select(p => new { p.Id, p.FirstName, p.LastName, p.Profile!.Permissions }).ToListAsync(ct);
        return [.. people.Select(p => new StaffChoice(p.Id, $"{p.FirstName} {p.LastName}", p.Permissions.Contains(Permission.DecideRequests)))];
    }
}
