using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

public sealed class AcceptQuote(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid QuoteId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
        [Required] public DateOnly? On { get; set; }
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

        var result = quote.Accept(input.On!.Value);
        if (result.Failed) return result;

        db.AddEvent(quote.ClientId, null, QuoteEvents.Accepted, quote.Number, Dates.Iso(input.On.Value));
        return await db.SaveAsync(ct);
    }
}
