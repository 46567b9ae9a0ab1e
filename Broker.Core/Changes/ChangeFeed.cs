using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Broker.Core.Changes;

/// <summary>
/// The bell. Screens listen with a filter and read again through their own queries, with their own rights.
/// Listeners of one client are kept apart, so that a change wakes only those who could care.
/// </summary>
public sealed class ChangeFeed
{
    private readonly ConcurrentDictionary<Guid, ImmutableArray<Listener>> byClient = new();
    private ImmutableArray<Listener> ofEverybody = [];

    /// <summary>Raised before the listeners: caches drop what is stale first, so that whoever reads again reads the new.</summary>
    public event Action<IReadOnlyList<Change>>? Stale;

    /// <summary>Raised when all listeners have been told: who belongs together can begin together.</summary>
    public event Action? Told;

    /// <param name="clientId">Only this client's changes; null for all of them.</param>
    /// <param name="when">Filter; runs on the writer's thread and must be quick.</param>
    /// <param name="wake">Called once per publication that has something for this listener; must return at once and never fail.</param>
    public IDisposable Listen(Guid? clientId, Func<Change, bool> when, Action wake)
    {
        var listener = new Listener(this, clientId, when, wake);
        Alter(clientId, all => all.Add(listener));
        return listener;
    }

    public void Publish(IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0) return;
        Stale?.Invoke(changes);
        foreach (var listener in ofEverybody) listener.Tell(changes);
        IEnumerable<ImmutableArray<Listener>> concerned = changes.Contains(Change.Everything)
            ? byClient.Values
            : changes.Select(c => c.ClientId).OfType<Guid>().Distinct().Select(client => byClient.GetValueOrDefault(client, []));
        foreach (var listeners in concerned)
            foreach (var listener in listeners) listener.Tell(changes);
        Told?.Invoke();
    }

    private void Alter(Guid? clientId, Func<ImmutableArray<Listener>, ImmutableArray<Listener>> how)
    {
        if (clientId is not { } client)
        {
            ImmutableInterlocked.Update(ref ofEverybody, how);
            return;
        }
        lock (byClient)
        {
            var left = how(byClient.GetValueOrDefault(client, []));
            if (left.IsEmpty) byClient.TryRemove(client, out _);
            else byClient[client] = left;
        }
    }

    private sealed class Listener(ChangeFeed feed, Guid? clientId, Func<Change, bool> when, Action wake) : IDisposable
    {
        public void Tell(IReadOnlyList<Change> changes)
        {
            foreach (var change in changes)
            {
                // Asked even when everything may have changed: a filter may take note of what it hears.
                if (!when(change) && !change.IsEverything) continue;
                wake();
                return;
            }
        }

        public void Dispose() => feed.Alter(clientId, all => all.Remove(this));
    }
}
