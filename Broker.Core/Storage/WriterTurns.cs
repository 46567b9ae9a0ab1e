using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

/// <summary>On SQLite who writes makes all others wait: rows in great numbers are written in short turns, each a transaction of its own, and others come in between.</summary>
internal static class WriterTurns
{
    /// <summary>So long others may wait for one turn, which writes as many rows as that allows.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(25);
    private const int Fewest = 20, Most = 500;

    public static async Task RunAsync<T>(BrokerStore store, BrokerDb db, IEnumerable<T> rows, Func<IReadOnlyList<T>, Task> write, CancellationToken ct)
    {
        var (some, size) = (new List<T>(Most), Fewest);
        foreach (var row in rows)
        {
            some.Add(row);
            if (some.Count < size) continue;
            var took = await TakeAsync(store, db, () => write(some), ct);
            some.Clear();
            size = Math.Clamp((int)(size * (Turn / took)), Fewest, Math.Min(Most, size * 2));
        }
        if (some.Count > 0) await TakeAsync(store, db, () => write(some), ct);
    }

    public static async Task<TimeSpan> TakeAsync(BrokerStore store, BrokerDb db, Func<Task> work, CancellationToken ct)
    {
        using var writer = await store.HoldWriterAsync(ct);
        var begun = Stopwatch.GetTimestamp();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await work();
        await transaction.CommitAsync(ct);
        return Stopwatch.GetElapsedTime(begun);
    }
}
