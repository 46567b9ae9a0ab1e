using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Those who came for the first time and wait for the firm's word, the longest waiting first; for every screen of the firm at once.</summary>
public sealed class AwaitingVisitorsQuery(BrokerStore store, SharedAnswers answers)
{
    public const int Most = 200;
    public static readonly Subjects About = Subjects.Of(typeof(Membership), typeof(TaskItem), typeof(Client));

    /// <param name="Since">When they came; null where no task says so any more.</param>
    public sealed record Visitor(Guid MembershipId, Guid ClientId, string Client, string Name, string Email, Guid? TaskId, DateTime? Since);

    public async Task<IReadOnlyList<Visitor>> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(AwaitingVisitorsQuery), () => ReadAsync(by));
    }

    private async Task<IReadOnlyList<Visitor>> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var found = await (
            from membership in db.Memberships
            join person in db.Users on membership.PersonId equals person.Id
            join client in db.Clients on membership.ClientId equals client.Id
            where membership.Active && membership.Stage == AccessStage.Awaiting
            select new { membership.Id, ClientId = client.Id, client.Name, person.FirstName, person.LastName, Email = person.Email!,
                Task = db.Tasks.Where(t => t.SubjectId == membership.Id && t.State == TaskState.Open).Select(t => new { t.Id, t.CreatedAt }).FirstOrDefault() }).Take(Most).ToListAsync();
        return [.. found.OrderBy(v => v.Task?.CreatedAt ?? DateTime.MaxValue).Select(v => new Visitor(v.Id, v.ClientId, v.Name, $"{v.FirstName} {v.LastName}".Trim(), v.Email, v.Task?.Id, v.Task?.CreatedAt))];
    }
}
