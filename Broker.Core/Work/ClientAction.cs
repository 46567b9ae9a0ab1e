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
public sealed class ActionStatus : Entity, IFirmWide
{
    public const int NameLength = 60;

    /// <summary>The four that ship, in the firm's language.</summary>
    public static IReadOnlyList<ActionStatus> Shipped(string toDo, string underWay, string done, string dropped) =>
    [
        new() { Name = toDo },
        new() { Name = underWay, Position = 1 },
        new() { Name = done, Position = 2, Finished = true },
        new() { Name = dropped, Position = 3, Finished = true },
    ];

    public required string Name { get; set; }

    /// <summary>An action in such a status no longer remains to be done (D-14).</summary>
    public bool Finished { get; set; }
    public int Position { get; set; }
}
