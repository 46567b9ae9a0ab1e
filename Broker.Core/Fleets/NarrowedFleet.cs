using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>
/// What a filter leaves of a fleet, and by which index it is best come by. Where a condition leaves few rows they are read by it, then sorted; of many the
/// first page comes soonest along the order's own index. PostgreSQL counts, and chooses itself; SQLite guesses, and is told.
/// </summary>
internal sealed class NarrowedFleet<T> where T : InsuredItem
{
    /// <summary>So many rows are sorted in a few milliseconds, whatever the size of the fleet.</summary>
    private const int Few = 1_000;

    /// <summary>So many of what was typed are looked up one by one, wherever they are.</summary>
    private const int MostFound = 4 * Few;

    private readonly BrokerDb db;
    private readonly FleetFilter filter;
    private readonly DateOnly today;
    private readonly IReadOnlyList<string> sought;

    /// <summary>All in the firm that hold the text; null when they are many, or nothing was typed.</summary>
    private readonly List<Guid>? found;

    /// <summary>Of many that hold it, some.</summary>
    private readonly List<Guid>? some;
    private FleetSort? along;

    private NarrowedFleet(BrokerDb db, FleetFilter filter, DateOnly today, List<Guid>? holding)
    {
        (this.db, this.filter, this.today, sought) = (db, filter, today, filter.Sought);
        if (holding is { Count: > MostFound }) some = holding;
        else found = holding;
    }

    public static async Task<NarrowedFleet<T>> ReadAsync(BrokerDb db, FleetFilter filter, DateOnly today, CancellationToken ct)
    {
        List<Guid>? holding = null;
        if (filter.Kind == ItemKind.Vehicle && filter.Sought is [{ Length: >= SoughtText.Inside } text])
        {
            // Whatever holds it, of which vehicles are mostly all: the index need not bring each together with its kind.
            var any = await db.Search.FindAsync([], [text], MostFound + 1, ct);
            if (any.Count > MostFound) any = await db.Search.FindAsync([SearchKind.Vehicle], [text], MostFound + 1, ct);
            holding = [.. any.Where(f => f.Kind == nameof(SearchKind.Vehicle)).Select(f => f.SubjectId)];
        }
        var narrowed = new NarrowedFleet<T>(db, filter, today, holding);
        await narrowed.ChooseAsync(ct);
        return narrowed;
    }

    public IQueryable<T> Items => Narrow(found is not null ? db.ItemsOf<T>(found) : Along(along ?? filter.Sort));

    /// <summary>By the index that holds most of what the filter asks: rows themselves are then hardly looked at.</summary>
    public IQueryable<T> ToCount => Narrow(found is not null ? db.ItemsOf<T>(found) : Along(
        sought.Count > 0 ? FleetSort.Label : filter.Category is not null ? FleetSort.Category
        : filter.EnteredFrom is not null || filter.EnteredTo is not null || filter.State is FleetState.Covered or FleetState.Coming ? FleetSort.Entered : FleetSort.Exited));

    /// <summary>How many there are, up to so many.</summary>
    public async Task<int> CountAsync(int most, CancellationToken ct)
    {
        // Of what stands here and there, some tell soonest that there are many.
        if (some is not null && await Narrow(db.ItemsOf<T>(some)).Take(most).CountAsync(ct) == most) return most;
        return await ToCount.Take(most).CountAsync(ct);
    }

    private async Task ChooseAsync(CancellationToken ct)
    {
        if (found is not null || db is not SqliteBrokerDb) return;
        foreach (var (index, narrow) in Conditions())
        {
            if (index == filter.Sort) return;
            if (await narrow(Scope(Along(index))).Take(Few + 1).CountAsync(ct) > Few) continue;
            along = index;
            return;
        }
    }

