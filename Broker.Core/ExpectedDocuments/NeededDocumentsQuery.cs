using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Sales;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>What the firm asks of a client, across the contracts, sales and claims its reader may see: with the help, how far it is, and why something was refused (AS-18).</summary>
public sealed class NeededDocumentsQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Number">The contract's, the sale's, or the claim's.</param>
    /// <param name="Reason">Why it was refused; nothing else is told of what the firm decided.</param>
    /// <param name="Files">What answers it, of what its reader is shown.</param>
    public sealed record Needed(Guid Id, ExpectedPlace Place, Guid FileId, string Number, string Risk, string Name, string? Help, bool Mandatory, ExpectedState State, DateTime Since, string? Reason, DateOnly? ValidUntil, IReadOnlyList<string> Files)
    {
        public Guid? ContractId => Place == ExpectedPlace.Contract ? FileId : null;
        public bool IsToBring => ExpectedDocument.IsToBring(State);
    }

    private sealed record Place(Guid Id, ExpectedPlace Kind, string Number, string? Risk);

    public async Task<IReadOnlyList<Needed>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        if (!db.Actor.BringsAsProspect) db.Actor.Demand(Feature.ViewFiles);
        var (sales, claims) = (db.SalesOfOwn(), !db.Actor.IsFirm || db.Actor.May(Permission.ViewClaims));
        var open = await sales.Where(p => p.ClientId == clientId && p.ClosedOn == null).Select(p => p.Id).ToListAsync(ct);
        var found = await StandingDocuments.Of(db, clock.Today, open).AsNoTracking().Where(e => e.ClientId == clientId && e.State != ExpectedState.NotApplicable && (claims || e.ClaimId == null))
            .OrderBy(e => e.Position).ThenBy(e => e.Id).ToListAsync(ct);
        if (found.Count == 0) return [];
        var places = await PlacesAsync(db, sales, found, ct);
        var ids = found.ConvertAll(f => f.Id);
        var files = (await (from c in db.CollectedDocuments join d in db.Documents on c.DocumentId equals d.Id where ids.Contains(c.ExpectedId) && !c.SetAside orderby c.At, c.Id select new { c.ExpectedId, d.Name }).ToListAsync(ct))
            .ToLookup(f => f.ExpectedId, f => f.Name);
        return
        [
            .. from place in places
               join e in found on place.Id equals e.FileId
               select new Needed(e.Id, place.Kind, place.Id, place.Number, place.Risk ?? "", e.Name, e.Help, e.Mandatory, e.State, e.Since, e.State == ExpectedState.Refused ? e.Reason : null, e.ValidUntil, [.. files[e.Id]]),
        ];
    }

    private static async Task<List<Place>> PlacesAsync(BrokerDb db, IQueryable<Proposal> sales, List<ExpectedDocument> found, CancellationToken ct)
    {
        var ids = found.ConvertAll(e => e.FileId).Distinct().ToList();
        List<Place> places =
        [
            .. await db.Contracts.Where(c => ids.Contains(c.Id)).Select(c => new Place(c.Id, ExpectedPlace.Contract, c.Number, db.Risks.Where(r => r.Id == c.RiskId).Select(r => r.PublicName ?? r.Name).FirstOrDefault())).ToListAsync(ct),
            .. await sales.Where(p => ids.Contains(p.Id)).Select(p => new Place(p.Id, ExpectedPlace.Sale, p.Number, db.Risks.Where(r => r.Id == p.RiskId).Select(r => r.PublicName ?? r.Name).FirstOrDefault())).ToListAsync(ct),
            // Of a claim shown without its contract, the contract is not spoken of.
            .. await db.Claims.Where(c => ids.Contains(c.Id)).Select(c => new Place(c.Id, ExpectedPlace.Claim, c.Number,
                db.Contracts.Where(o => o.Id == c.ContractId).Select(o => db.Risks.Where(r => r.Id == o.RiskId).Select(r => r.PublicName ?? r.Name).FirstOrDefault()).FirstOrDefault())).ToListAsync(ct),
        ];
        return [.. places.OrderBy(p => p.Kind).ThenBy(p => p.Number, StringComparer.Ordinal)];
    }
}
