using System.Collections.Concurrent;
using Broker.Core.Changes;

namespace Broker.Portal.Realtime;

/// <summary>Screens that have heard of a change begin to read when everybody has been told: the part of a screen that hears of it last is read, and drawn, with the others.</summary>
public sealed class WokenScreens
{
    private readonly ConcurrentQueue<DrawnTogether> waiting = new();

    public WokenScreens(ChangeFeed feed) => feed.Told += Begin;

    public void Add(DrawnTogether screen) => waiting.Enqueue(screen);

    /// <summary>Runs on the writer's thread: leaves the work to others.</summary>
    public void Begin()
    {
        while (waiting.TryDequeue(out var screen)) ThreadPool.UnsafeQueueUserWorkItem(begun => begun.Begin(), screen, preferLocal: false);
    }
}
