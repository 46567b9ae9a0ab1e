using System.Collections.Concurrent;
using Broker.Core.Access;

namespace Broker.Core.Changes;

/// <summary>
/// What many screens show alike (a client's counters, the firm's) is read once per change and kind of viewer, not once per screen.
/// An answer is dropped by the bell before any screen is told, and never outlives a minute.
/// </summary>
public sealed class SharedAnswers
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(Guid Client, string Key), (Lazy<Task<object>> Answer, DateTime Until)> kept = new();
    private readonly TimeProvider clock;

    public SharedAnswers(ChangeFeed feed, TimeProvider clock)
    {
        this.clock = clock;
        feed.Stale += Drop;
    }

    /// <param name="clientId">The client the answer is about; null when it is about the whole firm.</param>
    /// <param name="viewer">Part of the key: those with another <see cref="Actor.Sight"/> get their own answer.</param>
    public async Task<T> GetAsync<T>(Guid? clientId, Actor viewer, string what, Func<Task<T>> read) where T : notnull
    {
        var key = (clientId ?? Guid.Empty, $"{what}|{viewer.Sight}");
        var now = clock.GetUtcNow().UtcDateTime;
        if (kept.TryGetValue(key, out var found) && found.Until < now) kept.TryRemove(KeyValuePair.Create(key, found));
        var entry = kept.GetOrAdd(key, _ => (new Lazy<Task<object>>(async () => await read()), now + Longest));
        try
        {
            return (T)await entry.Answer.Value;
        }
        catch
        {
            kept.TryRemove(KeyValuePair.Create(key, entry));
            throw;
        }
    }

    private void Drop(IReadOnlyList<Change> changes)
    {
        if (changes.Contains(Change.Everything))
        {
            kept.Clear();
            return;
        }
        var clients = changes.Select(c => c.ClientId).OfType<Guid>().ToHashSet();
        foreach (var key in kept.Keys)
            if (key.Client == Guid.Empty || clients.Contains(key.Client)) kept.TryRemove(key, out _);
    }
}
