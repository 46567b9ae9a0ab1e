using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Claims;

/// <summary>One claim, with all that is known of it.</summary>
public sealed class ClaimQuery(BrokerStore store)
{
    /// <param name="ContractThen">The contract's state on the day it occurred.</param>
    /// <param name="Steps">Newest first.</param>
    public sealed record ClaimRecord(Guid Id, Guid Version, Guid ClientId, string Client, string Number, string? InsurerReference, Guid ContractId, string Contract, string Risk,
        string Insurer, ContractState ContractThen, Guid? ItemId, string? Item, Guid? NatureId, string? Nature, DateOnly OccurredOn, DateOnly DeclaredOn, string? Place,
        string? Circumstances, int? LiabilityShare, Money Estimated, Money Settled, Guid? HandlerId, string? Handler, ClaimState State, ClaimOutcome? Outcome,
        IReadOnlyList<ClaimGuaranteesQuery.GuaranteeRow> Guarantees, IReadOnlyList<StepRow> Steps)
    {
        /// <summary>Who told it online, when, and until when the law lets them (R-CLAIM); nothing for one the firm wrote down.</summary>
        public PreDeclaration? Told { get; init; }
        public TimeOnly? OccurredAt { get; init; }

        /// <summary>It asks for documents.</summary>
        public bool Asks { get; init; }
    }

    /// <param name="Answer">What the client reads of a pre-declaration not followed.</param>
    public sealed record PreDeclaration(DateTime At, string By, DateOnly KnownOn, bool IsTheft, DateOnly LastDay, string? Answer);

    public sealed record StepRow(DateTime At, string By, ClaimState To, ClaimOutcome? Outcome, string? Reason);

    /// <returns>Null when there is no such claim, or none the caller may see.</returns>
    public async Task<ClaimRecord?> RunAsync(Caller by, Guid claimId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClaims);

        var claim = await db.Claims.AsNoTracking().Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == claimId, ct);
        if (claim is null) return null;
        var contract = await db.Contracts.AsNoTracking().WithFacts().SingleAsync(c => c.Id == claim.ContractId, ct);
        var words = await db.Clients.Where(c => c.Id == claim.ClientId).Select(c => new
        {
            Client = c.Name,
            Risk = db.Risks.First(r => r.Id == contract.RiskId).Name,
            Insurer = db.Insurers.First(i => i.Id == contract.InsurerId).Name,
            Item = db.InsuredItems.Where(i => i.Id == claim.ItemId).Select(i => i.Label).FirstOrDefault(),
            Nature = db.ListValues.Where(v => v.Id == claim.NatureId).Select(v => v.Name).FirstOrDefault(),
            Handler = db.Users.Where(p => p.Id == claim.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
        }).SingleAsync(ct);
        var guarantees = await db.Set<ClaimGuarantee>().Where(g => g.ClaimId == claimId).Join(db.Guarantees, g => g.GuaranteeId, g => g.Id, (_, g) => g).OrderBy(g => g.Name)
            .Select(g => new ClaimGuaranteesQuery.GuaranteeRow(g.Id, g.Name)).ToListAsync(ct);
        return new(claim.Id, claim.Version, claim.ClientId, words.Client, claim.Number, claim.InsurerReference, claim.ContractId, contract.Number, words.Risk, words.Insurer,
            contract.StateOn(claim.OccurredOn), claim.ItemId, words.Item, claim.NatureId, words.Nature, claim.OccurredOn, claim.DeclaredOn, claim.Place, claim.Circumstances,
            claim.LiabilityShare, claim.Estimated, claim.Settled, claim.HandlerId, words.Handler, claim.State, claim.Outcome,
            guarantees, [.. claim.Steps.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Select(s => new StepRow(s.At, s.By, s.To, s.Outcome, s.Reason))])
        {
            OccurredAt = claim.OccurredAt, Asks = await db.AskedDocuments.AnyAsync(e => e.ClaimId == claimId, ct),
            Told = claim.PreDeclaredAt is not { } told ? null : new(told, claim.PreDeclaredBy!, claim.KnownOn ?? claim.OccurredOn, claim.IsTheft,
                DeclarationTerm.LastDay(claim.KnownOn ?? claim.OccurredOn, claim.IsTheft), claim.Answer),
        };
    }
}
