using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>What remains to be done in the whole firm (R-ACT-04), the most urgent first.</summary>
public sealed class OutstandingActionsQuery(BrokerStore store)
{
    public const int PageSize = 50;

    public sealed record OutstandingAction(Guid Id, Guid Version, Guid ClientId, string Client, string Name, Guid StatusId, string Status, DateOnly? DueOn);

    /// <param name="page">From 0.</param>
    public async Task<Page<OutstandingAction>> RunAsync(Caller by, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var total = await db.RemainingActions.CountAsync(ct);
        var rows = await (
            from action in db.RemainingActions.AsNoTracking()
            join status in db.ActionStatuses on action.StatusId equals status.Id
            join client in db.Clients on action.ClientId equals client.Id
            orderby action.DueOn == null, action.DueOn, action.Id
            select new OutstandingAction(action.Id, action.Version, client.Id, client.Name, action.Name, status.Id, status.Name, action.DueOn))
            .Skip(Math.Max(0, page) * PageSize).Take(PageSize).ToListAsync(ct);
        return new(rows, total);
    }
}
