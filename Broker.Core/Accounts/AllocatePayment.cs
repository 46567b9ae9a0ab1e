using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Accounts;

/// <summary>By hand: a part of a payment goes to a receipt of the same client.</summary>
public sealed class AllocatePayment(BrokerStore store)
{
    public sealed class Input
    {
        public Guid PaymentId { get; set; }
        public Guid ReceiptId { get; set; }

        /// <summary>In the receipt's currency.</summary>
        [Required, Range(0, 1_000_000_000)] public decimal? Amount { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;

        var receipt = await db.Receipts.Include(r => r.Allocations).SingleOrDefaultAsync(r => r.Id == input.ReceiptId, ct);
        var payment = await db.Payments.Include(p => p.Allocations).SingleOrDefaultAsync(p => p.Id == input.PaymentId, ct);
        if (receipt is null || payment is null) return Problem.Missing;

        var result = receipt.Allocate(payment, Money.Euros(input.Amount!.Value) with { Currency = receipt.Total.Currency });
        if (result.Failed) return result;

        // Two people allocating the same money at once: the second is told.
        db.Hold(receipt);
        db.Hold(payment);
        return await db.SaveAsync(ct);
    }
}
