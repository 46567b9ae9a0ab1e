namespace Broker.Portal.Kit;

/// <summary>Short answers to what a person just did, shown by <see cref="Toasts"/> on their screen only.</summary>
public sealed class Toaster(TimeProvider clock) : IDisposable
{
    /// <param name="Number">Tells apart two toasts that say the same.</param>
    public sealed record Toast(int Number, string Words, Tone Tone, string? Href, string? LinkText);

    /// <summary>Long enough to read; what went wrong stays until it is dismissed.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(7);

    private readonly List<Toast> toasts = [];
    private readonly List<ITimer> timers = [];
    private readonly Lock gate = new();
    private int shown;

    public event Action? Changed;

    public IReadOnlyList<Toast> All { get { lock (gate) return [.. toasts]; } }

    public void Show(string words, Tone tone = Tone.Good, string? href = null, string? linkText = null)
    {
        var toast = new Toast(Interlocked.Increment(ref shown), words, tone, href, linkText);
        lock (gate)
        {
            toasts.Add(toast);
            if (toasts.Count > 4) toasts.RemoveAt(0);
            if (tone != Tone.Bad) timers.Add(clock.CreateTimer(_ => Remove(toast), null, Shown, Timeout.InfiniteTimeSpan));
        }
        Changed?.Invoke();
    }

    public void Remove(Toast toast)
    {
        lock (gate) toasts.RemoveAll(other => ReferenceEquals(other, toast));
        Changed?.Invoke();
    }

    public void Dispose()
    {
        lock (gate) timers.ForEach(timer => timer.Dispose());
    }
}
