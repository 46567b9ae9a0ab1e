using Broker.Core.Common;

namespace Broker.Core.Work;

/// <summary>Something to do for a client: a line of its checklist. Not a task (assigned work), nor an event (history).</summary>
public sealed class ClientAction : Entity, IOwned, IStaffOnly
{
    public const int NameLength = 160;

    public required Guid ClientId { get; init; }
    public required string Name { get; set; }
    public required Guid StatusId { get; set; }
    public DateOnly? DueOn { get; set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>What it is about, when the firm's machine put it there: a failed certificate request, say.</summary>
    public Guid? SubjectId { get; init; }
}

/// <summary>How far an action is; the firm decides the words.</summary>
public sealed class ActionStatus : Entity
{
    public const int NameLength = 60;

    public required string Name { get; set; }

    /// <summary>An action in such a status no longer remains to be done (D-14).</summary>
    public bool Finished { get; set; }
    public int Position { get; set; }
}
