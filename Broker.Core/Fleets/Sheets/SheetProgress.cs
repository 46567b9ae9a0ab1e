using System.Collections.Concurrent;
using Broker.Core.Changes;

namespace Broker.Core.Fleets.Sheets;

/// <summary>How far the writing of a sheet is, on the node that writes it. It is all or nothing: what is lost with the process is only the figure.</summary>
public sealed class SheetProgress(ChangeFeed feed, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<Guid, (int Done, long At)> running = new();

    /// <summary>Null where nobody here is at it.</summary>
    public int? Of(Guid sheetId) => running.TryGetValue(sheetId, out var at) ? at.Done : null;

    internal void Report(ItemSheet sheet, int done)
    {
        var now = clock.GetTimestamp();
        if (running.TryGetValue(sheet.Id, out var before) && clock.GetElapsedTime(before.At, now) < Between) return;
        running[sheet.Id] = (done, now);
        feed.Publish([new(nameof(ItemSheet), sheet.PersonId, sheet.ClientId)]);
    }

    internal void Forget(Guid sheetId) => running.TryRemove(sheetId, out _);
}
