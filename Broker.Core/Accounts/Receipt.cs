using Broker.Core.Common;
using Broker.Core.Contracts;

namespace Broker.Core.Accounts;

/// <summary>Called: a real premium call. The two others are shown but never settle anything (D-31).</summary>
public enum ReceiptStatus { Called, AwaitingValidation, ForInformation }

/// <summary>A premium call (quittance) for a period, both days included.</summary>
public sealed class Receipt : Entity, IAboutContract
{
    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public required string Number { get; init; }
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

    public bool Covers(DateOnly day) => From <= day && day <= To;

    /// <summary>What cleared payments have brought.</summary>
    public Money Paid => Allocations.Where(a => a.IsCleared).Aggregate(Money.Zero(Total.Currency), (sum, a) => sum + a.Amount);

    /// <summary>D-31: entirely settled, in a way that can open a certificate.</summary>
    public bool IsSettled => Status == ReceiptStatus.Called && Total.Minor > 0
        && (Handling == Handling.Direct ? PaidToInsurerOn is not null : Paid.Minor >= Total.Minor);
}

/// <summary>Money received from a client. What of it pays which receipt is said by its allocations.</summary>
public sealed class Payment : Entity, IOwned
{
    public required Guid ClientId { get; init; }
    public required Money Amount { get; init; }
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>When the bank made it certain; until then it settles nothing.</summary>
    public DateOnly? ClearedOn { get; set; }
    public required string Means { get; init; }
}

/// <summary>The part of a payment that goes to one receipt.</summary>
public sealed class Allocation : Entity, IAboutContract
{
    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public required Guid ReceiptId { get; init; }
    public required Guid PaymentId { get; init; }
    public Payment? Payment { get; init; }
    public required Money Amount { get; init; }

    public bool IsCleared => Payment?.ClearedOn is not null;
}
