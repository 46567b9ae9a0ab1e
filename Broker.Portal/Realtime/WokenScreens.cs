using System.Collections.Concurrent;
using Broker.Core.Changes;

namespace Broker.Portal.Realtime;

/// <summary>Screens that have heard of a change begin to read when everybody has been told: the part of a screen that hears of it last is read, and drawn, with the others.</summary>
public sealed class WokenScreens
{
    /// <summary>So many may as well begin together.</summary>
    private const int Few = 8;

    /// <summary>What the others would wait for is at hand when the first of them has read; for no longer than that.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<DrawnTogether> waiting = new();

    public WokenScreens(ChangeFeed feed) => feed.Told += Begin;

    public void Add(DrawnTogether screen) => waiting.Enqueue(screen);

    /// <summary>Runs on the writer's thread: leaves the work to others.</summary>
    public void Begin()
    {
        if (waiting.IsEmpty) return;
        Dictionary<int, List<DrawnTogether>> alike = [];
        while (waiting.TryDequeue(out var screen))
        {
            if (!alike.TryGetValue(screen.Kind, out var same)) alike[screen.Kind] = same = [];
            same.Add(screen);
        }
        foreach (var same in alike.Values) ThreadPool.UnsafeQueueUserWorkItem(screens => _ = BeginAsync(screens), same, preferLocal: false);
    }

    private static async Task BeginAsync(List<DrawnTogether> alike)
    {
        if (alike.Count > Few) await Task.WhenAny(Task.Run(alike[0].Begin), SharedPauses.After(Ahead));
        foreach (var screen in alike) ThreadPool.UnsafeQueueUserWorkItem(begun => _ = begun.Begin(), screen, preferLocal: false);
    }
}
