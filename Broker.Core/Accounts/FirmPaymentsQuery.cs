using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Accounts;

/// <summary>Money the firm received, of all its clients, by the day the bank made it certain, the latest first; what it has not made certain yet comes before.</summary>
public sealed class FirmPaymentsQuery(BrokerStore store)
{
    public const int PageSize = 50;

    /// <summary>Beyond that many the list says "more than", and adds nothing up.</summary>
    public const int MostCounted = 10_000;

    public sealed class Filter
    {
        /// <summary>Days on which they were made certain, both included. With one, those that are not yet are left out.</summary>
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }

        /// <summary>Part of the client's name.</summary>
        public string? Text { get; set; }

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    /// <param name="Sum">Of all that were chosen, each currency by itself; empty where they are too many to add up.</param>
    public sealed record Payments(Page<PaymentRow> Page, IReadOnlyList<Money> Sum);

    public sealed record PaymentRow(Guid Id, Guid ClientId, string Client, DateOnly ReceivedOn, DateOnly? ClearedOn, string Means, Money Amount, Money Unallocated);

    public async Task<Payments> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var payments = db.Payments.AsNoTracking();
        if (filter.From is { } from) payments = payments.Where(p => p.ClearedOn >= from);
        if (filter.To is { } to) payments = payments.Where(p => p.ClearedOn <= to);
        if (await SoughtText.ReadAsync(db, filter.Text, ct) is { } sought) payments = sought.Among(payments, (SearchKind.Client, p => p.ClientId));
        var total = await payments.Take(MostCounted + 1).CountAsync(ct);
        List<Money> sum = total > MostCounted ? [] : await payments.GroupBy(p => p.Amount.Currency).Select(g => new Money(g.Sum(p => p.Amount.Minor), g.Key)).ToListAsync(ct);
        var found = await payments.OrderByDescending(p => p.ClearedOn == null).ThenByDescending(p => p.ClearedOn).ThenByDescending(p => p.Id).Skip(Math.Max(0, filter.Page) * PageSize).Take(PageSize)
            .Select(p => new
            {
                p.Id, p.ClientId, p.ReceivedOn, p.ClearedOn, p.Means, p.Amount, Allocated = p.Allocations.Sum(a => a.Amount.Minor),
                Client = db.Clients.First(c => c.Id == p.ClientId).Name,
            }).ToListAsync(ct);
        return new(new([.. found.Select(p => new PaymentRow(p.Id, p.ClientId, p.Client, p.ReceivedOn, p.ClearedOn, p.Means, p.Amount, p.Amount - new Money(p.Allocated, p.Amount.Currency)))], total), sum.ByCurrency());
    }
}
