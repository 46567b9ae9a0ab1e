using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A client's checklist: what remains first, by due date. Read once per change, however many screens show it.</summary>
public sealed class ActionsQuery(BrokerStore store, SharedAnswers answers)
{
    public async Task<IReadOnlyList<ActionLine>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.GetAsync(clientId, actor, nameof(ActionsQuery), () => ReadAsync(by, clientId));
    }

    private async Task<IReadOnlyList<ActionLine>> ReadAsync(Caller by, Guid clientId)
    {
        await using var db = await store.OpenToReadAsync(by);
        return await ActionLines.Of(db, db.Actions.AsNoTracking().Where(a => a.ClientId == clientId)).ToListAsync();
    }
}
