using Broker.Core.Fleets;

namespace Broker.Portal.Features.Fleets;

/// <summary>The stretch of a list that a screen holds: blocks of lines that follow each other. All the rest is blank space of the right height.</summary>
public sealed class FleetWindow(FleetSort sort)
{
    /// <summary>What a screen can show, with some to spare on both sides; grid.js asks for no more.</summary>
    private const int MostBlocks = 6;

    private const int Size = FleetRowsQuery.BlockSize;

    public int First { get; private init; }
    public IReadOnlyList<IReadOnlyList<FleetRow>> Blocks { get; private init; } = [];
    public int Lines => Blocks.Sum(block => block.Count);
    public IEnumerable<FleetRow> Rows => Blocks.SelectMany(block => block);

    /// <summary>All of that stretch is there already, and nothing else.</summary>
    public bool Is(int from, int to) => First == from && Blocks.Count == Math.Min(to - from + 1, MostBlocks);

    /// <summary>Reads what is not there yet, in one go on either side of what is.</summary>
    public async Task<FleetWindow> MovedAsync(int from, int to, Func<FleetRowsQuery.Where, Task<FleetRowsQuery.Block>> read)
    {
        to = Math.Min(to, from + MostBlocks - 1);
        var (keep, end) = (Math.Max(from, First), Math.Min(to, First + Blocks.Count - 1));
        // What was the end of the list may have grown since.
        if (keep <= end && end < to && Blocks[end - First].Count < Size) end--;
        if (keep > end) return new(sort) { First = from, Blocks = await ReadAsync(from, to, read) };
        var before = from < keep ? await ReadAsync(from, keep - 1, read) : [];
        var after = to > end ? await ReadAsync(end + 1, to, read) : [];
        return new(sort) { First = from, Blocks = [.. before, .. Blocks.Skip(keep - First).Take(end - keep + 1), .. after] };
    }

    /// <summary>The same stretch, or another, as it is now, each block read once for all who look at it.</summary>
    public async Task<(FleetWindow Window, int Count)> AgainAsync((int From, int To)? stretch, Func<FleetRowsQuery.Where, Task<FleetRowsQuery.Block>> read)
    {
        var (from, to) = stretch ?? (First, First + Math.Max(1, Blocks.Count) - 1);
        var count = 0;
        List<IReadOnlyList<FleetRow>> blocks = [];
        for (var number = from; number <= Math.Min(to, from + MostBlocks - 1); number++)
        {
            var block = await read(new(From: number * Size));
            count = block.Count;
            if (block.Rows.Count > 0) blocks.Add(block.Rows);
            if (block.Rows.Count < Size) break;
        }
        return (new(sort) { First = from, Blocks = blocks }, count);
    }

    /// <summary>Lines that have changed since, or that came in between others: one's eye is led to them.</summary>
    public HashSet<Guid> NewSince(FleetWindow before)
    {
        var known = before.Rows.ToDictionary(row => row.Id);
        var (fresh, trailing) = (new HashSet<Guid>(), true);
        foreach (var row in Rows.Reverse())
        {
            if (known.TryGetValue(row.Id, out var old))
            {
                trailing = false;
                if (old != row) fresh.Add(row.Id);
            }
            // Those that moved up from beyond the end are not new.
            else if (!trailing) fresh.Add(row.Id);
        }
        return fresh;
    }

    private async Task<IReadOnlyList<IReadOnlyList<FleetRow>>> ReadAsync(int from, int to, Func<FleetRowsQuery.Where, Task<FleetRowsQuery.Block>> read) =>
        [.. (await read(By(from, to))).Rows.Chunk(Size)];

    /// <summary>From whatever is nearest, the beginning of the list or a line one has: what lies between is walked over.</summary>
    private FleetRowsQuery.Where By(int from, int to)
    {
        var blocks = to - from + 1;
        var (fromTop, fromEnd, fromStart) = (from * Size, from * Size - First * Size - Lines, (First - to - 1) * Size);
        if (Lines > 0 && fromEnd >= 0 && fromEnd < fromTop) return new(fromEnd, After: FleetPlace.Of(Blocks[^1][^1], sort), Blocks: blocks);
        if (Lines > 0 && fromStart >= 0 && fromStart < fromTop) return new(fromStart, Before: FleetPlace.Of(Blocks[0][0], sort), Blocks: blocks);
        return new(fromTop, Blocks: blocks);
    }
}
