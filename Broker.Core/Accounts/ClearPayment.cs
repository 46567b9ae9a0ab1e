using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Accounts;

/// <summary>The bank has it: from now on the payment settles what it is allocated to.</summary>
public sealed class ClearPayment(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid paymentId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        var payment = await db.Payments.SingleOrDefaultAsync(p => p.Id == paymentId, ct);
        if (payment is null) return Problem.Missing;
        payment.ClearedOn ??= clock.Today;
        return await db.SaveAsync(ct);
    }
}
