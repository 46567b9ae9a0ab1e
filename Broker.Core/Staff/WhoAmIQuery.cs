using Broker.Core.Access;
using Broker.Core.Storage;

namespace Broker.Core.Staff;

/// <summary>The caller as they are now: name, language and what they may do. Pages use it to be polite; the locks are elsewhere.</summary>
public sealed class WhoAmIQuery(BrokerStore store)
{
    /// <param name="Viewer">Who of the firm is looking as this contact; null for the contact themselves.</param>
    public sealed record Me(ActorKind Kind, string Name, string Language, IReadOnlySet<Permission> Permissions, string? Viewer = null)
    {
        public IReadOnlySet<Feature> Features { get; init; } = new HashSet<Feature>();
        public AccessGroup? Group { get; init; }

        /// <summary>A prospect's contact, who brings what the firm asks for.</summary>
        public bool BringsAsProspect { get; init; }

        /// <summary>The principal from whose account they work here.</summary>
        public string? Principal { get; init; }

        /// <summary>The firm lets this account's people into those of its members, with the second credentials (D-22).</summary>
        public bool MayGroup { get; init; }

        /// <summary>The contact in whose place somebody of the firm acts.</summary>
        public string? InPlaceOf { get; init; }

        /// <summary>What pages offer; the firm's own have everything.</summary>
        public bool Has(Feature feature) => Kind != ActorKind.Client || Features.Contains(feature);

        public bool May(Permission permission) => Permissions.Contains(permission);

        public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => char.ToUpperInvariant(word[0])));
    }

    public async Task<Me> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        return new Me(actor.Kind, actor.Name, actor.Language, actor.Permissions, actor.Viewer)
        {
            Features = actor.Features, BringsAsProspect = actor.BringsAsProspect, Group = actor.Group, Principal = actor.From?.Name, InPlaceOf = actor.InPlaceOf, MayGroup = actor.MayGroup,
        };
    }
}
