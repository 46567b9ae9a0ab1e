using Broker.Core.Demo;
using Broker.Core.Sales;
using Broker.Tests.Extranet;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Sales;

using World = Broker.Tests.World.World;

/// <summary>What the firm does with a quote a client asked for online.</summary>
public sealed class RequestedQuoteTests
{
    private const string Legal = "Protection juridique";

    [Fact]
    public async Task Taken_in_hand_it_is_a_draft_like_any_other_and_cannot_be_taken_twice()
    {
        await using var world = await World.OpenAsync();
        var id = (await world.AskAsync(world.Nadege, Legal)).Value;
        var read = (await world.Desk<QuoteQuery>().RunAsync(world.Theo, id))!;
        Assert.Equal([id], (await world.Desk<QuotesQuery>().RunAsync(world.Theo, new() { State = QuoteState.Requested, ClientId = world.Rivelaine })).Rows.Select(r => r.Id));

        Assert.False((await world.Desk<TakeQuoteRequest>().RunAsync(world.Theo, new() { QuoteId = id, Version = read.Version })).Failed);
        Assert.Equal("common.stale", (await world.Desk<TakeQuoteRequest>().RunAsync(world.Oliver, new() { QuoteId = id, Version = read.Version }) is { Problem: { } p } ? p.Code : null));
        read = (await world.Desk<QuoteQuery>().RunAsync(world.Theo, id))!;
        Assert.Equal(QuoteState.Draft, read.State);
        Assert.NotNull(read.Handler);
        Assert.Equal("quote.not-requested", (await world.Desk<TakeQuoteRequest>().RunAsync(world.Theo, new() { QuoteId = id, Version = read.Version })).Problem!.Code);
    }

    [Fact]
    public async Task Declined_the_client_is_told_why_and_it_can_still_be_taken_up_again()
    {
        await using var world = await World.OpenAsync();
        var id = (await world.AskAsync(world.Nadege, Legal)).Value;
        var read = (await world.Desk<QuoteQuery>().RunAsync(world.Theo, id))!;
        Assert.Equal("input.required", (await world.Desk<DeclineQuoteRequest>().RunAsync(world.Theo, new() { QuoteId = id, Version = read.Version, Reason = " " })).Problem!.Code);
        Assert.False((await world.Desk<DeclineQuoteRequest>().RunAsync(world.Theo, new() { QuoteId = id, Version = read.Version, Reason = "Hors de notre marché" })).Failed);

        read = (await world.Desk<QuoteQuery>().RunAsync(world.Theo, id))!;
        Assert.Equal((QuoteState.Declined, "Hors de notre marché"), (read.State, read.Reason));
        Assert.Equal(Cast.Nadege.Id, Assert.Single(await world.ToldAsync("notice.quote-declined")).PersonId);
        foreach (var state in Enum.GetValues<QuoteState>())
            Assert.Equal(state == QuoteState.Declined, (await world.Desk<QuotesQuery>().RunAsync(world.Theo, new() { State = state, ClientId = world.Rivelaine })).Rows.Any(r => r.Id == id));
        Assert.False((await world.Desk<RedraftQuote>().RunAsync(world.Theo, new() { QuoteId = id, Version = read.Version })).Failed);
    }

    [Fact]
    public async Task Each_state_of_a_quote_is_the_one_its_list_says()
    {
        await using var world = await World.OpenAsync();
        await world.AskAsync(world.Nadege, Legal);
        await using var db = await world.OpenAsync(world.System);
        var all = await db.Quotes.ToListAsync();
        foreach (var state in Enum.GetValues<QuoteState>())
            Assert.Equal(all.Where(q => q.StateOn(World.Today) == state).Select(q => q.Id).Order(), (await db.QuotesIn(state, World.Today).Select(q => q.Id).ToListAsync()).Order());
    }
}
