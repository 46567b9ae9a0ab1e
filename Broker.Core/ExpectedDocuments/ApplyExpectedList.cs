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
        var proposals = await ApplyAsync(by, which, (db, after) => OpenFiles.OpenSales(db, which.RiskId).Where(p => p.Id > after).OrderBy(p => p.Id).Select(p => new ExpectedList.Place(p.ClientId, null, p.Id)), ct);
        if (proposals.Failed) return proposals;
        var contracts = await ApplyAsync(by, which, (db, after) => which.Of(db, clock.Today).Where(c => c.Id > after).OrderBy(c => c.Id).Select(c => new ExpectedList.Place(c.ClientId, c.Id, null)), ct);
        return contracts.Failed ? contracts : proposals.Value + contracts.Value;
    }

    private async Task<Result<int>> ApplyAsync(Caller by, OpenFiles which, Func<BrokerDb, Guid, IQueryable<ExpectedList.Place>> files, CancellationToken ct)
    {
        var (changed, after) = (0, Guid.Empty);
        while (true)
        {
            await using var db = await store.OpenAsync(by, ct);
            db.Actor.Demand(Permission.ManageProducts);
            var list = await ExpectedList.ReadAsync(db, which.RiskId, ct);
            var batch = await files(db, after).Take(AtOnce).ToListAsync(ct);
            if (batch.Count == 0) return changed;
            var (contracts, proposals) = (batch.ConvertAll(p => p.ContractId), batch.ConvertAll(p => p.ProposalId));
            var open = (await db.ExpectedDocuments.Where(e => (e.ContractId != null && contracts.Contains(e.ContractId)) || (e.ProposalId != null && proposals.Contains(e.ProposalId))).ToListAsync(ct)).ToLookup(e => e.ContractId ?? e.ProposalId);
            var others = batch.Count(place => list.Make(db, place, [.. open[place.ContractId ?? place.ProposalId]], clock.Now));
            var saved = await db.SaveAsync(ct);
            if (saved.Failed) return saved.Problem;
            (changed, after) = (changed + others, (batch[^1].ContractId ?? batch[^1].ProposalId)!.Value);
        }
    }
}
