using Broker.Core.Fleets;

namespace Broker.Portal.Features.Fleets;

/// <summary>The stretch of a list that a screen holds: blocks of lines that follow each other. All the rest is blank space of the right height.</summary>
internal sealed class FleetWindow(FleetSort sort)
{
    /// <summary>What a screen can show, with some to spare on both sides.</summary>
    private const int MostBlocks = 6;

    public int First { get; private set; }
    public IReadOnlyList<IReadOnlyList<FleetRow>> Blocks { get; private set; } = [];
    public int Lines => Blocks.Sum(block => block.Count);
    public IEnumerable<FleetRow> Rows => Blocks.SelectMany(block => block);

    /// <summary>Reads what is not there yet: after or before what is, where that can be; from its number on otherwise.</summary>
    public async Task<FleetWindow> MovedAsync(int from, int to, Func<FleetRowsQuery.Where, Task<FleetRowsQuery.Block>> read)
    {
        to = Math.Min(to, from + MostBlocks - 1);
        var blocks = new IReadOnlyList<FleetRow>?[to - from + 1];
        for (var i = from; i <= to; i++)
            if (i >= First && i < First + Blocks.Count) blocks[i - from] = Blocks[i - First];
        for (var i = blocks.Length - 2; i >= 0; i--)
            if (blocks[i] is null && blocks[i + 1] is [var next, ..] && from + i > 0) blocks[i] = (await read(new(Before: FleetPlace.Of(next, sort)))).Rows;
        for (var i = 0; i < blocks.Length; i++)
            blocks[i] ??= (await read(i > 0 && blocks[i - 1] is { Count: FleetRowsQuery.BlockSize } before
                ? new(After: FleetPlace.Of(before[^1], sort)) : new(From: (from + i) * FleetRowsQuery.BlockSize))).Rows;
        return new(sort) { First = from, Blocks = [.. blocks.OfType<IReadOnlyList<FleetRow>>().Where(block => block.Count > 0)] };
    }

    /// <summary>The same stretch as it is now, each block read once for all who look at it.</summary>
    public async Task<(FleetWindow Window, int Count)> AgainAsync(Func<FleetRowsQuery.Where, Task<FleetRowsQuery.Block>> read)
    {
        var count = 0;
        List<IReadOnlyList<FleetRow>> blocks = [];
        for (var i = 0; i < Math.Max(1, Blocks.Count); i++)
        {
            var block = await read(new(From: (First + i) * FleetRowsQuery.BlockSize));
            count = block.Count;
            if (block.Rows.Count > 0) blocks.Add(block.Rows);
            if (block.Rows.Count < FleetRowsQuery.BlockSize) break;
        }
        return (new(sort) { First = First, Blocks = blocks }, count);
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
}
