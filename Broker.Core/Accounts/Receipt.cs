using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;

namespace Broker.Core.Accounts;

/// <summary>Called: a real premium call. The two others are shown but never settle anything (D-31).</summary>
public enum ReceiptStatus { Called, AwaitingValidation, ForInformation }

/// <summary>What a receipt is in a list: the first of these that is true of it.</summary>
public enum ReceiptState { ForInformation, AwaitingValidation, Credit, Settled, Late, PartPaid, Due }

/// <summary>A premium call (quittance) for a period, both days included.</summary>
public sealed class Receipt : Entity, IContractPart, ISearched
{
    static ContractPart IContractPart.Part => ContractPart.Account;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public required string Number { get; init; }
    SearchKind ISearched.SearchKind => SearchKind.Receipt;
    IEnumerable<string?> ISearched.SearchValues => [Number];
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required DateOnly DueOn { get; init; }

    /// <summary>Taxes included; negative for a credit.</summary>
    public required Money Total { get; init; }
    public required Handling Handling { get; init; }
    public ReceiptStatus Status { get; set; }

    /// <summary>Direct receipts (non confié) are settled when the insurer says it was paid.</summary>
    public DateOnly? PaidToInsurerOn { get; set; }
    public List<Allocation> Allocations { get; init; } = [];

    /// <summary>Kept with the row by every save that touches it, its allocations or their payments, so that a long list adds nothing up: what cleared
    /// payments have brought, in minor units of <see cref="Total"/>.</summary>
    public long PaidMinor { get; private set; }

    /// <summary>Kept likewise: a premium that is called and not settled.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>With all its allocations and their payments at hand.</summary>
    internal void KeepFigures(Func<Allocation, bool> counts)
    {
        PaidMinor = Allocations.Where(a => a.IsCleared && counts(a)).Sum(a => a.Amount.Minor);
        IsOpen = Status == ReceiptStatus.Called && Total.Minor > 0 && (Handling == Handling.Direct ? PaidToInsurerOn is null : PaidMinor < Total.Minor);
    }

    public bool Covers(DateOnly day) => From <= day && day <= To;

    /// <summary>What cleared payments have brought.</summary>
    public Money Paid => Allocations.Where(a => a.IsCleared).Aggregate(Money.Zero(Total.Currency), (sum, a) => sum + a.Amount);

    /// <summary>D-31: entirely settled, in a way that can open a certificate.</summary>
    public bool IsSettled => Status == ReceiptStatus.Called && Total.Minor > 0
        && (Handling == Handling.Direct ? PaidToInsurerOn is not null : Paid.Minor >= Total.Minor);

    /// <summary>What no payment is meant for yet, cleared or not.</summary>
    public Money Unassigned => Allocations.Aggregate(Total, (rest, a) => rest - a.Amount);

    /// <summary>Late from the day after it was due.</summary>
    public ReceiptState StateOn(DateOnly day) => Status switch
    {
        ReceiptStatus.ForInformation => ReceiptState.ForInformation,
        ReceiptStatus.AwaitingValidation => ReceiptState.AwaitingValidation,
        _ when Total.Minor <= 0 => ReceiptState.Credit,
        _ when IsSettled => ReceiptState.Settled,
        _ when DueOn < day => ReceiptState.Late,
        _ => Paid.Minor > 0 ? ReceiptState.PartPaid : ReceiptState.Due,
    };

    /// <summary>Why no money can be taken for it; null when it can.</summary>
    public Problem? RefusesMoney =>
        Status != ReceiptStatus.Called ? new Problem("receipt.not-called")
        : Handling == Handling.Direct ? new Problem("receipt.paid-to-insurer")
        : Unassigned.Minor <= 0 ? new Problem("receipt.nothing-due")
        : null;

    /// <summary>Puts a part of a payment onto it.</summary>
    public Result Allocate(Payment payment, Money amount)
    {
        if (payment.ClientId != ClientId) return Problem.Missing;
        if (RefusesMoney is { } refusal) return refusal;
        if (amount.Minor <= 0) return new Problem("payment.nothing", "Amount");
        if (amount.Currency != Total.Currency || payment.Amount.Currency != Total.Currency) return new Problem("payment.other-currency", "Amount");
        if (amount.Minor > Unassigned.Minor) return Problem.Of("payment.more-than-due", Unassigned).At("Amount");
        if (amount.Minor > payment.Unallocated.Minor) return Problem.Of("payment.more-than-left", payment.Unallocated).At("Amount");
        var allocation = new Allocation { ClientId = ClientId, ContractId = ContractId, ReceiptId = Id, PaymentId = payment.Id, Payment = payment, Amount = amount };
        Allocations.Add(allocation);
        if (!payment.Allocations.Contains(allocation)) payment.Allocations.Add(allocation);
        return Result.Done;
    }
}

/// <summary>Money received from a client. What of it pays which receipt is said by its allocations.</summary>
public sealed class Payment : Entity, IWholeAccount
{
    public const int MeansLength = 40;

    public required Guid ClientId { get; init; }
    public required Money Amount { get; init; }
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>When the bank made it certain; until then it settles nothing.</summary>
    public DateOnly? ClearedOn { get; set; }
    public required string Means { get; init; }
    public List<Allocation> Allocations { get; init; } = [];

    public Money Unallocated => Allocations.Aggregate(Amount, (rest, a) => rest - a.Amount);
}

/// <summary>The part of a payment that goes to one receipt.</summary>
public sealed class Allocation : Entity, IContractPart
{
    static ContractPart IContractPart.Part => ContractPart.Account;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public required Guid ReceiptId { get; init; }
    public required Guid PaymentId { get; init; }
    public Payment? Payment { get; init; }
    public required Money Amount { get; init; }

    public bool IsCleared => Payment?.ClearedOn is not null;
}
