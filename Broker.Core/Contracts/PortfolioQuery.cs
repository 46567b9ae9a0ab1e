using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>What the portfolio is divided by where it is drawn.</summary>
public enum PortfolioPart { Insurers, Risks }

/// <summary>The firm's contracts in force: how many, what premium a year, with which insurers and in which branches.</summary>
public sealed class PortfolioQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    /// <summary>So many parts of a currency stand for themselves where the portfolio is drawn; the others stand together.</summary>
    public const int First = 5;

    public static readonly Subjects About = Subjects.Of(typeof(Contract), typeof(Suspension), typeof(Termination), typeof(Insurer), typeof(Risk));

    /// <param name="Premium">A year's, each currency by itself, the default one first; never empty.</param>
    /// <param name="Insurers">Most premium first, currency by currency.</param>
    /// <param name="Risks">The branches, likewise.</param>
    public sealed record Portfolio(int Contracts, IReadOnlyList<Money> Premium, IReadOnlyList<Part> Insurers, IReadOnlyList<Part> Risks)
    {
        /// <summary>Those that stand for themselves, by their ids.</summary>
        public List<Guid> FirstOf(PortfolioPart of, string currency) =>
            [.. (of == PortfolioPart.Insurers ? Insurers : Risks).Where(p => p.Premium.Currency == currency).Take(First).Select(p => p.Id)];
    }

    public sealed record Part(Guid Id, string Name, int Contracts, Money Premium);

    public async Task<Portfolio> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(PortfolioQuery), () => ReadAsync(by), heavyRead: true);
    }

    private async Task<Portfolio> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var cells = await db.ContractsInForceOn(clock.Today)
            .GroupBy(c => new { c.InsurerId, c.RiskId, c.AnnualPremium.Currency })
            .Select(g => new Cell(g.Key.InsurerId, g.Key.RiskId, g.Key.Currency, g.Count(), g.Sum(c => c.AnnualPremium.Minor))).ToListAsync();
        var insurers = await db.Insurers.ToDictionaryAsync(i => i.Id, i => i.Name);
        var risks = await db.Risks.ToDictionaryAsync(r => r.Id, r => r.Name);

        var premium = cells.GroupBy(c => c.Currency).Select(g => new Money(g.Sum(c => c.Minor), g.Key)).ByCurrency();
        return new(cells.Sum(c => c.Contracts), premium.Count == 0 ? [Money.Zero()] : premium, Parts(cells, c => c.InsurerId, insurers), Parts(cells, c => c.RiskId, risks));
    }

    private static IReadOnlyList<Part> Parts(IEnumerable<Cell> cells, Func<Cell, Guid> key, Dictionary<Guid, string> names) =>
    [
        .. cells.GroupBy(c => (Id: key(c), c.Currency))
            .Select(g => new Part(g.Key.Id, names.GetValueOrDefault(g.Key.Id, ""), g.Sum(c => c.Contracts), new(g.Sum(c => c.Minor), g.Key.Currency)))
            .OrderBy(p => p.Premium.Currency != Money.Default).ThenBy(p => p.Premium.Currency, StringComparer.Ordinal)
            .ThenByDescending(p => p.Premium.Minor).ThenBy(p => p.Name, StringComparer.Ordinal),
    ];

    private sealed record Cell(Guid InsurerId, Guid RiskId, string Currency, int Contracts, long Minor);
}
