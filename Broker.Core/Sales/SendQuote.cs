using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>The quote goes to the client, or goes again with another date of validity.</summary>
public sealed class SendQuote(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid QuoteId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
        [Required] public DateOnly? On { get; set; }

        /// <summary>Last day on which it can be accepted; none: until further notice.</summary>
        public DateOnly? ValidUntil { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageQuotes);
        if (Inputs.Check(input) is { } problem) return problem;
        if (input.On > clock.Today) return new Problem("quote.in-future", nameof(Input.On));

        var quote = await db.Quotes.SingleOrDefaultAsync(q => q.Id == input.QuoteId, ct);
        if (quote is null) return Problem.Missing;
        if (quote.Version != input.Version) return Problem.Stale;

        quote.Take(clock.Now);
        var result = quote.Send(input.On!.Value, input.ValidUntil);
        if (result.Failed) return result;

        db.AddEvent(quote.ClientId, null, QuoteEvents.Sent, quote.Number, Dates.Iso(input.On.Value));
        return await db.SaveAsync(ct);
    }
}
