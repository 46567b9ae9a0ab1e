using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>A contract's insured items, by label.</summary>
public sealed class InsuredItemsQuery(BrokerStore store, FirmClock clock)
{
    public const int PageSize = 50;

    public sealed class Filter
    {
        public Guid ContractId { get; set; }

        /// <summary>Part of the label, whatever the case, accents and dashes.</summary>
        public string? Text { get; set; }

        /// <summary>True: those covered that day; false: the others; null: all.</summary>
        public bool? Covered { get; set; } = true;

        /// <summary>Today when left out.</summary>
        public DateOnly? On { get; set; }

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    public async Task<Page<ItemRow>> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToListAsync(by, ct);
        db.Actor.DemandReading();
        db.Actor.Demand(Feature.ViewFiles);

        var day = filter.On ?? clock.Today;
        var items = db.InsuredItems.AsNoTracking().Where(i => i.ContractId == filter.ContractId && i.Standing != ItemStanding.Dropped);
        if (filter.Covered is { } covered) items = items.Where(i => (i.EnteredOn <= day && (i.ExitedOn == null || i.ExitedOn > day)) == covered);
        if (Searchable.Fold(filter.Text) is { Length: > 0 } text) items = items.Where(i => i.SearchText.Contains(text));

        var total = await items.CountAsync(ct);
        var found = await items.OrderBy(i => i.SortKey).ThenBy(i => i.Id).Skip(Math.Max(0, filter.Page) * PageSize).Take(PageSize).ToListAsync(ct);
        return new([.. found.Select(i => ItemRow.Of(i, day))], total);
    }
}
