using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A client's checklist: what remains first, by due date. Read once per change, however many screens show it.</summary>
public sealed class ActionsQuery(BrokerStore store, SharedAnswers answers)
{
    public sealed record ActionRow(Guid Id, Guid Version, string Name, Guid StatusId, string Status, bool Finished, DateOnly? DueOn);

    public async Task<IReadOnlyList<ActionRow>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.GetAsync(clientId, actor, nameof(ActionsQuery), () => ReadAsync(by, clientId));
    }

    private async Task<IReadOnlyList<ActionRow>> ReadAsync(Caller by, Guid clientId)
    {
        await using var db = await store.OpenAsync(by);
        return await (
            from action in db.Actions.AsNoTracking()
            join status in db.ActionStatuses on action.StatusId equals status.Id
            where action.ClientId == clientId
            orderby status.Finished, action.DueOn == null, action.DueOn, action.Id
            select new ActionRow(action.Id, action.Version, action.Name, status.Id, status.Name, status.Finished, action.DueOn)).ToListAsync();
    }
}
