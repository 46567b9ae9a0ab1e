using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>What it would do to open files to make them follow their list: shown before it is done (D-50).</summary>
public sealed class ListEffectQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Waiting">Open files: something is missing or waits to be looked at.</param>
    /// <param name="Complete">Those that have all they need.</param>
    /// <param name="Unasked">Contracts nothing has been asked for yet.</param>
    /// <param name="Files">Of all these, the chosen ones.</param>
    public sealed record Effect(int Waiting, int Complete, int Unasked, int Files, IReadOnlyList<LineEffect> Lines)
    {
        /// <summary>Sales under way among the chosen ones: they always follow.</summary>
        public int Proposals { get; init; }

        public bool IsNone => Lines.All(l => l is { Added: 0, Changed: 0, Withdrawn: 0 });
    }

    /// <summary>Of one line: files that will ask for it, ask for it otherwise, no longer ask for it.</summary>
    public sealed record LineEffect(string Name, int Added, int Changed, int Withdrawn);

    public async Task<Effect> RunAsync(Caller by, OpenFiles which, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var claims = await which.AreClaimsAsync(db, ct);
        var alive = which.Alive(db, claims, clock.Today);
        var (all, asked) = (await alive.CountAsync(ct), await OpenFiles.Asked(db, claims, alive).CountAsync(ct));
        var waiting = await OpenFiles.Waiting(db, claims, alive).CountAsync(ct);
        var proposals = claims ? 0 : await which.OpenSales(db).CountAsync(ct);
        var files = proposals + waiting + (which.Complete ? asked - waiting : 0) + (which.Unasked ? all - asked : 0);

        var items = Items(db, which, claims);
        var lines = await (from line in db.ListedDocuments join type in db.DocumentTypes on line.TypeId equals type.Id where line.RiskId == which.ListId || line.GuaranteeId == which.ListId orderby line.Position, line.Id
                           select new { line.Id, line.TypeId, line.Retired, type.Name }).ToListAsync(ct);
        var ids = lines.ConvertAll(l => (Guid?)l.Id);
        var there = (await (
            from item in items
            join line in db.ListedDocuments on item.ListedId equals line.Id
            join type in db.DocumentTypes on line.TypeId equals type.Id
            where ids.Contains(line.Id)
            group new { item, line, type } by line.Id into g
            select new
            {
                g.Key,
                Asked = g.Count(x => x.item.State != ExpectedState.Withdrawn),
                Other = g.Count(x => x.item.State != ExpectedState.Withdrawn && (x.item.Name != x.type.Name || x.item.TypeId != x.line.TypeId || (x.item.Help ?? "") != (x.line.Help ?? "") || x.item.Mandatory != x.line.Mandatory
                    || (x.item.ValidityMonths ?? 0) != (x.line.ValidityMonths ?? 0) || x.item.OnlyFor != x.line.OnlyFor || x.item.Position != x.line.Position)),
                Untouched = g.Count(x => x.item.State == ExpectedState.Expected || x.item.State == ExpectedState.Refused || x.item.State == ExpectedState.Expired),
            }).ToListAsync(ct)).ToDictionary(t => t.Key);
        // Of a claim, another guarantee may ask for it already.
        var elsewhere = !claims ? [] : await items.Where(e => e.State != ExpectedState.Withdrawn && !ids.Contains(e.ListedId)).GroupBy(e => e.TypeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new(waiting, asked - waiting, all - asked, files,
        [
            .. from line in lines
               let now = there.GetValueOrDefault(line.Id)
               select line.Retired ? new LineEffect(line.Name, 0, 0, now?.Untouched ?? 0) : new LineEffect(line.Name, files - (now?.Asked ?? 0) - elsewhere.GetValueOrDefault(line.TypeId), now?.Other ?? 0, 0),
        ])
        {
            Proposals = proposals,
        };
    }

    /// <summary>What the chosen files ask for.</summary>
    private IQueryable<ExpectedDocument> Items(BrokerDb db, OpenFiles which, bool claims)
    {
        var chosen = which.Of(db, claims, clock.Today).Select(id => (Guid?)id);
        if (claims) return db.ExpectedDocuments.Where(e => e.ClaimId != null && chosen.Contains(e.ClaimId));
        var sales = which.OpenSales(db).Select(p => (Guid?)p.Id);
        return db.ExpectedDocuments.Where(e => (e.ContractId != null && chosen.Contains(e.ContractId)) || (e.ContractId == null && sales.Contains(e.ProposalId)));
    }
}
