using Broker.Core.Common;

namespace Broker.Core.Work;

/// <summary>Something one person is told, under the bell.</summary>
public sealed class Notification : Entity, ISaidToFirm
{
    public required Guid PersonId { get; init; }
    public required DateTime At { get; init; }
    public required string Code { get; init; }
    public List<string> Args { get; init; } = [];

    /// <summary>Local address of what it is about.</summary>
    public string? Link { get; init; }
    public DateTime? ReadAt { get; set; }
}
