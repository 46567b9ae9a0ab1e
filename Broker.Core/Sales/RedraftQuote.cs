using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>Back to a draft, to make another offer or because a decision was noted by mistake.</summary>
public sealed class RedraftQuote(BrokerStore store)
{
    public sealed class Input
    {
        public Guid QuoteId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageQuotes);
        if (Inputs.Check(input) is { } problem) return problem;

        var quote = await db.Quotes.SingleOrDefaultAsync(q => q.Id == input.QuoteId, ct);
        if (quote is null) return Problem.Missing;
        if (quote.Version != input.Version) return Problem.Stale;

        var result = quote.Redraft();
        if (result.Failed) return result;

        db.AddEvent(quote.ClientId, null, QuoteEvents.Redrafted, quote.Number);
        return await db.SaveAsync(ct);
    }
}
