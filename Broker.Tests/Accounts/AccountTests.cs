using Broker.Core.Accounts;
using Broker.Core.Common;
using Broker.Core.Contracts;

namespace Broker.Tests.Accounts;

using World = Broker.Tests.World.World;
using Broker.Core.Products;

public sealed class AccountTests
{
    private static readonly DateOnly Day = World.Today;

    [Fact, Rule("D-31")]
    public void A_receipt_covers_its_first_and_its_last_day()
    {
        var receipt = Call(100);
        Assert.Equal([false, true, true, false], new[] { receipt.From.AddDays(-1), receipt.From, receipt.To, receipt.To.AddDays(1) }.Select(receipt.Covers));
    }

    [Theory, Rule("D-31")]
    [InlineData(ReceiptStatus.Called, Handling.Entrusted, 100, 100, true)]
    [InlineData(ReceiptStatus.Called, Handling.Entrusted, 100, 99, false)]
    [InlineData(ReceiptStatus.AwaitingValidation, Handling.Entrusted, 100, 100, false)]
    [InlineData(ReceiptStatus.ForInformation, Handling.Entrusted, 100, 100, false)]
    [InlineData(ReceiptStatus.Called, Handling.Entrusted, 0, 0, false)]
    [InlineData(ReceiptStatus.Called, Handling.Entrusted, -50, 0, false)]
    [InlineData(ReceiptStatus.Called, Handling.Direct, 100, 100, false)]
    public void Settled_is_what_a_called_receipt_is_when_cleared_money_covers_it(ReceiptStatus status, Handling handling, int total, int paid, bool settled)
    {
        var receipt = Call(total, status, handling);
        if (paid > 0) Pay(receipt, paid, cleared: true);
        Assert.Equal(settled, receipt.IsSettled);
    }

    [Fact, Rule("D-31")]
    public void Money_not_cleared_settles_nothing_and_a_direct_receipt_is_settled_when_the_insurer_has_it()
    {
        var entrusted = Call(100);
        Pay(entrusted, 100, cleared: false);
        Assert.False(entrusted.IsSettled);

        var direct = Call(100, handling: Handling.Direct);
        Assert.False(direct.IsSettled);
        direct.PaidToInsurerOn = Day;
        Assert.True(direct.IsSettled);
    }

    [Fact]
    public void A_receipts_state_follows_from_what_was_paid_and_when_it_is_due()
    {
        var receipt = Call(100);
        Assert.Equal((ReceiptState.Due, ReceiptState.Late), (receipt.StateOn(receipt.DueOn), receipt.StateOn(receipt.DueOn.AddDays(1))));
        Pay(receipt, 40, cleared: true);
        Assert.Equal(ReceiptState.PartPaid, receipt.StateOn(receipt.DueOn));
        Pay(receipt, 60, cleared: true);
        Assert.Equal(ReceiptState.Settled, receipt.StateOn(receipt.DueOn.AddDays(99)));
        Assert.Equal(ReceiptState.Credit, Call(-5).StateOn(Day));
        Assert.Equal(ReceiptState.ForInformation, Call(100, ReceiptStatus.ForInformation).StateOn(Day.AddYears(5)));
    }

    [Fact, Rule("R-ACC-04"), Rule("R-ACC-05"), Rule("R-ACC-06")]
    public async Task The_amount_expected_is_allocated_and_a_settled_receipt_takes_no_more()
    {
        await using var world = await World.OpenAsync();
        var late = await RunningAsync(world, world.Cyber);
        Assert.Equal(ReceiptState.Late, late.State);

        var paid = await PayAsync(world, late, late.Expected.Amount);

        Assert.True(paid.Value.Allocated);
        var settled = await RunningAsync(world, world.Cyber);
        Assert.Equal((ReceiptState.Settled, 0), (settled.State, settled.Expected.Minor));
        Assert.Equal("receipt.nothing-due", (await PayAsync(world, settled, 1)).Problem?.Code);
        Assert.Equal("receipt.paid-to-insurer", (await PayAsync(world, await RunningAsync(world, world.Liability), 1)).Problem?.Code);
        Assert.Equal(new Problem("input.required", "Means"), (await world.Desk<RecordPayment>().RunAsync(world.Theo, new() { ReceiptId = late.Id, ReceivedOn = Day, Amount = 1 })).Problem);
    }

    [Fact, Rule("R-ACC-06")]
    public async Task Another_amount_is_recorded_but_waits_to_be_allocated_by_hand()
    {
        await using var world = await World.OpenAsync();
        var late = await RunningAsync(world, world.Cyber);
        var paid = await PayAsync(world, late, 1_000);

        Assert.False(paid.Value.Allocated);
        Assert.Equal((late.Expected, 0), ((await RunningAsync(world, world.Cyber)).Expected, (await RunningAsync(world, world.Cyber)).Paid.Minor));
        Assert.Equal(100_000, (await PaymentAsync(world, paid.Value.PaymentId)).Unallocated.Minor);

        var allocate = world.Desk<AllocatePayment>();
        Assert.Equal("payment.more-than-left", (await allocate.RunAsync(world.Theo, new() { PaymentId = paid.Value.PaymentId, ReceiptId = late.Id, Amount = 1_000.01m })).Problem?.Code);
        Assert.Null((await allocate.RunAsync(world.Theo, new() { PaymentId = paid.Value.PaymentId, ReceiptId = late.Id, Amount = 600 })).Problem);
        Assert.Equal(60_000, (await RunningAsync(world, world.Cyber)).Paid.Minor);
        Assert.Equal(40_000, (await PaymentAsync(world, paid.Value.PaymentId)).Unallocated.Minor);
    }

