using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>The kinds of actions: all of them for whoever settles them, those offered for whoever adds one.</summary>
public sealed class ActionKindsQuery(BrokerStore store)
{
    /// <param name="Rules">How many rules put it on clients.</param>
    public sealed record KindRow(Guid Id, Guid Version, string Name, int? DueInDays, Guid? AssigneeId, string? Assignee, bool Retired, int Rules);

    public async Task<IReadOnlyList<KindRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        return await db.ActionKinds.AsNoTracking().OrderBy(k => k.Retired).ThenBy(k => k.Name)
            .Select(k => new KindRow(k.Id, k.Version, k.Name, k.DueInDays, k.AssigneeId,
                db.Users.Where(p => p.Id == k.AssigneeId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(), k.Retired, db.ActionRules.Count(r => r.KindId == k.Id)))
            .ToListAsync(ct);
    }
}
