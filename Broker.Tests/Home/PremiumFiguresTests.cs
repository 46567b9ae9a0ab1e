using Broker.Core.Accounts;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Products;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Home;

using World = Broker.Tests.World.World;

public sealed class PremiumFiguresTests : IAsyncLifetime
{
    private static readonly DateOnly Day = World.Today;
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("D-31")]
    public async Task What_a_receipt_keeps_about_its_payments_agrees_with_the_payments_themselves()
    {
        var receipts = await world.ReadAsync(db => db.Receipts.Include(r => r.Allocations).ThenInclude(a => a.Payment).ToListAsync());

        Assert.Contains(receipts, r => r.IsOpen && r.PaidMinor > 0);
        Assert.All(receipts, r => Assert.Equal(r.Paid.Minor, r.PaidMinor));
        Assert.All(receipts, r => Assert.Equal(r.StateOn(Day) is ReceiptState.Due or ReceiptState.PartPaid or ReceiptState.Late, r.IsOpen));
        Assert.Equal(receipts.Where(r => r.StateOn(Day) == ReceiptState.Late).Select(r => r.Id).Order(), (await world.ReadAsync(db => db.LateReceiptsOn(Day).Select(r => r.Id).ToListAsync())).Order());
    }

    [Fact, Rule("D-31")]
    public async Task A_late_premium_is_so_until_the_money_is_certain()
    {
        var before = await LateAsync();
        var receipt = await world.ReadAsync(db => db.LateReceiptsOn(Day).Where(r => r.ContractId == Cast.Cyber.Id).SingleAsync());

        var paid = await world.Desk<RecordPayment>().RunAsync(world.Theo, new() { ReceiptId = receipt.Id, ReceivedOn = Day, Means = "chèque", Amount = receipt.Total.Amount, Cleared = false });
        Assert.False(paid.Failed);
        Assert.Equal(before, await LateAsync());

        var payment = await world.ReadAsync(db => db.Allocations.Where(a => a.ReceiptId == receipt.Id).Select(a => a.PaymentId).SingleAsync());
        Assert.False((await world.Desk<ClearPayment>().RunAsync(world.Theo, payment)).Failed);
        var after = await LateAsync();
        Assert.Equal((before.Count - 1, before.Owed - receipt.Total), (after.Count, after.Owed));
    }

    [Fact]
    public async Task What_a_receipt_keeps_follows_an_allocation_that_is_taken_back()
    {
        var receipt = await world.ReadAsync(db => db.Receipts.Where(r => r.ContractId == Cast.Bakery.Id && r.PaidMinor > 0).OrderBy(r => r.From).LastAsync());
        Assert.False(receipt.IsOpen);
        await world.ChangeAsync(async db => db.RemoveRange(await db.Allocations.Where(a => a.ReceiptId == receipt.Id).ToListAsync()));

        var after = await world.ReadAsync(db => db.Receipts.SingleAsync(r => r.Id == receipt.Id));
        Assert.Equal((0, true), (after.PaidMinor, after.IsOpen));
    }

    [Fact, Rule("D-61")]
    public async Task Amounts_of_two_currencies_stay_apart()
    {
        await world.AddAsync(Call(50_000, "USD", Day.AddDays(-3)));
        var late = await world.Desk<LateReceiptsQuery>().RunAsync(world.Theo);
        Assert.Equal([Money.Default, "USD"], late.Owed.Select(m => m.Currency));
        Assert.Equal(50_000, late.Owed[1].Minor);

        var premiums = await world.Desk<PremiumsByMonthQuery>().RunAsync(world.Theo);
        Assert.Equal([Money.Default, "USD"], premiums.Currencies.Select(c => c.Currency));
        Assert.Equal(50_000, premiums.Currencies[1].Months.Sum(m => m.Due.Minor));
    }

    [Fact]
    public async Task Twelve_months_end_with_this_one_and_each_has_what_fell_due_and_what_came_in()
    {
        var before = await MonthsAsync();
        Assert.Equal((12, new DateOnly(2025, 7, 1), new DateOnly(2026, 6, 1)), (before.Count, before[0].First, before[^1].First));
        var payment = new Payment { ClientId = world.Rivelaine, Amount = new(900, Money.Default), ReceivedOn = new(2025, 6, 29), ClearedOn = new(2025, 7, 1), Means = "virement" };
        await world.AddAsync(
            Call(1_000, Money.Default, new(2025, 7, 1)), Call(2_000, Money.Default, new(2025, 6, 30)), Call(-300, Money.Default, new(2026, 6, 30)),
            Call(5_000, Money.Default, new(2026, 7, 1)), payment);

        var after = await MonthsAsync();
        Assert.Equal([1_000, .. Enumerable.Repeat(0, 10), -300], after.Zip(before, (a, b) => (int)(a.Due - b.Due).Minor));
        Assert.Equal([900, .. Enumerable.Repeat(0, 11)], after.Zip(before, (a, b) => (int)(a.Paid - b.Paid).Minor));
    }

    private Task<LateReceiptsQuery.LateReceipts> Query() => world.Desk<LateReceiptsQuery>().RunAsync(world.Theo);

    private async Task<(int Count, Money Owed)> LateAsync()
    {
        var late = await Query();
        return (late.Count, late.Owed[0]);
    }

    private async Task<IReadOnlyList<PremiumsByMonthQuery.Month>> MonthsAsync() => (await world.Desk<PremiumsByMonthQuery>().RunAsync(world.Theo)).Currencies[0].Months;

    private Receipt Call(long minor, string currency, DateOnly due) => new()
    {
        ClientId = world.Rivelaine, ContractId = world.Goods, Number = $"Q-{Guid.NewGuid():N}"[..30], From = due, To = due.AddYears(1), DueOn = due,
        Total = new(minor, currency), Handling = Handling.Entrusted,
    };
}
