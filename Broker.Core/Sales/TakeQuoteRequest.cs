using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>Somebody begins to work on what a client asked for: theirs from then on, when it was nobody's.</summary>
public sealed class TakeQuoteRequest(BrokerStore store, FirmClock clock)
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

        var quote = await db.Quotes.SingleOrDefaultAsync(q => q.Id == input.QuoteId, ct);
        if (quote is null) return Problem.Missing;
        if (quote.Version != input.Version) return Problem.Stale;
        var result = quote.Take(clock.Now);
        if (result.Failed) return result;

        quote.HandlerId ??= db.Actor.PersonId;
        db.AddEvent(quote.ClientId, null, QuoteEvents.Taken, quote.Number);
        return await db.SaveAsync(ct);
    }
}
