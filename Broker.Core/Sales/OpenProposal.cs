using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>A sale begins: for a client or prospect, and one risk. What that risk's list asks for is asked for from now on (AS-05).</summary>
public sealed class OpenProposal(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        [Required] public Guid? ClientId { get; set; }
        [Required] public Guid? RiskId { get; set; }

        /// <summary>An offer that is there already, of the same client and risk: it becomes the sale's first.</summary>
        public Guid? QuoteId { get; set; }
        public Guid? HandlerId { get; set; }
        [MaxLength(Proposal.NoteLength)] public string? Note { get; set; }
    }

    /// <returns>The proposal's id.</returns>
    public Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default) => RunningNumber.SaveAsync(true, () => SaveAsync(by, input, ct));

    private async Task<Result<Guid>> SaveAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageQuotes);
        if (Inputs.Check(input) is { } wrong) return wrong;
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.Id == input.ClientId, ct);
        if (client is null) return Problem.Missing.At(nameof(Input.ClientId));
        if (client.State == ClientState.Archived) return new Problem("proposal.client-archived", nameof(Input.ClientId));
        if (await db.Risks.Where(r => r.Id == input.RiskId).Select(r => r.Name).SingleOrDefaultAsync(ct) is not { } risk) return Problem.Missing.At(nameof(Input.RiskId));
        if (!await db.IsOfFirmAsync(input.HandlerId, ct)) return Problem.Missing.At(nameof(Input.HandlerId));
        if (await db.StagesOf(StageOutcome.Open).Select(v => (Guid?)v.Id).FirstOrDefaultAsync(ct) is not { } stage) return new Problem("proposal.no-stage");

        var proposal = db.Add(new Proposal
        {
            ClientId = client.Id, RiskId = input.RiskId!.Value, StageId = stage, MovedAt = clock.Now, HandlerId = input.HandlerId, Note = Inputs.Tidy(input.Note), CreatedOn = clock.Today, CreatedBy = db.Actor.Name,
            Number = await RunningNumber.NextAsync(db.Proposals.Select(p => p.Number), Proposal.Prefix, clock.Today.Year, ct),
        }).Entity;
        if (input.QuoteId is { } first)
        {
            var quote = await db.Quotes.SingleOrDefaultAsync(q => q.Id == first && q.ClientId == client.Id && q.RiskId == input.RiskId, ct);
            if (quote is null) return Problem.Missing;
            if (quote.ProposalId is not null) return new Problem("proposal.quote-taken");
            quote.ProposalId = proposal.Id;
        }
        db.AddEvent(client.Id, null, ProposalEvents.Opened, proposal.Number, risk);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : proposal.Id;
    }
}
