using Broker.Core.Accounts;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Products;
using Broker.Portal.Features.Accounts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Accounts;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

public sealed class OpenReceiptsTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Late_ones_are_those_the_receipt_itself_calls_late_with_what_is_missing_of_each()
    {
        await using var db = await world.OpenAsync(world.System);
        var late = (await db.Receipts.Include(r => r.Allocations).ThenInclude(a => a.Payment).ToListAsync()).Where(r => r.StateOn(World.Today) == ReceiptState.Late || (r.StateOn(World.Today) == ReceiptState.PartPaid && r.DueOn < World.Today)).ToList();
        var found = await ReadAsync(new());

        Assert.NotEmpty(late);
        Assert.Equal(late.Select(r => r.Id).Order(), found.Page.Rows.Select(r => r.Id).Order());
        Assert.Equal(found.Page.Rows.OrderBy(r => r.DueOn).Select(r => r.DueOn), found.Page.Rows.Select(r => r.DueOn));
        foreach (var row in found.Page.Rows)
        {
            var receipt = late.Single(r => r.Id == row.Id);
            Assert.Equal((receipt.Total - receipt.Paid, World.Today.DayNumber - receipt.DueOn.DayNumber), (row.Owed, row.DaysLate));
        }
        Assert.Equal(found.Page.Rows.Aggregate(Money.Zero(), (sum, r) => sum + r.Owed), Assert.Single(found.Owed));
        var tile = await world.Desk<LateReceiptsQuery>().RunAsync(world.Ines);
        Assert.Equal(found.Page.Total, tile.Count);
        Assert.Equal(found.Owed, tile.Owed);
    }

    [Fact]
    public async Task Who_pays_leaves_the_list_and_what_falls_due_later_is_not_late()
    {
        var before = (await ReadAsync(new())).Page.Rows.First(r => r.Handling == Handling.Entrusted);
        await world.Desk<RecordPayment>().RunAsync(world.Theo, new() { ReceiptId = before.Id, ReceivedOn = World.Today, Means = "virement", Amount = before.Owed.Amount });
        await world.ChangeAsync(async db => { foreach (var payment in await db.Payments.Where(p => p.ClearedOn == null).ToListAsync()) payment.ClearedOn = World.Today; });
        Assert.DoesNotContain((await ReadAsync(new() { Which = ReceiptChoice.Open })).Page.Rows, r => r.Id == before.Id);

        var coming = new Receipt
        {
            ClientId = world.Morel, ContractId = world.Car, Number = "Q-NEXT", From = World.Today, To = World.Today.AddDays(89), DueOn = World.Today, Total = Money.Euros(150), Handling = Handling.Entrusted,
        };
        await world.AddAsync(coming);
        Assert.DoesNotContain((await ReadAsync(new())).Page.Rows, r => r.Id == coming.Id);
        Assert.Contains((await ReadAsync(new() { Which = ReceiptChoice.Due })).Page.Rows, r => r.Id == coming.Id && r.DaysLate == 0);
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await ReadAsync(new())).Page.Rows.Single(r => r.Id == coming.Id).DaysLate);
    }

    [Fact]
    public async Task It_is_filtered_by_insurer_handler_period_and_words()
    {
        var all = (await ReadAsync(new() { Which = ReceiptChoice.Open })).Page.Rows;
        var first = all[0];
        var insurer = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == first.ContractId).Select(c => c.InsurerId).SingleAsync());

        async Task OnlyAsync(OpenReceiptsQuery.Filter filter, Func<OpenReceiptsQuery.ReceiptRow, bool> those)
        {
            filter.Which = ReceiptChoice.Open;
            Assert.Equal(all.Where(those).Select(r => r.Id), (await ReadAsync(filter)).Page.Rows.Select(r => r.Id));
        }

        await OnlyAsync(new() { InsurerId = insurer }, r => r.Insurer == first.Insurer);
        await OnlyAsync(new() { HandlerId = Cast.Theo.Id }, r => r.Handler == "Théo Darnaud");
        await OnlyAsync(new() { DueFrom = first.DueOn, DueTo = first.DueOn }, r => r.DueOn == first.DueOn);
        await OnlyAsync(new() { DueFrom = first.DueOn.AddDays(1) }, r => r.DueOn > first.DueOn);
        await OnlyAsync(new() { Text = first.Client.ToUpperInvariant() }, r => r.Client == first.Client);
        await OnlyAsync(new() { Text = first.Number[..6].ToLowerInvariant() }, r => r.Number.StartsWith(first.Number[..6], StringComparison.Ordinal));
        await OnlyAsync(new() { Text = "nobody at all" }, _ => false);
    }

    [Fact]
    public async Task The_lists_behind_a_month_of_premiums_add_up_to_its_figures()
    {
        var months = (await world.Desk<PremiumsByMonthQuery>().RunAsync(world.Ines)).Currencies[0].Months;
        Assert.Contains(months, m => m.Due.Minor > 0 && m.Paid.Minor > 0);
        foreach (var month in months)
        {
            var (from, to) = (month.First, month.First.AddMonths(1).AddDays(-1));
            var called = await ReadAsync(new() { Which = ReceiptChoice.Called, DueFrom = from, DueTo = to });
            Assert.Equal(month.Due.Minor, called.Called.Where(sum => sum.Currency == Money.Default).Sum(sum => sum.Minor));
            Assert.All(called.Page.Rows, r => Assert.True(r.Owed.Minor > 0 || r.DaysLate == 0));
            var received = await world.Desk<FirmPaymentsQuery>().RunAsync(world.Ines, new() { From = from, To = to });
            Assert.Equal(month.Paid.Minor, received.Sum.Where(sum => sum.Currency == Money.Default).Sum(sum => sum.Minor));
            Assert.Equal(received.Page.Total, received.Page.Rows.Count);
        }
    }

    [Fact]
    public async Task Payments_are_those_of_all_clients_the_uncertain_first_found_by_client()
    {
        var receipt = (await ReadAsync(new())).Page.Rows.First(r => r.Handling == Handling.Entrusted);
        await world.Desk<RecordPayment>().RunAsync(world.Theo, new() { ReceiptId = receipt.Id, ReceivedOn = World.Today, Means = "chèque", Amount = receipt.Owed.Amount, Cleared = false });
        var all = (await world.Desk<FirmPaymentsQuery>().RunAsync(world.Ines, new())).Page.Rows;
        Assert.Equal((receipt.ClientId, null, receipt.Owed, Money.Zero()), (all[0].ClientId, all[0].ClearedOn, all[0].Amount, all[0].Unallocated));
        Assert.Equal(all.Where(p => p.ClearedOn is not null).Select(p => p.ClearedOn).OrderDescending(), all.Where(p => p.ClearedOn is not null).Select(p => p.ClearedOn));
        Assert.All((await world.Desk<FirmPaymentsQuery>().RunAsync(world.Ines, new() { Text = receipt.Client })).Page.Rows, p => Assert.Equal(receipt.Client, p.Client));
    }

    [Theory]
    [InlineData("fr-FR", "Règlements reçus", "Aucun règlement trouvé")]
    [InlineData("en-GB", "Payments received", "No payment found")]
    [Trait("Kind", "Page")]
    public void The_payments_page_adds_up_what_it_shows_and_says_when_there_is_nothing(string culture, string title, string none)
    {
        using var screen = new CastScreen(world, world.Ines, culture);
        var page = screen.Open<PaymentsPage>("/receipts/payments", _ => { });
        page.WaitForElement("tbody tr");
        Assert.Contains(title, page.Find("h1").TextContent);
        Assert.Contains("€", page.Find(".page-head .muted").TextContent);
        Assert.EndsWith("?tab=account", page.Find("a.name").GetAttribute("href"));
        page.Find("input[type=search]").Change("zzz personne");
        page.WaitForAssertion(() => Assert.Contains(none, page.Markup));
    }

    [Theory]
    [InlineData("fr-FR", "jours de retard")]
    [InlineData("en-GB", "days late")]
    [Trait("Kind", "Page")]
    public async Task The_page_says_who_owes_what_since_when_and_leads_to_their_account(string culture, string late)
    {
        using var screen = new CastScreen(world, world.Ines, culture);
        var page = screen.Open<ReceiptsPage>("/receipts", _ => { });
        page.WaitForElement("tbody tr");
        Assert.EndsWith("?tab=account", page.Find("a.name").GetAttribute("href"));
        Assert.Contains(late, page.Find(".chip--bad").TextContent);
        Assert.Contains("€", page.Find(".page-head .muted").TextContent);

        await page.FindAll(".seg button")[2].ClickAsync(new());
        Assert.Contains("which=Open", screen.Services.GetRequiredService<NavigationManager>().Uri);
    }

    private Task<OpenReceiptsQuery.Receipts> ReadAsync(OpenReceiptsQuery.Filter filter) => world.Desk<OpenReceiptsQuery>().RunAsync(world.Ines, filter);
}
