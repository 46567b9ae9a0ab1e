using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Sales;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Sales;

using World = Broker.Tests.World.World;

public sealed class QuoteTests
{
    [Fact]
    public async Task A_quote_is_prepared_sent_and_accepted_and_each_step_is_told()
    {
        await using var world = await World.OpenAsync();
        var id = (await PrepareAsync(world)).Value;
        Assert.Equal(QuoteState.Draft, (await ReadAsync(world, id)).State);
        Assert.Null((await SendAsync(world, id, validDays: 30)).Problem);
        Assert.Equal((QuoteState.Sent, World.Today.AddDays(30)), await ReadAsync(world, id) is var sent ? (sent.State, sent.ValidUntil) : default);
        Assert.Null((await AcceptAsync(world, id)).Problem);

        var quote = await ReadAsync(world, id);
        Assert.Equal((QuoteState.Accepted, World.Today), (quote.State, quote.DecidedOn));
        var told = (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Rivelaine)).Rows.Where(e => e.Args.FirstOrDefault() == quote.Number).OrderBy(e => e.Id);
        Assert.Equal([QuoteEvents.Created, QuoteEvents.Sent, QuoteEvents.Accepted], told.Select(e => e.Code));
    }

    [Fact]
    public async Task A_quote_expires_by_itself_the_day_after_it_was_valid_and_may_be_sent_again()
    {
        await using var world = await World.OpenAsync();
        var id = (await PrepareAsync(world)).Value;
        await SendAsync(world, id, validDays: 10);
        world.Time.Advance(TimeSpan.FromDays(10));
        Assert.Equal(QuoteState.Sent, (await ReadAsync(world, id)).State);
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(QuoteState.Expired, (await ReadAsync(world, id)).State);

        Assert.Equal(new Problem("quote.expired", "On"), (await AcceptAsync(world, id)).Problem);
        Assert.Null((await AcceptAsync(world, id, World.Today.AddDays(9))).Problem);
        Assert.Null((await RedraftAsync(world, id)).Problem);
        Assert.Null((await SendAsync(world, id, validDays: 30)).Problem);
        Assert.Equal(QuoteState.Sent, (await ReadAsync(world, id)).State);
    }

    [Fact]
    public async Task Only_what_says_who_and_how_much_is_sent_and_stays_so()
    {
        await using var world = await World.OpenAsync();
        var id = (await PrepareAsync(world, input => (input.InsurerId, input.ProductId) = (null, null))).Value;
        Assert.Equal("quote.no-insurer", (await SendAsync(world, id)).Problem?.Code);
        var free = (await PrepareAsync(world, input => input.AnnualPremium = null)).Value;
        Assert.Equal("quote.no-premium", (await SendAsync(world, free)).Problem?.Code);

        var whole = (await PrepareAsync(world)).Value;
        Assert.Equal(new Problem("quote.valid-before-sent", "ValidUntil"), (await SendAsync(world, whole, validDays: -1)).Problem);
        await SendAsync(world, whole);
        var emptied = SaveQuote.Input.Of(await ReadAsync(world, whole));
        emptied.AnnualPremium = null;
        Assert.Equal("quote.sent-is-complete", (await world.Desk<SaveQuote>().RunAsync(world.Theo, emptied)).Problem?.Code);
    }

    [Fact]
    public async Task Who_has_decided_has_decided_until_the_quote_is_a_draft_again()
    {
        await using var world = await World.OpenAsync();
        var id = (await PrepareAsync(world)).Value;
        Assert.Equal("quote.not-sent", (await AcceptAsync(world, id)).Problem?.Code);
        Assert.Equal("quote.is-draft", (await RedraftAsync(world, id)).Problem?.Code);
        await SendAsync(world, id);
        Assert.Equal(new Problem("quote.decided-before-sent", "On"), (await AcceptAsync(world, id, World.Today.AddDays(-1))).Problem);
        Assert.Equal(new Problem("quote.in-future", "On"), (await AcceptAsync(world, id, World.Today.AddDays(1))).Problem);
        Assert.Null((await RefuseAsync(world, id)).Problem);

        foreach (var again in new[] { await AcceptAsync(world, id), await RefuseAsync(world, id), await SendAsync(world, id), await world.Desk<SaveQuote>().RunAsync(world.Theo, SaveQuote.Input.Of(await ReadAsync(world, id))) })
            Assert.Equal("quote.decided", again.Problem?.Code);
        Assert.Equal((QuoteState.Refused, "Trop cher"), await ReadAsync(world, id) is var refused ? (refused.State, refused.Reason) : default);

        Assert.Null((await RedraftAsync(world, id)).Problem);
        Assert.Equal((QuoteState.Draft, null, null), await ReadAsync(world, id) is var draft ? (draft.State, draft.Reason, draft.DecidedOn) : default);
    }

    [Fact]
    public async Task The_database_and_the_entity_agree_on_every_state()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.System);
        var all = await db.Quotes.ToListAsync();
        Assert.Equal(Enum.GetValues<QuoteState>(), all.Select(q => q.StateOn(World.Today)).Distinct().Order());

        foreach (var day in new[] { -170, -30, 0, 25, 90 }.Select(World.Today.AddDays))
        {
            foreach (var state in Enum.GetValues<QuoteState>())
                Assert.Equal(all.Where(q => q.StateOn(day) == state).Select(q => q.Id).Order(), (await db.QuotesIn(state, day).Select(q => q.Id).ToListAsync()).Order());
            Assert.Equal(all.Where(q => q.StateOn(day) is QuoteState.Requested or QuoteState.Draft or QuoteState.Sent).Select(q => q.Id).Order(), (await db.QuotesOpenOn(day).Select(q => q.Id).ToListAsync()).Order());
        }
    }

    [Fact]
    public async Task A_quotes_product_is_of_its_risk_and_insurer_and_its_words_of_their_lists()
    {
        await using var world = await World.OpenAsync();
        var product = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == world.Goods).Select(c => c.ProductId).SingleAsync());
        var word = await world.ReadAsync(db => db.ListValues.Where(v => v.List == Broker.Core.Lists.ListKind.ClaimNature).Select(v => v.Id).FirstAsync());
        Assert.Equal(new Problem("contract.other-product", "ProductId"), (await PrepareAsync(world, input => input.ProductId = product)).Problem);
        Assert.Equal(Problem.Missing.At("ProbabilityId"), (await PrepareAsync(world, input => input.ProbabilityId = word)).Problem);
        Assert.Equal(Problem.Missing.At("OriginId"), (await PrepareAsync(world, input => input.OriginId = word)).Problem);
        Assert.Equal(new Problem("input.required", "RiskId"), (await PrepareAsync(world, input => input.RiskId = null)).Problem);
        Assert.Equal(Problem.Missing, (await PrepareAsync(world, input => input.ClientId = Guid.NewGuid())).Problem);
    }

    [Fact]
    public async Task The_list_is_filtered_and_the_tab_counts_what_is_open()
    {
        await using var world = await World.OpenAsync();
        var query = world.Desk<QuotesQuery>();
        var all = (await query.RunAsync(world.Ines, new())).Rows;
        Assert.Equal(all.OrderByDescending(r => r.CreatedOn).Select(r => r.Id), all.Select(r => r.Id));
        foreach (var state in Enum.GetValues<QuoteState>())
            Assert.Equal(all.Where(r => r.State == state).Select(r => r.Id), (await query.RunAsync(world.Ines, new() { State = state })).Rows.Select(r => r.Id));
        Assert.All((await query.RunAsync(world.Ines, new() { Text = "hartwell" })).Rows, r => Assert.Equal("Hartwell Robotics France", r.Client));
        Assert.All((await query.RunAsync(world.Ines, new() { HandlerId = Cast.Oliver.Id })).Rows, r => Assert.Equal("Oliver Grant", r.Handler));
        var cyber = await world.ReadAsync(db => db.Contracts.SingleAsync(c => c.Id == world.Cyber));
        Assert.Equal(all.Where(r => r.Risk == "Cyber" && r.Insurer is not null).Select(r => r.Id), (await query.RunAsync(world.Ines, new() { RiskId = cyber.RiskId, InsurerId = cyber.InsurerId })).Rows.Select(r => r.Id));

        Assert.Equal(all.Count(r => r.ClientId == world.Rivelaine && r.State is QuoteState.Requested or QuoteState.Draft or QuoteState.Sent && r.ClientId == world.Rivelaine),
            (await world.Desk<ClientCounters>().RunAsync(world.Ines, world.Rivelaine)).OpenQuotes);
    }

    [Fact]
    public async Task Of_two_who_change_a_quote_the_second_is_told()
    {
        await using var world = await World.OpenAsync();
        var id = (await PrepareAsync(world)).Value;
        var read = await ReadAsync(world, id);
        await SendAsync(world, id);
        Assert.Equal(Problem.Stale, (await world.Desk<SaveQuote>().RunAsync(world.Oliver, SaveQuote.Input.Of(read))).Problem);
        Assert.Equal(Problem.Stale, (await world.Desk<AcceptQuote>().RunAsync(world.Oliver, new() { QuoteId = id, Version = read.Version, On = World.Today })).Problem);
    }

    [Fact]
    public async Task Quotes_are_seen_by_those_they_are_made_for_and_prepared_by_brokers()
    {
        await using var world = await World.OpenAsync();
        await using (var db = await world.OpenAsync(world.Nadege)) Assert.All(await db.Quotes.ToListAsync(), q => Assert.Equal(world.Rivelaine, q.ClientId));
        await using (var db = await world.OpenAsync(world.Karim)) Assert.False(await db.Quotes.AnyAsync());
        await Assert.ThrowsAsync<Forbidden>(() => PrepareAsync(world, by: world.Ines));
    }

    private static async Task<Result<Guid>> PrepareAsync(World world, Action<SaveQuote.Input>? with = null, Caller? by = null)
    {
        var like = await world.ReadAsync(db => db.Contracts.SingleAsync(c => c.Id == world.Cyber));
        var input = new SaveQuote.Input { ClientId = world.Rivelaine, RiskId = like.RiskId, InsurerId = like.InsurerId, ProductId = like.ProductId, AnnualPremium = 1_200 };
        with?.Invoke(input);
        return await world.Desk<SaveQuote>().RunAsync(by ?? world.Theo, input);
    }

    private static async Task<QuoteQuery.QuoteRecord> ReadAsync(World world, Guid id) => (await world.Desk<QuoteQuery>().RunAsync(world.Theo, id))!;

    private static async Task<Result> SendAsync(World world, Guid id, int? validDays = null) => await world.Desk<SendQuote>().RunAsync(world.Theo,
        new() { QuoteId = id, Version = (await ReadAsync(world, id)).Version, On = world.Clock.Today, ValidUntil = validDays is { } days ? world.Clock.Today.AddDays(days) : null });

    private static async Task<Result> AcceptAsync(World world, Guid id, DateOnly? on = null) => await world.Desk<AcceptQuote>().RunAsync(world.Theo,
        new() { QuoteId = id, Version = (await ReadAsync(world, id)).Version, On = on ?? world.Clock.Today });

    private static async Task<Result> RefuseAsync(World world, Guid id) => await world.Desk<RefuseQuote>().RunAsync(world.Theo,
        new() { QuoteId = id, Version = (await ReadAsync(world, id)).Version, On = world.Clock.Today, Reason = " Trop cher " });

    private static async Task<Result> RedraftAsync(World world, Guid id) => await world.Desk<RedraftQuote>().RunAsync(world.Theo, new() { QuoteId = id, Version = (await ReadAsync(world, id)).Version });
}
