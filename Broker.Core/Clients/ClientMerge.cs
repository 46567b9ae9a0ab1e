using Broker.Core.Common;

namespace Broker.Core.Clients;

/// <summary>
/// Two records that were the same client became one (D-15): what is needed to take it back. Rows of every kind move with it, so every
/// screen reads again.
/// </summary>
public sealed class ClientMerge : Entity, IStaffOnly, IFirmWide
{
    public const int UndoDays = 30;

    public required Guid SurvivorId { get; init; }
    public required Guid MergedId { get; init; }
    public required DateTime At { get; init; }
    public required string By { get; init; }

    /// <summary>The survivor's identity as it was, and as the merge left it.</summary>
    public required SaveClient.Input Before { get; init; }
    public required SaveClient.Input After { get; init; }
    public required ClientState MergedState { get; init; }
    public Guid? MergedParentId { get; init; }

    /// <summary>The survivor was alone and took its place in the other's group.</summary>
    public bool TookParent { get; init; }

    /// <summary>The merged record's own extranet was closed, the survivor having one.</summary>
    public Guid? ClosedAccessId { get; init; }

    /// <summary>Primary contacts who became full ones, an account having but one.</summary>
    public List<Guid> Demoted { get; init; } = [];
    /// <summary>What the survivor's standing with the register of frozen assets was, where the other's graver one took its place.</summary>
    public FreezeLook? FreezeBefore { get; init; }
    public DateTime? UndoneAt { get; set; }
    public string? UndoneBy { get; set; }

    public bool MayBeUndoneAt(DateTime now) => UndoneAt is null && now <= At.AddDays(UndoDays);
}

/// <summary>A row that a merge moved.</summary>
public sealed class MergedRow : IStaffOnly
{
    public required Guid MergeId { get; init; }
    public required string Table { get; init; }
    public required string Column { get; init; }
    public required Guid RowId { get; init; }
}
