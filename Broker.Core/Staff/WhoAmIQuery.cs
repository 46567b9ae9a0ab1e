using Broker.Core.Access;
using Broker.Core.Storage;

namespace Broker.Core.Staff;

/// <summary>The caller as they are now: name, language and what they may do. Pages use it to be polite; the locks are elsewhere.</summary>
public sealed class WhoAmIQuery(BrokerStore store)
{
    /// <param name="Viewer">Who of the firm is looking as this contact; null for the contact themselves.</param>
    public sealed record Me(ActorKind Kind, string Name, string Language, IReadOnlySet<Permission> Permissions, string? Viewer = null)
    {
        public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => char.ToUpperInvariant(word[0])));
    }

    public async Task<Me> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        return new Me(actor.Kind, actor.Name, actor.Language, actor.Permissions, actor.Viewer);
    }
}
