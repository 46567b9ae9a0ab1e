using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>The contracts of the whole firm, a page at a time: the latest effective date first, or the first to run out.</summary>
public sealed class ContractsQuery(BrokerStore store, PortfolioQuery portfolio, FirmClock clock)
{
    public const int PageSize = 50;

    /// <summary>Beyond that many the list says "more than": counting all of a large firm would cost more than the page itself.</summary>
    public const int MostCounted = 10_000;

    public sealed class Filter
    {
        public ContractState? State { get; set; }
        public Guid? InsurerId { get; set; }
        public Guid? RiskId { get; set; }
        public Guid? SubStatusId { get; set; }
        public Guid? IntroducerId { get; set; }

        /// <summary>The person in charge of the client.</summary>
        public Guid? HandlerId { get; set; }

        /// <summary>Only those whose first day without cover lies within so many days from now.</summary>
        public int? ExpiringWithin { get; set; }

        /// <summary>Only those of insurers, or of branches, that do not stand for themselves where the portfolio is drawn.</summary>
        public PortfolioPart? OthersOf { get; set; }

        /// <summary>The currency <see cref="OthersOf"/> speaks of.</summary>
        public string Currency { get; set; } = Money.Default;

        /// <summary>Part of the contract's number or of the client's name.</summary>
        public string? Text { get; set; }

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    /// <param name="Reason">Why it is suspended or terminated, in the firm's words.</param>
    public sealed record ContractRow(Guid Id, Guid ClientId, string Client, string Number, string Risk, string Insurer, string? Product, ContractState State, string? Reason,
        DateOnly EffectiveOn, DateOnly? ExpiresOn, Money AnnualPremium, string? Handler, string? SubStatus)
    {
        public Handling Handling { get; init; }
        public string? Introducer { get; init; }

        /// <summary>Mandatory documents to be obtained.</summary>
        public int DocumentsMissing { get; init; }
    }

    public async Task<Page<ContractRow>> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var contracts = await ChosenAsync(db, by, portfolio, filter, clock.Today, ct);
        var total = await contracts.Take(MostCounted + 1).CountAsync(ct);
        var ids = await Sorted(contracts, filter).Skip(Math.Max(0, filter.Page) * PageSize).Take(PageSize).Select(c => c.Id).ToListAsync(ct);
        return new(await ReadAsync(db, ids, clock.Today, ct), total);
    }

    internal static async Task<IQueryable<Contract>> ChosenAsync(BrokerDb db, Caller by, PortfolioQuery portfolio, Filter filter, DateOnly today, CancellationToken ct)
    {
        var contracts = Chosen(db, filter, today, await SoughtText.ReadAsync(db, filter.Text, ct));
        if (filter.OthersOf is not { } of) return contracts;
        var first = (await portfolio.RunAsync(by, ct)).FirstOf(of, filter.Currency);
        contracts = contracts.Where(c => c.AnnualPremium.Currency == filter.Currency);
        return of == PortfolioPart.Insurers ? contracts.Where(c => !EF.Parameter(first).Contains(c.InsurerId)) : contracts.Where(c => !EF.Parameter(first).Contains(c.RiskId));
    }

    internal static IQueryable<Contract> Sorted(IQueryable<Contract> contracts, Filter filter) =>
        filter.ExpiringWithin is null ? contracts.OrderByDescending(c => c.EffectiveOn).ThenByDescending(c => c.Id) : contracts.OrderBy(c => c.ExpiresOn).ThenBy(c => c.Id);

    /// <summary>These, in this order.</summary>
    internal static async Task<IReadOnlyList<ContractRow>> ReadAsync(BrokerDb db, IReadOnlyList<Guid> ids, DateOnly today, CancellationToken ct)
    {
        var found = (await db.Contracts.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id))
            .Include(c => c.Suspensions).Include(c => c.Terminations)
            .Select(c => new
            {
                Contract = c,
                Client = db.Clients.Where(o => o.Id == c.ClientId).Select(o => new { o.Name, Handler = db.Users.Where(p => p.Id == o.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault() }).First(),
                Risk = db.Risks.First(r => r.Id == c.RiskId).Name,
                Insurer = db.Insurers.First(i => i.Id == c.InsurerId).Name,
                SubStatus = db.ListValues.Where(v => v.Id == c.SubStatusId).Select(v => v.Name).FirstOrDefault(),
                Product = db.Products.Where(p => p.Id == c.ProductId).Select(p => p.Name).FirstOrDefault(),
                Introducer = db.Introducers.Where(i => i.Id == c.IntroducerId).Select(i => i.Name).FirstOrDefault(),
                Missing = db.AskedDocuments.Count(e => e.ContractId == c.Id && e.IsMissing),
            }).AsSplitQuery().ToListAsync(ct)).ToDictionary(f => f.Contract.Id);
        return
        [
            .. from id in ids
               where found.ContainsKey(id)
               let f = found[id]
               select new ContractRow(id, f.Contract.ClientId, f.Client.Name, f.Contract.Number, f.Risk, f.Insurer, f.Product, f.Contract.StateOn(today), f.Contract.ReasonOn(today), f.Contract.EffectiveOn, f.Contract.ExpiresOn,
                   f.Contract.AnnualPremium, f.Client.Handler, f.SubStatus) { Handling = f.Contract.Handling, Introducer = f.Introducer, DocumentsMissing = f.Missing },
        ];
    }

    private static IQueryable<Contract> Chosen(BrokerDb db, Filter filter, DateOnly today, SoughtText? sought)
    {
        var contracts = (filter.State is { } state ? db.ContractsIn(state, today) : db.Contracts).AsNoTracking();
        if (filter.ExpiringWithin is { } days)
        {
            var soon = db.ContractsExpiringBy(today, today.AddDays(Math.Clamp(days, 0, 3_650)));
            contracts = contracts.Where(c => soon.Any(s => s.Id == c.Id));
        }
        if (filter.InsurerId is { } insurer) contracts = contracts.Where(c => c.InsurerId == insurer);
        if (filter.RiskId is { } risk) contracts = contracts.Where(c => c.RiskId == risk);
        if (filter.SubStatusId is { } sub) contracts = contracts.Where(c => c.SubStatusId == sub);
        if (filter.IntroducerId is { } introducer) contracts = contracts.Where(c => c.IntroducerId == introducer);
        if (filter.HandlerId is { } handler) contracts = contracts.Where(c => db.Clients.Any(o => o.Id == c.ClientId && o.HandlerId == handler));
        if (sought is not null) contracts = sought.Among(contracts, (SearchKind.Contract, c => c.Id), (SearchKind.Client, c => c.ClientId));
        return contracts;
    }
}
