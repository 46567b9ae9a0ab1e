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

    /// <summary>Contracts a contact is limited to; null when all of the account's are open.</summary>
    public IReadOnlyList<Guid>? OnlyContracts { get; init; }

    /// <summary>Who of the firm looks through this contact's eyes (D-27): everything is read, nothing is written.</summary>
    public string? Viewer { get; init; }

    public Actor SeenBy(string viewer) => new()
    {
        Kind = Kind, Name = Name, PersonId = PersonId, ClientId = ClientId, Language = Language, Permissions = Permissions, OnlyContracts = OnlyContracts, Viewer = viewer,
    };

    public bool IsFirm => Kind is ActorKind.Staff or ActorKind.System;

    /// <summary>What people who see the same things share: part of the key of a shared answer.</summary>
    public string Sight => sight ??= Kind switch
    {
        ActorKind.Client => $"client:{ClientId}:{(OnlyContracts is null ? "all" : PersonId)}",
        ActorKind.Nobody => "nobody",
        _ => "firm:" + string.Join(',', Permissions.Order()),
    };

    public bool May(Permission permission) => Kind == ActorKind.System || Permissions.Contains(permission);

    /// <exception cref="Forbidden">The actor lacks it: a bug in a page, or a forged call.</exception>
    public void Demand(Permission permission)
    {
        if (!May(permission)) throw new Forbidden(permission.ToString());
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
