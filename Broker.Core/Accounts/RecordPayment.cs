using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Accounts;

/// <summary>
/// Money received for a receipt. The amount expected is allocated to it at once; any other amount is recorded on the client and
/// left to be allocated by hand (R-ACC-06).
/// </summary>
public sealed class RecordPayment(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ReceiptId { get; set; }
        [Required] public DateOnly? ReceivedOn { get; set; }
        [Required, MaxLength(Payment.MeansLength)] public string? Means { get; set; }

        /// <summary>In the receipt's currency.</summary>
        [Required, Range(0, 1_000_000_000)] public decimal? Amount { get; set; }

        /// <summary>The bank has it already; otherwise it settles nothing until it is said to have cleared.</summary>
        public bool Cleared { get; set; } = true;
    }

    /// <param name="Allocated">False: it waits to be allocated by hand.</param>
    public sealed record Recorded(Guid PaymentId, bool Allocated);

    public async Task<Result<Recorded>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;
        if (input.ReceivedOn > clock.Today) return new Problem("payment.in-future", nameof(Input.ReceivedOn));

        var receipt = await db.Receipts.Include(r => r.Allocations).SingleOrDefaultAsync(r => r.Id == input.ReceiptId, ct);
        if (receipt is null) return Problem.Missing;
        if (receipt.RefusesMoney is { } refusal) return refusal;
        var amount = Money.Euros(input.Amount!.Value) with { Currency = receipt.Total.Currency };
        if (amount.Minor <= 0) return new Problem("payment.nothing", nameof(Input.Amount));

        var payment = new Payment
        {
            ClientId = receipt.ClientId, Amount = amount, ReceivedOn = input.ReceivedOn!.Value, Means = input.Means!.Trim(),
            ClearedOn = input.Cleared ? input.ReceivedOn : null,
        };
        var expected = amount == receipt.Unassigned;
        if (expected && receipt.Allocate(payment, amount).Problem is { } unfit) return unfit;
        db.Add(payment);
        db.Hold(receipt);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : new Recorded(payment.Id, expected);
    }
}
