using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>Needs and reasons, as far as they are written. What was delivered stays; another wording is the next edition.</summary>
public sealed class SaveAdvice(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ProposalId { get; set; }

        /// <summary>Of the last edition as it was read; none before the first.</summary>
        public Guid? Version { get; set; }
        [MaxLength(AdviceSheet.TextLength)] public string? Needs { get; set; }
        [MaxLength(AdviceSheet.TextLength)] public string? Reasons { get; set; }
        public AdviceLevel Level { get; set; }

        /// <summary>The offer advised.</summary>
        public Guid? QuoteId { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageQuotes);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (await db.FindProposalAsync(input.ProposalId, ct) is not { } proposal) return Problem.Missing;
        if (await db.HoldOpenAsync(proposal.Id, proposal.ClientId, proposal.RiskId, ct) is { } closed) return closed;
        if (input.QuoteId is { } quote && !await db.Quotes.AnyAsync(q => q.Id == quote && q.ProposalId == proposal.Id, ct)) return Problem.Missing.At(nameof(Input.QuoteId));
        var last = await db.AdviceSheets.Where(s => s.ProposalId == proposal.Id).OrderByDescending(s => s.Edition).FirstOrDefaultAsync(ct);
        if (last?.Version != input.Version) return Problem.Stale;
        var sheet = last is { DeliveredOn: null } ? last : db.Add(new AdviceSheet { ClientId = proposal.ClientId, ProposalId = proposal.Id, Edition = 1 + (last?.Edition ?? 0) }).Entity;
        var written = sheet.Write(input.Needs, input.Reasons, input.Level, input.QuoteId, clock.Now, db.Actor.Name);
        if (written.Failed) return written;
        var saved = await db.SaveAsync(ct);
        return saved.Problem == Problem.Taken ? Problem.Stale : saved;
    }
}
