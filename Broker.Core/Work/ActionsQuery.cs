using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A client's checklist: what remains first, by due date.</summary>
public sealed class ActionsQuery(BrokerStore store)
{
    public sealed record ActionRow(Guid Id, Guid Version, string Name, Guid StatusId, string Status, bool Finished, DateOnly? DueOn);

    public async Task<IReadOnlyList<ActionRow>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        return await (
            from action in db.Actions.AsNoTracking()
            join status in db.ActionStatuses on action.StatusId equals status.Id
            where action.ClientId == clientId
            orderby status.Finished, action.DueOn == null, action.DueOn, action.Id
            select new ActionRow(action.Id, action.Version, action.Name, status.Id, status.Name, status.Finished, action.DueOn)).ToListAsync(ct);
    }
}
