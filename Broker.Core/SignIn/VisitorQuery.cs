using Broker.Core.Access;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>What the firm looks at before it lets somebody in for the first time, by the task that asks it.</summary>
public sealed class VisitorQuery(BrokerStore store)
{
    public sealed record Visitor(Guid MembershipId, string Name, string Email, Guid ClientId, string Client, AccessGroup Group, bool Waits, bool MayDecide);

    public async Task<Visitor?> RunAsync(Caller by, Guid taskId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var may = db.Actor.May(Permission.DecideRequests);
        return await (
            from task in db.Tasks
            join membership in db.Memberships on task.SubjectId equals membership.Id
            join person in db.Users on membership.PersonId equals person.Id
            join client in db.Clients on membership.ClientId equals client.Id
            where task.Id == taskId && task.Kind == TaskKind.ExtranetValidation
            select new Visitor(membership.Id, (person.FirstName + " " + person.LastName).Trim(), person.Email!, client.Id, client.Name, membership.Group, membership.Stage == AccessStage.Awaiting, may))
            .SingleOrDefaultAsync(ct);
    }
}
