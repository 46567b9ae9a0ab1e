using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Certificates;

/// <summary>The memo of an insured vehicle, to whoever is shown the vehicle: the one given before, or a new one when there is none or something it says has changed.</summary>
public sealed class GiveVehicleMemo(BrokerStore store, IFileShelf shelf, IPdfPress press, PaperFinish finish, FirmIdentity configured, FirmClock clock, ILogger<GiveVehicleMemo> log)
{
    public async Task<Result<FileQuery.FileAnswer>> RunAsync(Caller by, Guid itemId, CancellationToken ct = default)
    {
        (MemoFacts facts, string asks) = (null!, "");
        await using (var db = await store.OpenToReadAsync(by, ct))
        {
            db.Actor.DemandReading();
            db.Actor.Demand(Feature.ViewFiles);
            var read = await MemoFacts.ReadAsync(db, configured, itemId, clock.Today, ct);
            if (read.Failed) return read.Problem;
            (facts, asks) = (read.Value, db.Actor.Signature);
        }
        var given = await new PaperPress(store, shelf, press, finish, clock, log).GiveMemoAsync(facts, asks, ct);
        return given.Failed ? given.Problem : new FileQuery.FileAnswer(facts.FileName, given.Value.ContentType, given.Value.Hash, given.Value.Size);
    }
}
