using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>What a contract covers today, for staff and for the client's contacts, and the endorsements that led there.</summary>
public sealed class ContractCoverQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Number">Of the endorsement whose guarantees apply.</param>
    /// <param name="Version">The contract's.</param>
    /// <param name="Own">The contract's own guarantees, whatever applies today.</param>
    /// <param name="Lines">To a client's contacts under their public names alone (R-CON-06).</param>
    /// <param name="Endorsements">Newest first; to the firm only.</param>
    public sealed record Cover(CoverSource Source, int? Number, DateOnly? Since, Guid Version, IReadOnlyList<CoverLine> Lines, IReadOnlyList<CoverLine> Own, IReadOnlyList<EndorsementRow> Endorsements);

    public sealed record EndorsementRow(Guid Id, Guid Version, int Number, DateOnly EffectiveOn, Guid? ReasonId, string? Reason, string? Note, string By, DateTime At)
    {
        public IReadOnlyList<CoverLine> Lines { get; init; } = [];
    }

    /// <returns>Null when there is no such contract, or none the caller may see.</returns>
    public async Task<Cover?> RunAsync(Caller by, Guid contractId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        db.Actor.Demand(Feature.ViewFiles);
        if (await db.Contracts.Where(c => c.Id == contractId).Select(c => new { c.Id, c.Version, c.ProductId }).SingleOrDefaultAsync(ct) is not { } contract) return null;
        // A product's guarantees are the firm's rows, which no filter hides.
        if (!db.Actor.PartsOf(contractId).HasFlag(ContractPart.Guarantees)) return null;

        var cover = await ContractCover.ReadAsync(db, contract.Id, contract.ProductId, clock.Today, ct);
        var rows = await db.Endorsements.Where(e => e.ContractId == contractId).OrderByDescending(e => e.EffectiveOn).ThenByDescending(e => e.Number)
            .Select(e => new EndorsementRow(e.Id, e.Version, e.Number, e.EffectiveOn, e.ReasonId, db.ListValues.Where(v => v.Id == e.ReasonId).Select(v => v.Name).FirstOrDefault(), e.Note, e.By, e.At))
            .ToListAsync(ct);
        var applied = rows.Find(e => e.Id == cover.EndorsementId);
        if (!db.Actor.IsFirm)
            return new(cover.Source, applied?.Number, applied?.EffectiveOn, contract.Version, [.. cover.Lines.Select(l => l with { Name = l.PublicName ?? l.Name, PublicName = null })], [], []);
        for (var at = 0; at < rows.Count; at++) rows[at] = rows[at] with { Lines = await ContractCover.LinesAsync(db, contractId, rows[at].Id, ct) };
        return new(cover.Source, applied?.Number, applied?.EffectiveOn, contract.Version, cover.Lines, await ContractCover.LinesAsync(db, contractId, null, ct), rows);
    }
}
