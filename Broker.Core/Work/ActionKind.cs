using Broker.Core.Common;

namespace Broker.Core.Work;

/// <summary>An action the firm puts on its clients again and again, by hand or by a rule.</summary>
public sealed class ActionKind : Entity, IStaffOnly
{
    public const int MostDays = 3650;

    public required string Name { get; set; }

    /// <summary>Days from the day it is put to its due date; without, it is due on the day it is about, if any.</summary>
    public int? DueInDays { get; set; }

    /// <summary>Who is to do it; without, the client's handler.</summary>
    public Guid? AssigneeId { get; set; }

    /// <summary>No longer offered; the actions it made stay.</summary>
    public bool Retired { get; set; }
}
