using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Accounts;

/// <summary>The firm at a glance, for the dashboard: read once per change, however many look.</summary>
public sealed class FirmFiguresQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    private const int Shown = 5;

    /// <param name="LateActions">Of the remaining ones, those whose day has passed.</param>
    /// <param name="LateReceipts">Premiums called, entrusted to the firm, due before today and not yet covered by cleared payments.</param>
    /// <param name="Premium">A year's, of the contracts in force, in the default currency.</param>
    /// <param name="Insurers">Those with most premium first; the others count together, without a name.</param>
    public sealed record Figures(int RemainingActions, int LateActions, int Clients, int Prospects, int ContractsInForce, Money Premium,
        int LateReceipts, Money LateAmount, IReadOnlyList<Part> Insurers);

    /// <param name="Insurer">Null for all the others together.</param>
    public sealed record Part(string? Insurer, Money Premium);

    public async Task<Figures> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        return await answers.GetAsync(null, db.Actor, nameof(FirmFiguresQuery), () => ReadAsync(by));
    }

    // Its own context and no token: many screens wait for this one answer, and the first to leave must not take it along.
    private async Task<Figures> ReadAsync(Caller by)
    {
        await using var db = await store.OpenAsync(by);
        var today = clock.Today;
        var states = await db.Clients.GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var (late, owed) = await LateAsync(db, today);
        var inForce = db.ContractsInForceOn(today);
        var insurers = await InsurersAsync(db, inForce);

        return new(
            await db.RemainingActions.CountAsync(), await db.RemainingActions.CountAsync(a => a.DueOn < today),
            states.GetValueOrDefault(ClientState.Active), states.GetValueOrDefault(ClientState.Prospect),
            await inForce.CountAsync(), insurers.Aggregate(Money.Zero(), (sum, part) => sum + part.Premium), late, owed, insurers);
    }

    private static async Task<(int Count, Money Owed)> LateAsync(BrokerDb db, DateOnly today)
    {
        var receipts = await db.ReceiptsDueOn(today.AddDays(-1)).Where(r => r.Handling == Handling.Entrusted && r.Total.Currency == Money.Default && r.Total.Minor > 0)
            .Select(r => new { r.Total.Minor, Paid = r.Allocations.Where(a => a.Payment!.ClearedOn != null).Sum(a => a.Amount.Minor) })
            .Where(r => r.Paid < r.Minor).ToListAsync();
        return (receipts.Count, new(receipts.Sum(r => r.Minor - r.Paid), Money.Default));
    }

    private static async Task<IReadOnlyList<Part>> InsurersAsync(BrokerDb db, IQueryable<Contract> inForce)
    {
        var all = await (
            from contract in inForce
            where contract.AnnualPremium.Currency == Money.Default
            join insurer in db.Insurers on contract.InsurerId equals insurer.Id
            group contract.AnnualPremium.Minor by insurer.Name into g
            orderby g.Sum() descending, g.Key
            select new { g.Key, Minor = g.Sum() }).ToListAsync();
        var parts = all.Take(Shown).Select(g => new Part(g.Key, new(g.Minor, Money.Default))).ToList();
        if (all.Count > Shown) parts.Add(new(null, new(all.Skip(Shown).Sum(g => g.Minor), Money.Default)));
        return parts;
    }
}
