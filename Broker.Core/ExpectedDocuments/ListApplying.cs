using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Some open files made to follow their list as it stands, without saving.</summary>
internal static class ListApplying
{
    /// <summary>Those it is about, in order: sales under way, then contracts or claims.</summary>
    public static async Task<List<Guid>> FilesAsync(BrokerDb db, OpenFiles which, DateOnly today, CancellationToken ct)
    {
        var claims = await which.AreClaimsAsync(db, ct);
        var sales = claims ? [] : await which.OpenSales(db).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        return [.. sales, .. (await which.Of(db, claims, today).ToListAsync(ct)).Order()];
    }

    /// <returns>How many of these ask for something else now.</returns>
    public static async Task<int> MakeAsync(BrokerDb db, OpenFiles which, IReadOnlyList<Guid> ids, DateTime now, CancellationToken ct)
    {
        var files = ids.ToList();
        // A sale of before that has become a contract since: the contract follows in its stead.
        files.AddRange(await db.Proposals.Where(p => files.Contains(p.Id) && p.ContractId != null && db.Contracts.Any(c => c.Id == p.ContractId && c.RiskId == which.ListId)).Select(p => p.ContractId!.Value).ToListAsync(ct));
        var keys = files.ConvertAll(id => (Guid?)id);
        var list = await ExpectedList.ReadAsync(db, which.ListId, ct);
        var sales = await which.OpenSales(db).Where(p => files.Contains(p.Id)).ToListAsync(ct);
        var places = sales.ConvertAll(p => new ExpectedList.Place(p.ClientId, ProposalId: p.Id));
        places.AddRange(await db.Contracts.Where(c => files.Contains(c.Id)).Select(c => new ExpectedList.Place(c.ClientId, c.Id, null, null)).ToListAsync(ct));
        places.AddRange(await db.Claims.Where(c => files.Contains(c.Id)).Select(c => new ExpectedList.Place(c.ClientId, null, null, c.Id)).ToListAsync(ct));
        // Each by its own index: asked for in one go, all documents of the firm would be gone through.
        List<ExpectedDocument> items =
        [
            .. await db.ExpectedDocuments.Where(e => keys.Contains(e.ContractId)).ToListAsync(ct),
            .. await db.ExpectedDocuments.Where(e => keys.Contains(e.ProposalId) && e.ContractId == null).ToListAsync(ct),
            .. await db.ExpectedDocuments.Where(e => keys.Contains(e.ClaimId)).ToListAsync(ct),
        ];
        var open = items.ToLookup(e => e.ClaimId ?? e.ContractId ?? e.ProposalId);
        var changed = 0;
        foreach (var place in places)
        {
            if (!list.Make(db, place, [.. open[place.Id]], now, whole: place.ClaimId is null)) continue;
            changed++;
            // A sale that becomes a contract at the same moment would leave behind what is added to it: one of the two looks again.
            if (place.ProposalId is { } sale) db.Hold(sales.Find(p => p.Id == sale)!);
        }
        return changed;
    }
}
