using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Claims;

/// <summary>
/// What a client's contacts may know of its claims, the most recent first: how far each is and how it ended (F6). Never what it is thought to cost, whose the
/// liability is, or what the firm writes about it; what was paid, if the firm shows it.
/// </summary>
public sealed class ClaimProgressQuery(BrokerStore store)
{
    /// <param name="Contract">Its number, and <paramref name="Risk"/>, to those who see the contract too.</param>
    /// <param name="Guarantees">Under their public names.</param>
    public sealed record ProgressRow(Guid Id, string Number, Guid? ContractId, string? Contract, string? Risk, string? Item, string? Nature, DateOnly OccurredOn, DateOnly DeclaredOn,
        string? Place, string? InsurerReference, ClaimState State, ClaimOutcome? Outcome, Money? Settled, IReadOnlyList<string> Guarantees)
    {
        /// <summary>Each time it was closed or opened again, oldest first.</summary>
        public IReadOnlyList<StepRow> Steps { get; init; } = [];

        /// <summary>They told it online themselves.</summary>
        public bool ToldOnline { get; init; }

        /// <summary>Why the firm did not follow what they told.</summary>
        public string? Answer { get; init; }
    }

    public sealed record StepRow(DateTime At, ClaimState To);

    /// <param name="claimId">Only this one.</param>
    public async Task<IReadOnlyList<ProgressRow>> RunAsync(Caller by, Guid clientId, Guid? contractId = null, Guid? claimId = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(db.Actor.IsFirm ? Permission.ViewClaims : Permission.UseExtranet);
        db.Actor.Demand(Feature.ViewFiles);
        var (shared, me) = (db.Actor.Only?.Items ?? [], db.Actor.PersonId);
        var settledShown = await db.ExtranetOptions.AnyAsync(o => o.ShowsSettled, ct);

        var found = await db.Claims.AsNoTracking()
            .Where(c => c.ClientId == clientId && (contractId == null || c.ContractId == contractId) && (claimId == null || c.Id == claimId))
            // Of a contract the firm keeps off the extranet, nothing is read there.
            .Where(c => db.Contracts.Any(o => o.Id == c.ContractId) || shared.Contains(c.Id) || (c.PreDeclaredById != null && c.PreDeclaredById == me))
            .OrderByDescending(c => c.OccurredOn).ThenByDescending(c => c.Id)
            .Select(c => new
            {
                Claim = c,
                Contract = db.Contracts.Where(o => o.Id == c.ContractId).Select(o => new { o.Number, Risk = db.Risks.First(r => r.Id == o.RiskId).Name }).FirstOrDefault(),
                Item = db.InsuredItems.Where(i => i.Id == c.ItemId).Select(i => i.Label).FirstOrDefault(),
                Nature = db.ListValues.Where(v => v.Id == c.NatureId).Select(v => v.Name).FirstOrDefault(),
                Guarantees = db.Set<ClaimGuarantee>().Where(g => g.ClaimId == c.Id).Join(db.Guarantees, g => g.GuaranteeId, g => g.Id, (_, g) => g.PublicName ?? g.Name).ToList(),
            })
            .AsSplitQuery().ToListAsync(ct);
        var steps = await StepsAsync([.. found.Select(f => f.Claim.Id)], ct);
        return
        [
            .. found.Select(f => new ProgressRow(f.Claim.Id, f.Claim.Number, f.Contract is null ? null : f.Claim.ContractId, f.Contract?.Number, f.Contract?.Risk, f.Item, f.Nature,
                f.Claim.OccurredOn, f.Claim.DeclaredOn, f.Claim.Place, f.Claim.InsurerReference, f.Claim.State, f.Claim.Outcome,
                settledShown && f.Claim.Settled.Minor > 0 ? f.Claim.Settled : null, [.. f.Guarantees.Order(StringComparer.CurrentCultureIgnoreCase)]) { Steps = [.. steps[f.Claim.Id]], ToldOnline = f.Claim.PreDeclaredAt is not null, Answer = f.Claim.Answer }),
        ];
    }

    /// <summary>Who closed or reopened them, and why, is the firm's own: of these rows, which a client does not see, only the days leave the archive.</summary>
    private async Task<ILookup<Guid, StepRow>> StepsAsync(IReadOnlyList<Guid> claims, CancellationToken ct)
    {
        if (claims.Count == 0) return Array.Empty<StepRow>().ToLookup(_ => Guid.Empty);
        await using var db = await store.OpenToReadAsync(Caller.System(nameof(ClaimProgressQuery)), ct);
        return (await db.Set<ClaimStep>().AsNoTracking().Where(s => claims.Contains(s.ClaimId)).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(ct)).ToLookup(s => s.ClaimId, s => new StepRow(s.At, s.To));
    }
}
