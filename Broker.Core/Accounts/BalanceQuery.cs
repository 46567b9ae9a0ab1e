using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Accounts;

/// <summary>
/// D-61: what a client owes today. Due, unsettled receipts minus payments not allocated, each currency by itself; only cleared
/// payments count, as they do for settling.
/// </summary>
public sealed class BalanceQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    /// <param name="Main">In the default currency; positive when the client owes, negative when the firm does.</param>
    /// <param name="Others">In the other currencies this client uses, never added up (R-CLI-06).</param>
    public sealed record Balance(Money Main, IReadOnlyList<Money> Others);

    public async Task<Balance> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.DemandReading();
        return await answers.GetAsync(clientId, actor, nameof(BalanceQuery), () => ReadAsync(by, clientId));
    }

    private async Task<Balance> ReadAsync(Caller by, Guid clientId)
    {
        await using var db = await store.OpenAsync(by);
        var due = db.ReceiptsDueOn(clock.Today).Where(r => r.ClientId == clientId);
        var cleared = db.Allocations.Where(a => a.ClientId == clientId && a.Payment!.ClearedOn != null);

        var amounts = new Dictionary<string, long> { [Money.Default] = 0 };
        void Count(IEnumerable<Sum> sums, int sign)
        {
            foreach (var (currency, minor) in sums) amounts[currency] = amounts.GetValueOrDefault(currency) + sign * minor;
        }
        Count(await due.GroupBy(r => r.Total.Currency).Select(g => new Sum(g.Key, g.Sum(r => r.Total.Minor))).ToListAsync(), 1);
        Count(await cleared.Where(a => due.Any(r => r.Id == a.ReceiptId)).GroupBy(a => a.Amount.Currency).Select(g => new Sum(g.Key, g.Sum(a => a.Amount.Minor))).ToListAsync(), -1);
        Count(await db.Payments.Where(p => p.ClientId == clientId && p.ClearedOn != null).GroupBy(p => p.Amount.Currency).Select(g => new Sum(g.Key, g.Sum(p => p.Amount.Minor))).ToListAsync(), -1);
        Count(await cleared.GroupBy(a => a.Amount.Currency).Select(g => new Sum(g.Key, g.Sum(a => a.Amount.Minor))).ToListAsync(), 1);

        return new(new(amounts[Money.Default], Money.Default),
            [.. amounts.Where(a => a.Key != Money.Default).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new Money(a.Value, a.Key))]);
    }

    private sealed record Sum(string Currency, long Minor);
}
