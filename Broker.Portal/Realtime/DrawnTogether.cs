using Microsoft.AspNetCore.Components;

namespace Broker.Portal.Realtime;

/// <summary>
/// What one screen shows anew because of one change is read in one go and drawn at once: the browser gets one message, and no figure is ahead of
/// its neighbour. One for each open screen. A part that takes long does not hold the others.
/// </summary>
public sealed class DrawnTogether(WokenScreens woken)
{
    /// <summary>How long those that have read wait for those that have not.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(20);

    private readonly List<ILivePart> rung = [];
    private readonly List<IHandleEvent> read = [];
    private readonly List<(Func<Task> What, Task Ended)> beingRead = [];
    private volatile bool away;

    /// <summary>Some are to be drawn.</summary>
    public bool Due => read.Count > 0;

    /// <summary>A part wants to read. Called by whoever rings, on their thread.</summary>
    public void Ring(ILivePart part)
    {
        lock (rung)
        {
            rung.Add(part);
            if (rung.Count > 1) return;
        }
        woken.Add(this);
    }

    /// <summary>Nobody can see it, as the line to the browser is down: what rings from now on is read when it is back.</summary>
    public void Leave() => away = true;

    public void Return()
    {
        away = false;
        lock (rung)
            if (rung.Count == 0) return;
        woken.Add(this);
        woken.Begin();
    }

    /// <summary>Equal for screens of which the same parts want to read.</summary>
    public int Kind
    {
        get
        {
            var kind = new HashCode();
            lock (rung)
                foreach (var part in rung) kind.Add(part.Kind);
            return kind.ToHashCode();
        }
    }

    /// <summary>In the screen's own context: otherwise the writer's language would show on the reader's screen.</summary>
    /// <returns>Ends when all has been read and drawn.</returns>
    public Task Begin()
    {
        if (away) return Task.CompletedTask;
        ILivePart[] parts;
        lock (rung)
        {
            parts = [.. rung];
            rung.Clear();
        }
        var begun = Task.CompletedTask;
        if (parts.Length > 0) ExecutionContext.Run(parts[0].Context, _ => begun = parts[0].OnScreenAsync(() => ReadAsync(parts)), null);
        return begun;
    }

    /// <summary>While something is being drawn: what is asked for in between goes out with it.</summary>
    public void Draw()
    {
        foreach (var page in read) page.HandleEventAsync(EventCallbackWorkItem.Empty, null);
        read.Clear();
    }

    /// <summary>The same is never read twice at once: what was begun earlier could come later, and put the old in the place of the new.</summary>
    /// <returns>False when what was read says, by answering false, that there is nothing else to show.</returns>
    public async Task<bool> InTurnAsync(Func<Task> what)
    {
        while (beingRead.Find(other => other.What == what).Ended is { } before) await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var now = what();
        if (!now.IsCompleted) beingRead.Add((what, now));
        try
        {
            await now;
            return now is not Task<bool> { Result: false };
        }
        finally
        {
            beingRead.Remove((what, now));
        }
    }

    private async Task ReadAsync(ILivePart[] parts)
    {
        List<Task>? reading = null;
        foreach (var part in parts)
        {
            var one = ReadAsync(part);
            if (!one.IsCompleted) (reading ??= []).Add(one);
        }
        while (reading is { Count: > 0 })
        {
            if (!Due)
            {
                await Task.WhenAny(reading);
            }
            else
            {
                await Task.WhenAny(Task.WhenAll(reading), SharedPauses.After(Longest));
                Show(parts);
            }
            reading.RemoveAll(one => one.IsCompleted);
        }
        Show(parts);
    }

    private async Task ReadAsync(ILivePart part)
    {
        if (await part.ReadAsync() is { } page) read.Add(page);
    }

    private void Show(ILivePart[] parts)
    {
        if (!Due) return;
        if (Array.Find(parts, part => !part.Gone) is { } drawing) drawing.Draw();
        else Draw();
    }
}
