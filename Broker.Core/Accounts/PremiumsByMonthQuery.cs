using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Accounts;

/// <summary>Premiums that fell due and money that came in, month by month, over the last twelve.</summary>
public sealed class PremiumsByMonthQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    public const int Months = 12;
    public static readonly Subjects About = Subjects.Of(typeof(Receipt), typeof(Payment));

    /// <param name="Currencies">The default one first; each has all twelve months.</param>
    public sealed record Premiums(IReadOnlyList<InCurrency> Currencies);

    public sealed record InCurrency(string Currency, IReadOnlyList<Month> Months);

    /// <param name="First">The month's first day.</param>
    /// <param name="Due">Premiums the firm collects, by the day they fell due; credits deducted.</param>
    /// <param name="Paid">Payments the bank made certain, by that day.</param>
    public sealed record Month(DateOnly First, Money Due, Money Paid);

    public async Task<Premiums> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(PremiumsByMonthQuery), () => ReadAsync(by), heavyRead: true);
    }

    private async Task<Premiums> ReadAsync(Caller by)
    {
        var today = clock.Today;
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        var (from, before) = (thisMonth.AddMonths(1 - Months), thisMonth.AddMonths(1));
        await using var db = await store.OpenToReadAsync(by);
        // By day, in the order of an index: the months are added up here.
        var due = await db.Receipts.Where(r => r.Status == ReceiptStatus.Called && r.Handling == Products.Handling.Entrusted && r.DueOn >= from && r.DueOn < before)
            .GroupBy(r => new { r.DueOn, r.Total.Currency }).Select(g => new Day(g.Key.DueOn, g.Key.Currency, g.Sum(r => r.Total.Minor))).ToListAsync();
        var paid = await db.Payments.Where(p => p.ClearedOn >= from && p.ClearedOn < before)
            .GroupBy(p => new { p.ClearedOn, p.Amount.Currency }).Select(g => new Day(g.Key.ClearedOn!.Value, g.Key.Currency, g.Sum(p => p.Amount.Minor))).ToListAsync();

        var (dueBy, paidBy) = (ByMonth(due), ByMonth(paid));
        var currencies = due.Concat(paid).Select(d => d.Currency).Append(Money.Default).Distinct().Select(Money.Zero).ByCurrency();
        return new([.. currencies.Select(zero => new InCurrency(zero.Currency, [.. Enumerable.Range(0, Months).Select(i => MonthOf(from.AddMonths(i), zero.Currency))]))]);

        Month MonthOf(DateOnly first, string currency) =>
            new(first, new(dueBy.GetValueOrDefault((first, currency)), currency), new(paidBy.GetValueOrDefault((first, currency)), currency));
    }

    private static Dictionary<(DateOnly, string), long> ByMonth(IEnumerable<Day> days) => days
        .GroupBy(d => (new DateOnly(d.On.Year, d.On.Month, 1), d.Currency)).ToDictionary(g => g.Key, g => g.Sum(d => d.Minor));

    private sealed record Day(DateOnly On, string Currency, long Minor);
}
