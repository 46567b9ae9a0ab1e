using System.Collections.Concurrent;

namespace Broker.Portal.Realtime;

/// <summary>Waits that many screens share: five hundred that each set a timer because of one change would queue for the timers' one lock.</summary>
public static class SharedPauses
{
    /// <summary>Those that would end within that time end together, the first of them a little late.</summary>
    private const long Grain = 5;
    private static readonly ConcurrentDictionary<long, Task> Pending = new();

    public static Task After(TimeSpan span) => Pending.GetOrAdd((Environment.TickCount64 + (long)span.TotalMilliseconds) / Grain + 1, Begin);

    private static Task Begin(long end) => EndAsync(end, TimeSpan.FromMilliseconds(Math.Max(1, end * Grain - Environment.TickCount64)));

    private static async Task EndAsync(long end, TimeSpan left)
    {
        await Task.Delay(left).ConfigureAwait(false);
        Pending.TryRemove(end, out _);
    }
}
