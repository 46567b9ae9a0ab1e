using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Switches one feature of the extranet on or off for all clients (R-EXT-11): on open screens too, at once (D-28).</summary>
public sealed class SwitchFeature(BrokerStore store)
{
    public sealed class Input
    {
        public Feature Feature { get; set; }
        public bool On { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageExtranet);
        if (!Features.OfFirm.Contains(input.Feature)) return Problem.Missing;

        var said = await db.FeatureSwitches.SingleOrDefaultAsync(s => s.Feature == input.Feature, ct);
        if (said is null && input.On == Features.IsOnAtFirst(input.Feature)) return Result.Done;
        if (said is null) db.Add(new FeatureSwitch { Feature = input.Feature, On = input.On });
        else said.On = input.On;
        return await db.SaveAsync(ct);
    }
}
