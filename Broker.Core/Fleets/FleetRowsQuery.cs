using System.Linq.Expressions;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>A stretch of a grid of insured items: the first or last lines, those after or before a line one has, or those from a number on.</summary>
public sealed class FleetRowsQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    public const int BlockSize = 50;

    /// <summary>So many are counted on the way to the lines; the whole number is another question.</summary>
    public const int MostCounted = 1_000;

    /// <param name="From">So many lines are passed over, from the beginning or from where it says.</param>
    /// <param name="After">Follow this one.</param>
    /// <param name="Before">Come before this one.</param>
    /// <param name="Last">The end of the list.</param>
    /// <param name="Blocks">How many in one go.</param>
    public sealed record Where(int From = 0, FleetPlace? After = null, FleetPlace? Before = null, bool Last = false, int Blocks = 1);

    /// <param name="Count">Of lines from a number on: up to <see cref="MostCounted"/>, and one more for more. Zero where nobody needs it again.</param>
    public sealed record Block(IReadOnlyList<FleetRow> Rows, int Count)
    {
        public static readonly Block Empty = new([], 0);
    }

    /// <remarks>Lines from a number on are what screens open with and read again after a change: read once for all who look at them, and walked to from the nearest that somebody has read.</remarks>
    public async Task<Block> RunAsync(Caller by, FleetFilter filter, Where? where = null, CancellationToken ct = default)
    {
        where ??= new();
        var actor = await store.RecognizeAsync(by, ct);
        actor.DemandReading();
        actor.Demand(Feature.ViewFiles);
        if (where is not { After: null, Before: null, Last: false }) return await ReadAsync(by, filter, where, null, ct);
        var list = $"{filter.Sort}|{filter.Descending}|{filter.Rows}";
        var steps = where.From == 0 ? null : await answers.GetAsync(filter.ClientId, actor, $"fleet-steps|{list}", () => Task.FromResult(new FleetSteps(filter.Sort)));
        // No caller's cancellation: the answer is for all who wait for it.
        return await answers.GetAsync(filter.ClientId, actor, $"fleet|{where.From}|{where.Blocks}|{list}", () => ReadAsync(by, filter, where, steps, CancellationToken.None));
    }

    private Task<Block> ReadAsync(Caller by, FleetFilter filter, Where where, FleetSteps? steps, CancellationToken ct) => filter.Kind switch
    {
        ItemKind.Vehicle => ReadAsync(by, filter, where, steps, FleetRow.OfVehicle, ct),
        ItemKind.Building => ReadAsync(by, filter, where, steps, FleetRow.OfBuilding, ct),
        ItemKind.Person => ReadAsync(by, filter, where, steps, FleetRow.OfPerson, ct),
        _ => Task.FromResult(Block.Empty),
    };

    private async Task<Block> ReadAsync<T>(Caller by, FleetFilter filter, Where where, FleetSteps? steps, Expression<Func<T, FleetRow>> row, CancellationToken ct) where T : InsuredItem
    {
        await using var db = await store.OpenToListAsync(by, ct);
        var narrowed = await NarrowedFleet<T>.ReadAsync(db, filter, clock.Today, ct);
        var backwards = where.Last || where.Before is not null;
        var up = filter.Descending == backwards;
        var items = narrowed.Items.AsNoTracking();
        var (over, step) = steps?.To(where.From) ?? (where.From, null);
        if (!where.Last && (where.Before ?? where.After ?? step) is { } at) items = FleetOrder.Beyond(items, filter.Sort, up, at);
        items = FleetOrder.Sorted(items, filter.Sort, up);
        var rows = await (over > 0 ? FromAsync(db, items, over, where.Blocks, row, ct) : items.Take(BlockSize * where.Blocks).Select(row).ToListAsync(ct));
        steps?.Keep(where.From, rows);
        if (backwards) rows.Reverse();

        var ids = rows.ConvertAll(r => r.Id);
        var waiting = ids.Count == 0 ? [] : await db.ItemMovements.Where(m => EF.Parameter(ids).Contains(m.ItemId) && m.State == MovementState.Waiting)
            .Select(m => new { m.ItemId, m.Kind }).ToListAsync(ct);
        foreach (var movement in waiting)
        {
            var number = ids.IndexOf(movement.ItemId);
            rows[number] = rows[number] with { Waiting = movement.Kind };
        }

        var counted = where is { After: null, Before: null } ? await narrowed.CountAsync(MostCounted + 1, ct) : 0;
        return new(rows, counted);
    }

    /// <summary>Lines that are passed over are counted on the index alone; only those shown are read.</summary>
    private static async Task<List<FleetRow>> FromAsync<T>(BrokerDb db, IQueryable<T> items, int over, int blocks, Expression<Func<T, FleetRow>> row, CancellationToken ct) where T : InsuredItem
    {
        var ids = await items.Skip(over).Take(BlockSize * blocks).Select(i => i.Id).ToListAsync(ct);
        var rows = await db.ItemsOf<T>(ids).Select(row).ToDictionaryAsync(r => r.Id, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }
}
