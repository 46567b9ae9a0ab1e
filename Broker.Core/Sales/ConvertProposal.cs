using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Lists;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>
/// The accepted offer becomes a contract, once, whoever presses at the same moment. What was collected goes along (AS-10); documents may still be missing (D-51). A prospect is a client from then on.
/// </summary>
public sealed class ConvertProposal(BrokerStore store, FirmClock clock)
{
    private const int MostTries = 4;

    public sealed class Input
    {
        public Guid ProposalId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }

        /// <summary>Which of the accepted offers.</summary>
        [Required] public Guid? QuoteId { get; set; }

        /// <summary>The insurer's.</summary>
        [Required, MaxLength(Contract.NumberLength)] public string? Number { get; set; }
        [Required] public DateOnly? EffectiveOn { get; set; }
        public DateOnly? ExpiresOn { get; set; }
        public Handling Handling { get; set; }
        public bool OnExtranet { get; set; } = true;
    }

    /// <returns>The contract's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        // A file that arrives meanwhile is a reason to look again; what became of the sale itself is found out by looking.
        for (var attempt = 1; ; attempt++)
        {
            var done = await ConvertAsync(by, input, ct);
            if (done.Problem != Problem.Stale || attempt == MostTries) return done;
        }
    }

    private async Task<Result<Guid>> ConvertAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageQuotes);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (input.ExpiresOn <= input.EffectiveOn) return new Problem("contract.expires-before-effect", nameof(Input.ExpiresOn));
        if (await db.FindProposalAsync(input.ProposalId, ct) is not { } proposal) return Problem.Missing;
        if (proposal.ContractId is not null) return new Problem("proposal.converted");
        if (proposal.Version != input.Version) return Problem.Stale;
        var quote = await db.Quotes.SingleOrDefaultAsync(q => q.Id == input.QuoteId && q.ProposalId == proposal.Id, ct);
        if (quote is null) return Problem.Missing.At(nameof(Input.QuoteId));
        if (await RefuseAsync(db, proposal, quote, ct) is { } problem) return problem;

        var contract = db.Add(new Contract
        {
            ClientId = proposal.ClientId, Number = input.Number!.Trim(), RiskId = quote.RiskId, InsurerId = quote.InsurerId!.Value, ProductId = quote.ProductId, EffectiveOn = input.EffectiveOn!.Value,
            ExpiresOn = input.ExpiresOn, Handling = input.Handling, AnnualPremium = quote.AnnualPremium, OnExtranet = input.OnExtranet,
        }).Entity;
        var won = await db.StagesOf(StageOutcome.Won).Select(v => (Guid?)v.Id).FirstOrDefaultAsync(ct);
        var converted = proposal.Convert(contract.Id, won, clock.Today, clock.Now, db.Actor.Name);
        if (converted.Failed) return converted.Problem;
        db.Hold(quote);
        await CarryAsync(db, proposal, contract, ct);
        await ContractCover.BeginAsync(db, contract, ct);
        await db.SignedAsync(contract, clock.Today, ct);
        db.AddEvent(contract.ClientId, contract.Id, ProposalEvents.Converted, proposal.Number, contract.Number);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : contract.Id;
    }

    private async Task<Problem?> RefuseAsync(BrokerDb db, Proposal proposal, Quote quote, CancellationToken ct)
    {
        if (quote.StateOn(clock.Today) != QuoteState.Accepted) return new Problem("proposal.not-accepted", nameof(Input.QuoteId));
        if (quote.InsurerId is null) return new Problem("quote.no-insurer", nameof(Input.QuoteId));
        // In writing, before anything is concluded.
        if (!await db.AdviceSheets.AnyAsync(s => s.ProposalId == proposal.Id && s.DeliveredOn != null, ct)) return new Problem("proposal.no-advice");
        return (await ProductRestriction.ReadAsync(db, proposal.ClientId, clock.Today, ct)).Allows(quote.ProductId) ? null
            : new Problem(quote.ProductId is null ? "contract.product-needed" : "contract.product-not-offered", nameof(Input.QuoteId));
    }

    /// <summary>The advice goes with the contract as well; what answers expected documents goes with these.</summary>
    private static async Task CarryAsync(BrokerDb db, Proposal proposal, Contract contract, CancellationToken ct)
    {
        if (await db.Clients.SingleOrDefaultAsync(c => c.Id == proposal.ClientId, ct) is { State: ClientState.Prospect } prospect) prospect.State = ClientState.Active;
        var sheets = db.AdviceSheets.Where(s => s.ProposalId == proposal.Id && s.DocumentId != null).Select(s => s.DocumentId);
        foreach (var document in await db.Documents.Where(d => sheets.Contains(d.Id) && d.ContractId == null).ToListAsync(ct)) document.ContractId = contract.Id;
    }
}