    [Fact]
    public async Task One_clients_money_never_pays_anothers_receipt()
    {
        await using var world = await World.OpenAsync();
        await world.AddAsync(new Payment { ClientId = world.Morel, Amount = Money.Euros(500), ReceivedOn = Day, Means = "Virement" });
        var payment = (await world.Desk<PaymentsQuery>().RunAsync(world.Theo, world.Morel)).First(p => p.Unallocated.Minor > 0);
        var receipt = await RunningAsync(world, world.Cyber);

        Assert.Equal(Problem.Missing, (await world.Desk<AllocatePayment>().RunAsync(world.Theo, new() { PaymentId = payment.Id, ReceiptId = receipt.Id, Amount = 1 })).Problem);
    }

    [Fact]
    public async Task The_same_money_allocated_twice_at_once_is_allocated_once()
    {
        await using var world = await World.OpenAsync();
        var receipt = await RunningAsync(world, world.Cyber);
        var paid = (await PayAsync(world, receipt, 1_000)).Value;
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
            world.Desk<AllocatePayment>().RunAsync(world.Theo, new() { PaymentId = paid.PaymentId, ReceiptId = receipt.Id, Amount = 1_000 }))));

        Assert.Single(results, r => !r.Failed);
        Assert.Equal(0, (await PaymentAsync(world, paid.PaymentId)).Unallocated.Minor);
    }

    [Fact, Rule("D-61"), Rule("R-CLI-05"), Rule("R-CLI-06")]
    public async Task The_balance_is_what_is_due_minus_money_not_allocated_each_currency_by_itself()
    {
        await using var world = await World.OpenAsync();
        var before = await BalanceAsync(world);
        // Of Rivelaine's due receipts two are not settled: the goods' (three fifths left) and the cyber one's.
        Assert.Equal((22_750 * 100 * 3 / 5) + (6_180 * 100), before.Main.Minor);
        Assert.Empty(before.Others);

        await world.AddAsync(
            new Payment { ClientId = world.Rivelaine, Amount = Money.Euros(500), ReceivedOn = Day, ClearedOn = Day, Means = "Virement" },
            new Payment { ClientId = world.Rivelaine, Amount = Money.Euros(300), ReceivedOn = Day, Means = "Chèque" },
            new Payment { ClientId = world.Rivelaine, Amount = new Money(700, "CHF"), ReceivedOn = Day, ClearedOn = Day, Means = "Virement" },
            Call(80, clientId: world.Rivelaine, contractId: world.Cyber, dueOn: Day.AddDays(1)),
            Call(40, clientId: world.Rivelaine, contractId: world.Cyber, dueOn: Day),
            Call(60, ReceiptStatus.ForInformation, clientId: world.Rivelaine, contractId: world.Cyber, dueOn: Day));
        var after = await BalanceAsync(world);

        Assert.Equal(before.Main.Minor - 50_000 + 4_000, after.Main.Minor);
        Assert.Equal([new Money(-700, "CHF")], after.Others);
    }

    [Fact, Rule("D-61")]
    public async Task A_payment_that_settles_moves_the_balance_by_its_amount()
    {
        await using var world = await World.OpenAsync();
        var late = await RunningAsync(world, world.Cyber);
        var before = await BalanceAsync(world);
        await PayAsync(world, late, late.Expected.Amount);
        Assert.Equal(before.Main - late.Expected, (await BalanceAsync(world)).Main);
    }

    private static Receipt Call(int euros, ReceiptStatus status = ReceiptStatus.Called, Handling handling = Handling.Entrusted, Guid? clientId = null, Guid? contractId = null, DateOnly? dueOn = null) => new()
    {
        ClientId = clientId ?? Guid.NewGuid(), ContractId = contractId ?? Guid.NewGuid(), Number = Guid.NewGuid().ToString(), From = new(2026, 1, 1), To = new(2026, 12, 31),
        DueOn = dueOn ?? new(2026, 1, 1), Total = Money.Euros(euros), Handling = handling, Status = status,
    };

    private static void Pay(Receipt receipt, int euros, bool cleared)
    {
        var payment = new Payment { ClientId = receipt.ClientId, Amount = Money.Euros(euros), ReceivedOn = Day, ClearedOn = cleared ? Day : null, Means = "x" };
        receipt.Allocations.Add(new() { ClientId = receipt.ClientId, ContractId = receipt.ContractId, ReceiptId = receipt.Id, PaymentId = payment.Id, Payment = payment, Amount = payment.Amount });
    }

    private static async Task<ReceiptsQuery.ReceiptRow> RunningAsync(World world, Guid contract) =>
        (await world.Desk<ReceiptsQuery>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, ContractId = contract })).Rows[0];

    private static async Task<PaymentsQuery.PaymentRow> PaymentAsync(World world, Guid id) => (await world.Desk<PaymentsQuery>().RunAsync(world.Theo, world.Rivelaine)).Single(p => p.Id == id);

    private static Task<BalanceQuery.Balance> BalanceAsync(World world) => world.Desk<BalanceQuery>().RunAsync(world.Ines, world.Rivelaine);

    private static Task<Result<RecordPayment.Recorded>> PayAsync(World world, ReceiptsQuery.ReceiptRow receipt, decimal amount) =>
        world.Desk<RecordPayment>().RunAsync(world.Theo, new() { ReceiptId = receipt.Id, ReceivedOn = Day, Means = "Virement", Amount = amount });
}
