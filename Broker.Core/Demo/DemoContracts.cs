using Broker.Core.Accounts;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Lists;
using Broker.Core.Products;

namespace Broker.Core.Demo;

/// <summary>How far the premium of the running period is paid.</summary>
internal enum DemoPremium { Settled, Direct, Part, Late, Uncleared, ForInformation, AwaitingValidation, None }

/// <summary>A contract with its receipts: the running period's, and the settled ones of two years before.</summary>
internal static class DemoContracts
{
    /// <param name="startedDaysAgo">Negative: it starts in the future.</param>
    public static Contract Open(DemoBook book, string key, Guid clientId, DemoProducts.Line line, int startedDaysAgo, decimal premium, DemoPremium paid)
    {
        var contract = book.Add(new Contract
        {
            Id = DemoId.Of("contract:" + key), ClientId = clientId, Number = NumberOf(key, line), RiskId = line.RiskId, InsurerId = line.InsurerId,
            ProductId = line.Id, EffectiveOn = book.Today.AddDays(-startedDaysAgo), AnnualPremium = Money.Euros(premium),
            Handling = paid == DemoPremium.Direct ? Handling.Direct : Handling.Entrusted,
        });
        if (paid == DemoPremium.None || startedDaysAgo < 0) return contract;

        var running = YearsBetween(contract.EffectiveOn, book.Today);
        for (var year = Math.Max(0, running - 2); year <= running; year++)
            Call(book, key, contract, contract.EffectiveOn.AddYears(year), year == running || paid == DemoPremium.Direct ? paid : DemoPremium.Settled);
        return contract;
    }

    public static void Suspend(DemoBook book, Contract contract, int daysAgo, string reason) => contract.Suspensions.Add(new Suspension
    {
        Id = DemoBook.Id<Suspension>(contract.Number), ClientId = contract.ClientId, ContractId = contract.Id,
        From = book.Today.AddDays(-daysAgo), Reason = reason, ReasonId = DemoLists.WordIf(ListKind.EndReason, reason), By = Cast.Theo.FullName,
    });

    public static void Terminate(DemoBook book, Contract contract, int daysAgo, string reason) => contract.Terminations.Add(new Termination
    {
        Id = DemoBook.Id<Termination>(contract.Number), ClientId = contract.ClientId, ContractId = contract.Id,
        On = book.Today.AddDays(-daysAgo), Reason = reason, ReasonId = DemoLists.WordIf(ListKind.EndReason, reason), By = Cast.Theo.FullName,
    });

    private static void Call(DemoBook book, string key, Contract contract, DateOnly from, DemoPremium paid)
    {
        var name = $"{key}/{from.DayNumber - book.Today.DayNumber}";
        var receipt = book.Add(new Receipt
        {
            Id = DemoBook.Id<Receipt>(name), ClientId = contract.ClientId, ContractId = contract.Id,
            Number = $"Q{from:yy}-{DemoId.Digits("receipt-number:" + name)}",
            From = from, To = from.AddYears(1).AddDays(-1), DueOn = from, Total = contract.AnnualPremium, Handling = contract.Handling,
            PaidToInsurerOn = paid == DemoPremium.Direct ? from.AddDays(6) : null,
            Status = paid switch
            {
                DemoPremium.ForInformation => ReceiptStatus.ForInformation,
                DemoPremium.AwaitingValidation => ReceiptStatus.AwaitingValidation,
                _ => ReceiptStatus.Called,
            },
        });
        var amount = paid switch
        {
            DemoPremium.Settled or DemoPremium.Uncleared => receipt.Total,
            DemoPremium.Part => receipt.Total with { Minor = receipt.Total.Minor * 2 / 5 },
            _ => Money.Zero(),
        };
        if (amount.Minor == 0) return;

        var receivedOn = Earliest(from.AddDays(9), book.Today.AddDays(-1));
        var payment = book.Add(new Payment
        {
            Id = DemoBook.Id<Payment>(name), ClientId = contract.ClientId, Amount = amount, ReceivedOn = receivedOn,
            ClearedOn = paid == DemoPremium.Uncleared ? null : Earliest(receivedOn.AddDays(2), book.Today),
            Means = DemoId.Number("means:" + key, 3) switch { 0 => "Prélèvement", 1 => "Virement", _ => "Chèque" },
        });
        book.Add(new Allocation
        {
            Id = DemoBook.Id<Allocation>(name), ClientId = contract.ClientId, ContractId = contract.Id,
            ReceiptId = receipt.Id, PaymentId = payment.Id, Amount = amount,
        });
    }

    private static string NumberOf(string key, DemoProducts.Line line) =>
        $"{line.Insurer[..3].ToUpperInvariant().Replace('É', 'E')}-{line.Key[..2].ToUpperInvariant()}-{100_000 + DemoId.Number("number:" + key, 900_000)}";

    private static int YearsBetween(DateOnly from, DateOnly to)
    {
        var years = to.Year - from.Year;
        return from.AddYears(years) > to ? years - 1 : years;
    }

    private static DateOnly Earliest(DateOnly a, DateOnly b) => a < b ? a : b;
}
