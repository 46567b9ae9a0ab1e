using Broker.Core.Common;
using Broker.Core.Products;

namespace Broker.Core.Fleets;

/// <summary>
/// Vehicles of a contract came into cover, or bear another plate: each is to have its memo (R-FLEET). In the save of the movements, whatever their number, and gone once
/// the memos are given. It waits a while, so that what a client is told of a day's work is one word.
/// </summary>
public sealed class MemoOrder : Entity, IOwned, IStaffOnly, IUntold
{
    public const int MostAttempts = 3;
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>Work that has not gone on by then died with its process.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }

    /// <summary>The movements it is about: asked for no earlier, and in effect no earlier.</summary>
    public required DateTime AskedFrom { get; set; }
    public required DateTime DoneFrom { get; set; }
    public required DateTime DueAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>Which movements bring a memo.</summary>
    public static bool Follows(ItemMovement movement) => movement is { ItemKind: ItemKind.Vehicle, Kind: MovementKind.Entry or MovementKind.PlateChange, State: MovementState.Done };
}
