using Broker.Core.Common;
using Broker.Core.Products;

namespace Broker.Core.Fleets;

public enum MovementKind { Entry, Exit, PlateChange, Correction, Cancellation }

/// <summary>Waiting: for the firm's word. Scheduled: agreed, its day is to come. Done: in effect. Cancelled: another movement took it back.</summary>
public enum MovementState { Waiting, Scheduled, Done, Refused, Cancelled }

public enum MovementOrigin { Staff, Client, Sheet }

/// <summary>One value of an item: before and after, as text that does not depend on the language (2026-11-30, 12.5).</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>Something came, left or changed on a contract (D-41): when it takes effect, who said so, who agreed. Never rewritten: taking it back is another movement.</summary>
public sealed class ItemMovement : Entity, IContractPart
{
    static ContractPart IContractPart.Part => ContractPart.Items;

    public const int NoteLength = 500, AnswerLength = 500;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;

    /// <summary>An entry's item is there from the start, and covered from the day it is agreed on.</summary>
    public required Guid ItemId { get; init; }
    public required ItemKind ItemKind { get; init; }
    public required MovementKind Kind { get; init; }
    public MovementState State { get; private set; }
    public required MovementOrigin Origin { get; init; }

    /// <summary>What the item was called then.</summary>
    public required string Label { get; init; }
    public required DateOnly EffectiveOn { get; init; }
    public TimeOnly? EffectiveTime { get; init; }

    /// <summary>By the firm's wall clock.</summary>
    public DateTime Moment => EffectiveOn.ToDateTime(EffectiveTime ?? TimeOnly.MinValue);
    public Guid? ReasonId { get; init; }
    public string? Note { get; init; }

    /// <summary>Through which endorsement, on contracts whose movements take one.</summary>
    public Guid? EndorsementId { get; set; }

    /// <summary>What it changes; of an entry, what was entered.</summary>
    public List<FieldChange> Changes { get; set; } = [];

    /// <summary>Of a plate change: keys, for the rule that a plate is present once.</summary>
    public string? OldKey { get; init; }
    public string? NewKey { get; init; }

    /// <summary>Rows of one sheet.</summary>
    public Guid? BatchId { get; init; }

    /// <summary>The one this takes back.</summary>
    public Guid? CancelsId { get; init; }
    public required DateTime AskedAt { get; init; }
    public required string AskedBy { get; init; }
    public Guid? AskedById { get; init; }

    /// <summary>The client has read that nothing is covered until the firm says so.</summary>
    public bool Acknowledged { get; init; }
    public DateTime? DecidedAt { get; private set; }
    public string? DecidedBy { get; private set; }

    /// <summary>Why the firm said no: the client reads it.</summary>
    public string? Answer { get; private set; }

    /// <summary>When it came into effect in our books.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>Without anybody's further word: in effect at once, or on its day.</summary>
    public void Agree(DateTime at, DateOnly today) => (State, DoneAt) = EffectiveOn > today ? (MovementState.Scheduled, default(DateTime?)) : (MovementState.Done, at);

    public void Accept(string by, DateTime at, DateOnly today)
    {
        (DecidedAt, DecidedBy) = (at, by);
        Agree(at, today);
    }

    public void Refuse(string answer, string by, DateTime at) => (State, DecidedAt, DecidedBy, Answer) = (MovementState.Refused, at, by, answer);

    /// <summary>Its day has come.</summary>
    public void TakeEffect(DateTime at) => (State, DoneAt) = (MovementState.Done, at);

    public void TakeBack() => State = MovementState.Cancelled;

    /// <summary>Does to the item what an agreed movement says; said twice, it is the same.</summary>
    public void Do(InsuredItem item)
    {
        if (Kind == MovementKind.Exit) (item.ExitedOn, item.ExitTime) = (EffectiveOn, EffectiveTime);
        // A plate that is to come is borne on its day.
        if (Kind is not (MovementKind.Correction or MovementKind.PlateChange) || State != MovementState.Done) return;
        var data = ItemData.Of(item);
        ItemFields.Put(data, Changes);
        if (Kind == MovementKind.Correction) data.Write(item);
        else if (item is Vehicle vehicle && data.ReadPlate() is { } plate) vehicle.Bear(plate, data.PlateCountry);
    }
}
