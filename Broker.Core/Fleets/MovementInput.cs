using System.ComponentModel.DataAnnotations;
using Broker.Core.Common;

namespace Broker.Core.Fleets;

/// <summary>What every movement says: from when, why, and where its contract asks for it, through which endorsement.</summary>
public abstract class MovementInput
{
    [Required] public DateOnly? EffectiveOn { get; set; }

    /// <summary>From the day's beginning when left out.</summary>
    public TimeOnly? EffectiveTime { get; set; }
    public Guid? ReasonId { get; set; }
    [MaxLength(ItemMovement.NoteLength)] public string? Note { get; set; }

    /// <summary>Read from the firm alone.</summary>
    public Guid? EndorsementId { get; set; }

    /// <summary>"Nothing is covered until the firm has confirmed it": a client whose movement waits must have ticked it.</summary>
    public bool Acknowledged { get; set; }

    internal bool IsExplained => ReasonId is not null || !string.IsNullOrWhiteSpace(Note);
}

/// <summary>What became of several, asked for together: those that could not be stay as they are, each with its reason.</summary>
public sealed record MovedItems(int Done, IReadOnlyList<NotMoved> Refused);

public sealed record NotMoved(Guid Id, string Label, Problem Why);
