using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Asks for all certificates of a batch that are ready as one PDF; it is printed in the background.</summary>
public sealed class AskOnePdf(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid batchId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(db.Actor.IsFirm ? Permission.ManageClients : Permission.RequestCertificates);
        var batch = await db.CertificateBatches.SingleOrDefaultAsync(b => b.Id == batchId, ct);
        if (batch is null) return Problem.Missing;
        var ready = await BatchFilesQuery.Ready(db, batchId).CountAsync(ct);
        if (ready == 0) return new Problem("certificate-batch.nothing-ready");
        if (ready > CertificateBatch.MostInOne) return Problem.Of("fleet-papers.too-many-in-one", CertificateBatch.MostInOne);
        batch.AskOnePdf(clock.Now);
        return await db.SaveAsync(ct);
    }
}
