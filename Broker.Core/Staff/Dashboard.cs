using Broker.Core.Common;

namespace Broker.Core.Staff;

/// <summary>The tiles a person chose for their dashboard, in their order; without one they see those usual for what they may do.</summary>
public sealed class Dashboard : Entity, IPersonal
{
    public const int MostTiles = 60, KeyLength = 40;

    /// <summary>One to a person, and of the same id, so that only their own screens are told when it changes.</summary>
    public Guid PersonId { get => Id; init => Id = value; }

    /// <summary>Their keys; one the product no longer has shows nothing.</summary>
    public List<string> Tiles { get; set; } = [];
}
