using Broker.Core.Common;

namespace Broker.Core.Access;

public enum ActorKind { Nobody, Client, Staff, System }

/// <summary>Who acts and what they may do <em>now</em>: read from the archive when its door is opened, never kept.</summary>
public sealed class Actor
{
    private string? sight;

    public static readonly Actor Nobody = new() { Kind = ActorKind.Nobody, Name = "" };

    public required ActorKind Kind { get; init; }
    public required string Name { get; init; }
    public Guid? PersonId { get; init; }
    public Guid? ClientId { get; init; }
    public string Language { get; init; } = "fr";
    public IReadOnlySet<Permission> Permissions { get; init; } = new HashSet<Permission>();

    /// <summary>What is on for the client a contact acts for; everything is for the firm.</summary>
    public IReadOnlySet<Feature> Features { get; init; } = new HashSet<Feature>();

    /// <summary>They act for a prospect, and what the firm asks for may be brought: of its sales they see that, and nothing else.</summary>
    public bool BringsAsProspect { get; init; }

    /// <summary>What a contact is limited to; null when everything of the account is theirs.</summary>
    public Sharing? Only { get; init; }

    /// <summary>Every contract of the account is shown to them, though not everything else.</summary>
    public bool AllContracts { get; init; } = true;

    /// <summary>What of a contract's page is theirs to see (IND-10).</summary>
    public ContractPart PartsOf(Guid contractId)
    {
        var parts = Only is null || AllContracts ? ContractPart.All : Only.PartsOf(contractId);
        return May(Permission.SeeAllDocuments) ? parts | ContractPart.Documents : parts;
    }

    /// <summary>Contracts of the account that the firm keeps off the extranet: with them goes what is on their pages.</summary>
    public IReadOnlyList<Guid> Hidden { get; init; } = [];

    public AccessGroup? Group { get; init; }

    /// <summary>The principal from whose account somebody works in this one (D-23).</summary>
    public Origin? From { get; init; }

    /// <summary>Who of the firm looks through this contact's eyes (D-27): everything is read, nothing is written.</summary>
    public string? Viewer { get; init; }

    /// <summary>They may open the accounts of this principal's members, with its second credentials.</summary>
    public bool MayGroup { get; init; }

    /// <summary>The contact in whose place somebody of the firm acts, under their own name (D-27).</summary>
    public string? InPlaceOf { get; init; }

    public sealed record Origin(Guid ClientId, string Name);

    /// <summary>As what they do is signed: with the principal they come from, or the contact for whom they act.</summary>
    public string Signature => (From?.Name ?? InPlaceOf) is { } beside ? Inputs.Cut($"{Name} ({beside})", SignatureLength) : Name;

    public const int SignatureLength = 160;

    public Actor SeenBy(string viewer) => new()
    {
        Kind = Kind, Name = Name, PersonId = PersonId, ClientId = ClientId, Language = Language, Permissions = Permissions, Features = Features, BringsAsProspect = BringsAsProspect, Only = Only, AllContracts = AllContracts, Hidden = Hidden,
        Group = Group, Viewer = viewer,
    };

    public Actor PlayedBy(Actor staff) => new()
    {
        Kind = Kind, Name = staff.Name, PersonId = staff.PersonId, ClientId = ClientId, Language = staff.Language, Permissions = Permissions, Features = Features, BringsAsProspect = BringsAsProspect, Only = Only, AllContracts = AllContracts, Hidden = Hidden,
        Group = Group, InPlaceOf = Name,
    };

    public bool IsMachine => Kind == ActorKind.System;
    public bool IsFirm => Kind is ActorKind.Staff or ActorKind.System;

    /// <summary>What people who see the same things share: part of the key of a shared answer.</summary>
    public string Sight => sight ??= Kind switch
    {
        ActorKind.Client => $"client:{ClientId}:{(Only is null ? "all" : PersonId)}",
        ActorKind.Nobody => "nobody",
        _ => "firm:" + string.Join(',', Permissions.Order()),
    };

    public bool May(Permission permission) => Kind == ActorKind.System || Permissions.Contains(permission);

    /// <exception cref="Forbidden">The actor lacks it: a bug in a page, or a forged call.</exception>
    public void Demand(Permission permission)
    {
        if (!May(permission)) throw new Forbidden(permission.ToString());
    }

    /// <summary>The firm may always; a client while the feature is on for them (R-EXT-13).</summary>
    public bool Has(Feature feature) => Kind != ActorKind.Client || Features.Contains(feature);

    /// <exception cref="Forbidden">It is off: switched off meanwhile, or a forged call.</exception>
    public void Demand(Feature feature)
    {
        if (!Has(feature)) throw new Forbidden(feature.ToString());
    }

    /// <summary>For what both sides read, each through their own filter: staff by their profile, a client's contacts by their membership.</summary>
    public void DemandReading() => Demand(Kind == ActorKind.Client ? Permission.UseExtranet : Permission.ViewClients);

    /// <summary>For what only the firm's own jobs and commands do.</summary>
    public void DemandSystem()
    {
        if (Kind != ActorKind.System) throw new Forbidden("System");
    }
}

/// <summary>Reached only by a bug or a forged call: pages do not offer what one may not do.</summary>
public sealed class Forbidden(string permission) : Exception($"Not permitted: {permission}");
