using Broker.Core.Access;
using Broker.Core.Fleets;
using Broker.Core.Products;
using Broker.Portal.Realtime;

namespace Broker.Portal.Features.Fleets;

/// <summary>
/// What one screen shows of a list: some lines of many, and how many there are. One reading at a time; what is asked for meanwhile comes next, the last of it. Another filter
/// or order comes before anything else.
/// </summary>
internal sealed class FleetSight(FleetRowsQuery query, FleetTotalsQuery totals)
{
    private static readonly IReadOnlySet<Guid> None = new HashSet<Guid>();

    /// <summary>The whole number of a long list follows its lines by so much: counted once for a burst of changes, and said by one message.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource closing = new();
    private Caller me = default!;
    private FleetFilter filter = default!;
    private (int From, int To)? wanted;
    private int asked, countedFor;
    private bool turning, stale, reading, counting;

    /// <summary>Null until something has been read.</summary>
    public FleetWindow? Window { get; private set; }

    /// <summary>Lines to which the eye is led.</summary>
    public IReadOnlySet<Guid> Fresh { get; private set; } = None;

    public int Count { get; private set; }

    /// <summary>Of buildings, in square metres.</summary>
    public long? Area { get; private set; }

    /// <summary>Another one for another filter or order.</summary>
    public int View { get; private set; }

    /// <summary>The whole number was counted later than the lines were read.</summary>
    public required Action Later { get; init; }

    public async Task TurnAsync(Caller by, FleetFilter to)
    {
        (me, filter, turning) = (by, to, true);
        (stale, wanted) = (false, null);
        var mine = ++asked;
        var (first, counted) = await new FleetWindow(filter.Sort).AgainAsync(null, ReadAsync);
        if (mine != asked) return;
        (Window, Count, Fresh, turning) = (first, counted, None, false);
        View++;
        await CountAsync(mine, counted);
    }

    /// <summary>Somebody changed something: the same stretch anew, in its place.</summary>
    public Task AgainAsync()
    {
        if (Window is null) return Task.CompletedTask;
        if (turning) return TurnAsync(me, filter);
        stale = true;
        return ReadOnAsync();
    }

    /// <summary>One looks elsewhere.</summary>
    public Task MoveAsync(int from, int to)
    {
        // What was looked at is about to be another list.
        if (Window is null || turning || Window.Is(from, to)) return Task.CompletedTask;
        wanted = (from, to);
        return ReadOnAsync();
    }

    public void Close() => closing.Cancel();

    private async Task ReadOnAsync()
    {
        if (reading) return;
        reading = true;
        try
        {
            while (!turning && (stale || wanted is not null))
            {
                var (mine, stretch) = (asked, wanted);
                wanted = null;
                if (stale) await RereadAsync(mine, stretch);
                else await WalkAsync(mine, stretch!.Value.From, stretch.Value.To);
            }
        }
        catch (Forbidden)
        {
            // Switched off meanwhile: the page around it says so.
        }
        finally
        {
            reading = false;
        }
    }

    private async Task WalkAsync(int mine, int from, int to)
    {
        var moved = await Window!.MovedAsync(from, to, ReadAsync);
        if (mine == asked) (Window, Fresh) = (moved, None);
    }

    private async Task RereadAsync(int mine, (int From, int To)? stretch)
    {
        stale = false;
        var before = Window!;
        var (again, counted) = await before.AgainAsync(stretch, ReadAsync);
        // The list has become shorter than where one was.
        if (again.Lines == 0 && counted > 0 && again.First > 0) (again, counted) = await new FleetWindow(filter.Sort).AgainAsync(null, ReadAsync);
        if (mine != asked) return;
        (Window, Fresh) = (again, again.NewSince(before));
        if (counted <= FleetRowsQuery.MostCounted) Count = counted;
        await CountAsync(mine, counted);
    }

    /// <summary>Beyond what is counted on the way, the whole number is read once for all screens; who looks does not wait for it.</summary>
    private async Task CountAsync(int mine, int counted)
    {
        var building = filter.Kind == ItemKind.Building;
        if (counted <= FleetRowsQuery.MostCounted && !building) { Area = null; return; }
        if (Count > FleetRowsQuery.MostCounted && !building && mine == countedFor) { _ = FollowAsync(); return; }
        countedFor = mine;
        var whole = totals.RunAsync(me, filter, closing.Token);
        if (!whole.IsCompleted && !building) { _ = LaterAsync(mine, whole); return; }
        Take(await whole);

        async Task FollowAsync()
        {
            if (counting) return;
            counting = true;
            await SharedPauses.After(Behind);
            counting = false;
            if (!closing.IsCancellationRequested) await LaterAsync(asked, totals.RunAsync(me, filter, closing.Token));
        }

        async Task LaterAsync(int of, Task<FleetTotalsQuery.Totals> all)
        {
            var found = await all;
            if (of != asked || closing.IsCancellationRequested || (found.Count, found.Area) == (Count, Area)) return;
            Take(found);
            Later();
        }

        void Take(FleetTotalsQuery.Totals found) => (Count, Area) = (found.Count, found.Area);
    }

    private Task<FleetRowsQuery.Block> ReadAsync(FleetRowsQuery.Where where) => query.RunAsync(me, filter, where, closing.Token);
}
