using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Compliance;

/// <summary>Where a client stands with the register of frozen assets, and who looked last (R-GEL-01).</summary>
public sealed class FreezeQuery(BrokerStore store, SharedAnswers answers)
{
    /// <param name="Last">Null when nobody has looked yet.</param>
    public sealed record Standing(FreezeState State, Guid? Version, FreezeLook? Last);

    private static readonly Standing Unchecked = new(FreezeState.Unchecked, null, null);

    private static readonly Asked<Standing> Reading = new((db, client, _) => db.FreezeStandings.Where(f => f.ClientId == client)
        .Select(f => new Standing(f.State, f.Version, new FreezeLook(f.State, f.Outcome, f.At, f.By, f.Note))));

    public async Task<Standing> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.GetAsync(clientId, actor, nameof(FreezeQuery), async () =>
        {
            await using var db = await store.OpenToReadAsync(by, CancellationToken.None);
            return await Reading.Of(db, clientId).SingleOrDefaultAsync(CancellationToken.None) ?? Unchecked;
        });
    }
}
