using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>How items come and go on a contract, and what the reader may do about it.</summary>
public sealed class ItemTermsQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    /// <param name="UnderDelegation">Told to the firm alone.</param>
    public sealed record Terms(bool Managed, bool NeedsApproval, int ClientBackDays, bool OnlyByEndorsement, bool UnderDelegation)
    {
        internal static Terms Of(ItemTerms? terms, bool toFirm) =>
            terms is null ? new(true, true, ItemTerms.UsualBackDays, false, false) : new(terms.Managed, terms.NeedsApproval, terms.ClientBackDays, terms.OnlyByEndorsement, toFirm && terms.UnderDelegation);
    }

    /// <param name="MayMove">The reader may report or enter movements here today.</param>
    /// <param name="Waits">What the reader reports waits for the firm's word.</param>
    /// <param name="Endorsements">Those a movement may name; to the firm only.</param>
    public sealed record Ground(Guid ContractId, Guid ClientId, string Number, string Risk, ItemKind Kind, Terms Terms, bool MayMove, bool Waits, ContractState State, IReadOnlyList<EndorsementChoice> Endorsements)
    {
        /// <summary>The same again: each movement holds the terms, and hardly any changes them.</summary>
        public bool Says(Ground other) => this with { Endorsements = other.Endorsements } == other && Endorsements.SequenceEqual(other.Endorsements);
    }

    public sealed record EndorsementChoice(Guid Id, int Number, DateOnly EffectiveOn);

    /// <returns>Null when there is no such contract, or none the caller may see.</returns>
    /// <remarks>Each movement holds the terms: every screen of the firm that shows the contract hears of it, and one reads for all.</remarks>
    public async Task<Ground?> RunAsync(Caller by, Guid contractId, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        if (!actor.IsFirm) return await ReadAsync(by, contractId, ct);
        // No caller's cancellation: the answer is for all who wait for it.
        return (await answers.OfFirmAsync(actor, null, $"item-terms|{contractId}|{clock.Today}", async () => new Answer(await ReadAsync(by, contractId, CancellationToken.None)))).Ground;
    }

    private sealed record Answer(Ground? Ground);

    private async Task<Ground?> ReadAsync(Caller by, Guid contractId, CancellationToken ct)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        return (await GroundsAsync(db, db.Contracts.Where(c => c.Id == contractId), ct)).SingleOrDefault();
    }

    /// <summary>Those of a client's contracts that carry items, by number.</summary>
    public async Task<IReadOnlyList<Ground>> OfClientAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        return [.. (await GroundsAsync(db, db.Contracts.Where(c => c.ClientId == clientId), ct)).Where(g => g.Kind != ItemKind.None && g.Terms.Managed)];
    }

    private async Task<IReadOnlyList<Ground>> GroundsAsync(BrokerDb db, IQueryable<Contract> contracts, CancellationToken ct)
    {
        var found = await contracts.AsNoTracking().WithFacts().OrderBy(c => c.Number).ToListAsync(ct);
        var (ids, riskIds) = (found.ConvertAll(c => c.Id), found.ConvertAll(c => c.RiskId));
        var risks = await db.Risks.AsNoTracking().Where(r => EF.Parameter(riskIds).Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var terms = await db.ItemTerms.AsNoTracking().Where(t => EF.Parameter(ids).Contains(t.ContractId)).ToDictionaryAsync(t => t.ContractId, ct);
        var endorsements = !db.Actor.IsFirm ? [] : await db.Endorsements.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.ContractId)).OrderByDescending(e => e.Number)
            .Select(e => new { e.ContractId, Choice = new EndorsementChoice(e.Id, e.Number, e.EffectiveOn) }).ToListAsync(ct);
        return
        [
            .. from contract in found
               where db.Actor.IsFirm || db.Actor.PartsOf(contract.Id).HasFlag(ContractPart.Items)
               let risk = risks[contract.RiskId]
               let ours = terms.GetValueOrDefault(contract.Id)
               let said = Terms.Of(ours, db.Actor.IsFirm)
               let state = contract.StateOn(clock.Today)
               select new Ground(contract.Id, contract.ClientId, contract.Number, db.Actor.IsFirm ? risk.Name : risk.ShownName, risk.ItemKind, said,
                   said.Managed && state != ContractState.Terminated && MayMove(db.Actor, risk.ItemKind), !db.Actor.IsFirm && (said.NeedsApproval || said.OnlyByEndorsement), state,
                   [.. endorsements.Where(e => e.ContractId == contract.Id).Select(e => e.Choice)]),
        ];
    }

    private static bool MayMove(Actor actor, ItemKind kind) => kind != ItemKind.None && actor.Viewer is null
        && (actor.Kind == ActorKind.Client ? actor.May(Permission.SubmitWorkbooks) && actor.Has(ContractFleet.FeatureOf(kind)) : actor.May(Permission.ManageClients));
}
