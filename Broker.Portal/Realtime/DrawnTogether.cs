using Microsoft.AspNetCore.Components;

namespace Broker.Portal.Realtime;

/// <summary>
/// What one screen shows anew because of one change is drawn at once: the browser gets one message, and no figure is ahead of its neighbour.
/// One for each open screen; each part begins, reads, and ends. A part that takes long does not hold the others.
/// </summary>
public sealed class DrawnTogether
{
    /// <summary>How long those that have read wait for those that have not.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(20);

    private readonly List<IHandleEvent> read = [];
    private int reading;
    private bool waiting;

    /// <summary>Some are to be drawn.</summary>
    public bool Due => read.Count > 0;

    /// <summary>Called by whoever rings, on their thread.</summary>
    public void Begin() => Interlocked.Increment(ref reading);

    /// <summary>Everything else happens on the screen's own thread.</summary>
    /// <param name="page">What now shows something else; null where reading failed.</param>
    /// <returns>Done when it is time to draw; null for those that leave it to others.</returns>
    public Task? End(IHandleEvent? page)
    {
        if (page is not null) read.Add(page);
        if (Interlocked.Decrement(ref reading) == 0) return Task.CompletedTask;
        if (waiting || !Due) return null;
        waiting = true;
        return Task.Delay(Longest);
    }

    /// <summary>While something is being drawn: what is asked for in between goes out with it.</summary>
    public void Draw()
    {
        foreach (var page in read) page.HandleEventAsync(EventCallbackWorkItem.Empty, null);
        read.Clear();
        waiting = false;
    }
}
