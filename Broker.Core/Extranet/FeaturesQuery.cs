using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>What the extranet offers, as its administrators switch it.</summary>
public sealed class FeaturesQuery(BrokerStore store)
{
    public sealed record FeatureRow(Feature Feature, bool On);

    public async Task<IReadOnlyList<FeatureRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageExtranet);
        var on = Features.On(await db.FeatureSwitches.AsNoTracking().ToListAsync(ct));
        return [.. Features.OfFirm.Select(f => new FeatureRow(f, on.Contains(f)))];
    }
}
