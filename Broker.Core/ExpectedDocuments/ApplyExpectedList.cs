using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Makes open files follow their contract type's list as it stands. A few hundred at a time, each time whole: stopped half-way, it is simply done again.</summary>
public sealed class ApplyExpectedList(BrokerStore store, FirmClock clock)
{
    private const int AtOnce = 200;

    /// <returns>How many files ask for something else now.</returns>
    public async Task<Result<int>> RunAsync(Caller by, OpenFiles which, CancellationToken ct = default)
    {
        var (changed, after) = (0, Guid.Empty);
        while (true)
        {
            await using var db = await store.OpenAsync(by, ct);
            db.Actor.Demand(Permission.ManageProducts);
            var list = await ExpectedList.ReadAsync(db, which.RiskId, ct);
            var batch = await which.Of(db, clock.Today).AsNoTracking().Where(c => c.Id > after).OrderBy(c => c.Id).Take(AtOnce).Select(c => new { c.Id, c.ClientId }).ToListAsync(ct);
            if (batch.Count == 0) return changed;
            var ids = batch.ConvertAll(c => (Guid?)c.Id);
            var open = (await db.ExpectedDocuments.Where(e => ids.Contains(e.ContractId)).ToListAsync(ct)).ToLookup(e => e.ContractId);
            var others = batch.Count(contract => list.Make(db, contract.ClientId, contract.Id, [.. open[contract.Id]], clock.Now));
            var saved = await db.SaveAsync(ct);
            if (saved.Failed) return saved.Problem;
            (changed, after) = (changed + others, batch[^1].Id);
        }
    }
}
