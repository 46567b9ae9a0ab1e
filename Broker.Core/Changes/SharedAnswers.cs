using System.Collections.Concurrent;
using Broker.Core.Access;

namespace Broker.Core.Changes;

/// <summary>
/// What many screens show alike (a client's counters, the firm's) is read once per change and kind of viewer, not once per screen.
/// An answer is dropped by the bell before any screen is told, and never outlives a minute.
/// </summary>
public sealed class SharedAnswers
{
    /// <summary>After a heavy read that took a second, the next begins four seconds later at the earliest: a burst of changes never fills the machine.</summary>
    private const int RestPerRead = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1), LongestRest = TimeSpan.FromSeconds(8);

    private readonly ConcurrentDictionary<Key, Entry> kept = new();
    private readonly ConcurrentDictionary<(string What, string Sight), (DateTime EndedAt, TimeSpan Took)> heavy = new();
    private readonly TimeProvider clock;
    private long nextSweep;

    public SharedAnswers(ChangeFeed feed, TimeProvider clock)
    {
        this.clock = clock;
        feed.Stale += Drop;
    }

    /// <summary>How many are kept now.</summary>
    public int Count => kept.Count;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="clientId">The client the answer is about; null when it is about the whole firm.</param>
    /// <param name="viewer">Part of the key: those with another <see cref="Actor.Sight"/> get their own answer.</param>
    public Task<T> GetAsync<T>(Guid? clientId, Actor viewer, string what, Func<Task<T>> read) where T : notnull => Ask(new(clientId ?? Guid.Empty, what, viewer.Sight), null, read);

    /// <summary>About the whole firm, and altered only by changes of these kinds of rows; null: maybe by any.</summary>
    /// <param name="heavyRead">It takes long on a large firm: read again only after a rest, for which those who ask meanwhile wait together.</param>
    public Task<T> OfFirmAsync<T>(Actor viewer, Subjects? about, string what, Func<Task<T>> read, bool heavyRead = false) where T : notnull => Ask(new(Guid.Empty, what, viewer.Sight), about, read, heavyRead);

    /// <summary>What is at hand is handed over as it is: a screen that needs not wait for it draws it in the same breath.</summary>
    private Task<T> Ask<T>(Key key, Subjects? about, Func<Task<T>> read, bool heavyRead = false) where T : notnull
    {
        var now = Now;
        Sweep(now);
        if (kept.TryGetValue(key, out var found))
        {
            if (found.Until >= now) return (Task<T>)found.Answer.Value;
            kept.TryRemove(KeyValuePair.Create(key, found));
        }
        // Never on the asker's own thread: SQLite reads to its end before it gives the thread back, and all who ask meanwhile would be held with it.
        return (Task<T>)kept.GetOrAdd(key, _ => new Entry(own => Task.Run(() => ReadAsync(own, key, heavyRead, read)), about, now + Longest) { Begun = !heavyRead }).Answer.Value;
    }

    private async Task<T> ReadAsync<T>(Entry own, Key key, bool heavyRead, Func<Task<T>> read)
    {
        try
        {
            return heavyRead ? await RestedAsync(own, (key.What, key.Sight), read) : await read();
        }
        catch
        {
            kept.TryRemove(KeyValuePair.Create(key, own));
            throw;
        }
    }

    private async Task<T> RestedAsync<T>(Entry entry, (string, string) key, Func<Task<T>> read)
    {
        if (heavy.TryGetValue(key, out var last))
        {
            var rest = last.Took * RestPerRead;
            var left = last.EndedAt + (rest < LongestRest ? rest : LongestRest) - Now;
            if (left > TimeSpan.Zero) await Task.Delay(left, clock);
        }
        entry.Begun = true;
        var start = clock.GetTimestamp();
        var answer = await read();
        heavy[key] = (Now, clock.GetElapsedTime(start));
        return answer;
    }

    private void Drop(IReadOnlyList<Change> changes)
    {
        var clients = changes.Select(c => c.ClientId).OfType<Guid>().ToHashSet();
        foreach (var pair in kept)
        {
            var (client, entry) = (pair.Key.Client, pair.Value);
            // One that still rests will read what is new.
            if (!entry.Begun) continue;
            if (changes.Contains(Change.Everything) || ((client == Guid.Empty || clients.Contains(client)) && (entry.About is null || changes.Any(entry.About.Include))))
                kept.TryRemove(pair);
        }
    }

    /// <summary>Answers nobody asks for any more are forgotten too.</summary>
    private void Sweep(DateTime now)
    {
        var due = Volatile.Read(ref nextSweep);
        if (now.Ticks < due || Interlocked.CompareExchange(ref nextSweep, (now + Longest).Ticks, due) != due) return;
        foreach (var pair in kept)
            if (pair.Value.Until < now) kept.TryRemove(pair);
        foreach (var pair in heavy)
            if (pair.Value.EndedAt + Longest < now) heavy.TryRemove(pair);
    }

    private readonly record struct Key(Guid Client, string What, string Sight);

    private sealed class Entry
    {
        private volatile bool begun;

        public Entry(Func<Entry, Task> read, Subjects? about, DateTime until) => (Answer, About, Until) = (new(() => read(this)), about, until);

        /// <summary>A task of what was asked for.</summary>
        public Lazy<Task> Answer { get; }
        public Subjects? About { get; }
        public DateTime Until { get; }

        /// <summary>The read has begun, or may have: what changes from now on it may not have seen.</summary>
        public bool Begun { get => begun; set => begun = value; }
    }
}
