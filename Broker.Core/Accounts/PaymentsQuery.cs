using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Accounts;

/// <summary>A client's last payments, with what of each is not allocated yet.</summary>
public sealed class PaymentsQuery(BrokerStore store)
{
    public const int Most = 100;

    /// <param name="ClearedOn">When the bank made it certain; until then it settles nothing.</param>
    public sealed record PaymentRow(Guid Id, Guid Version, DateOnly ReceivedOn, DateOnly? ClearedOn, string Means, Money Amount, Money Unallocated);

    public async Task<IReadOnlyList<PaymentRow>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();

        var found = await db.Payments.AsNoTracking().Include(p => p.Allocations).Where(p => p.ClientId == clientId)
            .OrderByDescending(p => p.ReceivedOn).ThenByDescending(p => p.Id).Take(Most).AsSplitQuery().ToListAsync(ct);
        return [.. found.Select(p => new PaymentRow(p.Id, p.Version, p.ReceivedOn, p.ClearedOn, p.Means, p.Amount, p.Unallocated))];
    }
}
