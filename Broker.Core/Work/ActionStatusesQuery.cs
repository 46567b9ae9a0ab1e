using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>The firm's action statuses, in its order. Read once per change, however many screens offer them.</summary>
public sealed class ActionStatusesQuery(BrokerStore store, SharedAnswers answers)
{
    /// <param name="Used">Some action has it: it cannot be removed.</param>
    public sealed record StatusRow(Guid Id, string Name, bool Finished, bool Used, StatusColour Colour);

    public async Task<IReadOnlyList<StatusRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.GetAsync(null, actor, nameof(ActionStatusesQuery), () => ReadAsync(by));
    }

    private async Task<IReadOnlyList<StatusRow>> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        return await db.ActionStatuses.AsNoTracking().OrderBy(s => s.Position)
            .Select(s => new StatusRow(s.Id, s.Name, s.Finished, db.Actions.Any(a => a.StatusId == s.Id), s.Colour)).ToListAsync();
    }
}
