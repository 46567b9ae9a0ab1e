using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>No offer will be made on what a client asked for; they are told why.</summary>
public sealed class DeclineQuoteRequest(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid QuoteId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }

        /// <summary>The client reads it.</summary>
        [Required, MaxLength(Quote.ReasonLength)] public string? Reason { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageQuotes);
        if (Inputs.Check(input) is { } problem) return problem;

        var quote = await db.Quotes.SingleOrDefaultAsync(q => q.Id == input.QuoteId, ct);
        if (quote is null) return Problem.Missing;
        if (quote.Version != input.Version) return Problem.Stale;
        var reason = input.Reason!.Trim();
        var result = quote.Decline(clock.Today, reason);
        if (result.Failed) return result;

        db.AddEvent(quote.ClientId, null, QuoteEvents.Declined, quote.Number, reason);
        db.Add(new Notification { PersonId = quote.RequestedById!.Value, At = clock.Now, Code = "notice.quote-declined", Args = [quote.Number], Link = $"/space/{quote.ClientId}/quotes/{quote.Id}" });
        return await db.SaveAsync(ct);
    }
}
