using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>The states an action may be in, in the firm's own order: behind every drop-down of every list, and altered once a year.</summary>
public sealed class ActionStatusesQuery(BrokerStore store, SharedAnswers answers)
{
    private static readonly Subjects About = Subjects.Of(typeof(ActionStatus));

    public sealed record StatusRow(Guid Id, string Name, bool Finished, StatusColour Colour);

    public async Task<IReadOnlyList<StatusRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(ActionStatusesQuery), () => ReadAsync(by));
    }

    private async Task<IReadOnlyList<StatusRow>> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        return await db.ActionStatuses.AsNoTracking().OrderBy(s => s.Position).Select(s => new StatusRow(s.Id, s.Name, s.Finished, s.Colour)).ToListAsync();
    }
}