    /// <summary>What narrows by itself, each by its index; that of the order itself first, which needs no other.</summary>
    private IEnumerable<(FleetSort Index, Func<IQueryable<T>, IQueryable<T>> Narrow)> Conditions()
    {
        List<(FleetSort, Func<IQueryable<T>, IQueryable<T>>)> all = [];
        if (IsBeginning) all.Add((FleetSort.Label, Sought));
        if (filter.Category is not null) all.Add((FleetSort.Category, OfCategory));
        if (filter.EnteredFrom is not null || filter.EnteredTo is not null || filter.State == FleetState.Coming) all.Add((FleetSort.Entered, items => Coming(Entered(items))));
        if (filter.ExitedFrom is not null || filter.ExitedTo is not null || filter.State is FleetState.Asked or FleetState.Leaving or FleetState.Left) all.Add((FleetSort.Exited, items => InState(Exited(items))));
        return all.OrderByDescending(one => one.Item1 == filter.Sort);
    }

    private IQueryable<T> Narrow(IQueryable<T> items) => InState(Exited(Entered(OfCategory(Sought(Scope(items))))));

    private IQueryable<T> Along(FleetSort sort) => db.ItemsAlong<T>(FleetOrder.IndexOf(sort, filter.ContractId is not null));

    private IQueryable<T> Scope(IQueryable<T> items)
    {
        items = items.Where(i => i.ClientId == filter.ClientId);
        return filter.ContractId is { } contract ? items.Where(i => i.ContractId == contract) : items;
    }

    private bool IsBeginning => sought is [{ Length: < SoughtText.Inside }];

    private IQueryable<T> Sought(IQueryable<T> items) =>
        IsBeginning ? Searchable.Beginning(items, i => i.SortKey, sought[0])
        : found is not null ? items
        : sought.Aggregate(items, (left, word) => left.Where(i => i.SearchText.Contains(word)));

    private IQueryable<T> OfCategory(IQueryable<T> items)
    {
        if (filter.Category is not { } category) return items;
        var (start, end) = (ItemKeys.GroupStart(category), ItemKeys.GroupEnd(category));
        return items.Where(i => string.Compare(i.GroupKey, start) >= 0 && string.Compare(i.GroupKey, end) < 0);
    }

    private IQueryable<T> Entered(IQueryable<T> items)
    {
        if (filter.EnteredFrom is { } from) items = items.Where(i => i.EnteredOn >= from);
        return filter.EnteredTo is { } to ? items.Where(i => i.EnteredOn <= to) : items;
    }

    private IQueryable<T> Exited(IQueryable<T> items)
    {
        if (filter.ExitedFrom is null && filter.ExitedTo is null) return items;
        // Those that stay have no day to compare.
        var (from, to) = (filter.ExitedFrom ?? ItemKeys.Dropped.AddDays(1), filter.ExitedTo ?? ItemKeys.Asked.AddDays(-1));
        return items.Where(i => i.ExitKey >= from && i.ExitKey <= to && i.ExitKey > ItemKeys.Dropped && i.ExitKey < ItemKeys.Asked);
    }

    private IQueryable<T> Coming(IQueryable<T> items) => filter.State == FleetState.Coming ? items.Where(i => i.EnteredOn > today) : items;

    private IQueryable<T> InState(IQueryable<T> items) => filter.State switch
    {
        FleetState.Present => items.Where(i => i.ExitKey > today),
        FleetState.Covered => items.Where(i => i.EnteredOn <= today && i.ExitKey > today && i.ExitKey != ItemKeys.Asked),
        FleetState.Coming => items.Where(i => i.EnteredOn > today && i.ExitKey > today && i.ExitKey != ItemKeys.Asked),
        FleetState.Leaving => items.Where(i => i.EnteredOn <= today && i.ExitKey > today && i.ExitKey < ItemKeys.Asked),
        FleetState.Asked => items.Where(i => i.ExitKey == ItemKeys.Asked),
        FleetState.Left => items.Where(i => i.ExitKey <= today && i.ExitKey > ItemKeys.Dropped),
        _ => items,
    };
}
