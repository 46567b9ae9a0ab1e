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

    /// <summary>Who is to do it; without, whoever is in charge of the client.</summary>
    public Guid? AssigneeId { get; set; }
    public Guid? KindId { get; init; }

    /// <summary>The contract it is about, when a rule put it there for one.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>What it is about, when the firm's machine put it there: a failed certificate request, say.</summary>
    public Guid? SubjectId { get; init; }
}
