using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>A client's vehicles and buildings over all its contracts (R-FLT-02), by label.</summary>
public sealed class ClientFleetQuery(BrokerStore store, FirmClock clock)
{
    public const int PageSize = 50;

    public sealed class Filter
    {
        public Guid ClientId { get; set; }
        public Guid? ContractId { get; set; }

        /// <summary>Part of the label, whatever the case, accents and dashes.</summary>
        public string? Text { get; set; }

        /// <summary>True: those covered today; false: the others; null: all.</summary>
        public bool? Covered { get; set; } = true;

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    /// <param name="Contracts">Those that have vehicles or buildings, whatever is filtered.</param>
    /// <param name="Area">Square metres of the buildings that were chosen, where they are known (R-FLT-05).</param>
    public sealed record Fleet(Page<FleetRow> Page, IReadOnlyList<FleetContract> Contracts, long Area);

    public sealed record FleetRow(ItemRow Item, string Contract);

    public sealed record FleetContract(Guid Id, string Number, string Risk, int Items);

    public async Task<Fleet> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var today = clock.Today;

        var all = db.InsuredItems.AsNoTracking().Where(i => i.ClientId == filter.ClientId && (i is Vehicle || i is Building) && i.Standing != ItemStanding.Dropped);
        var contracts = await db.Contracts.Where(c => c.ClientId == filter.ClientId && all.Any(i => i.ContractId == c.Id)).OrderBy(c => c.Number)
            .Select(c => new FleetContract(c.Id, c.Number, db.Risks.First(r => r.Id == c.RiskId).Name,
                all.Count(i => i.ContractId == c.Id && i.EnteredOn <= today && (i.ExitedOn == null || i.ExitedOn > today))))
            .ToListAsync(ct);

        var items = all;
        if (filter.ContractId is { } contract) items = items.Where(i => i.ContractId == contract);
        if (filter.Covered is { } covered) items = items.Where(i => (i.EnteredOn <= today && (i.ExitedOn == null || i.ExitedOn > today)) == covered);
        if (Searchable.Fold(filter.Text) is { Length: > 0 } text) items = items.Where(i => i.SearchText.Contains(text));

        var total = await items.CountAsync(ct);
        var area = await items.OfType<Building>().SumAsync(b => (long)(b.Area ?? 0), ct);
        var found = await items.OrderBy(i => i.Label).ThenBy(i => i.Id).Skip(Math.Max(0, filter.Page) * PageSize).Take(PageSize).ToListAsync(ct);
        return new(new([.. found.Select(i => new FleetRow(ItemRow.Of(i, today), contracts.Single(c => c.Id == i.ContractId).Number))], total), contracts, area);
    }
}
