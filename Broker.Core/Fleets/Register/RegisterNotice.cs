using Broker.Core.Common;

namespace Broker.Core.Fleets.Register;

/// <summary>
/// ToSend: nobody has told the insurer. Prepared: it stands in a file that has not been marked as sent. Sent: no answer yet. Confirmed: the vehicle stands in the register so.
/// Refused: the insurer or AGIRA sent it back, and it is to be sent again. Dropped: there is nothing to tell any more.
/// </summary>
public enum NoticeState { ToSend, Prepared, Sent, Confirmed, Refused, Dropped }

/// <summary>TakenBack: the movement was taken back before anybody was told. Deleted: so was the vehicle. DelegationEnded: it is the insurer's own duty. NoEnd: the contract does not end that day, or the vehicle left before. ByHand: somebody said why.</summary>
public enum DropReason { TakenBack, Deleted, DelegationEnded, NoEnd, ByHand }

/// <summary>
/// What the register of insured vehicles (FVA) must be told of one vehicle: its liability cover begins or ends, on a contract under delegation (D-44). Made in the same save
/// as the movement, due 72 hours after its effect. It outlives the vehicle's row: who asks years later finds what was said and when.
/// </summary>
public sealed class RegisterNotice : Entity, IAboutContract, IStaffOnly
{
    public const int HoursGiven = 72, NoteLength = 500, YearsKept = 7;

    public static readonly TimeSpan Given = TimeSpan.FromHours(HoursGiven);

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;

    /// <summary>No reference that the database holds: a vehicle entered by mistake may go.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>Whose effect this is; null of an exit by the contract's end, and where a vehicle's row was deleted after it had been told of.</summary>
    public Guid? MovementId { get; init; }

    /// <summary>Of a sheet's movement: the sheet.</summary>
    public Guid? BatchId { get; init; }

    /// <summary>Cancellation: what <see cref="Withdrawn"/> says does not hold any more.</summary>
    public required MovementKind Kind { get; init; }

    /// <summary>Of a cancellation: what is taken back.</summary>
    public MovementKind? Withdrawn { get; init; }

    /// <summary>With dashes. Of a plate change the new one.</summary>
    public required string Plate { get; set; }

    /// <summary>Of a plate change.</summary>
    public string? PreviousPlate { get; set; }

    /// <summary>From when the cover begins or ends, by the firm's wall clock; of a cancellation, what the movement taken back said.</summary>
    public required DateOnly EffectOn { get; set; }
    public TimeOnly? EffectTime { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime DueAt { get; set; }
    public required DateTime MadeAt { get; init; }
    public NoticeState State { get; private set; }

    /// <summary>Somebody of the firm has something to do: not sent, or sent back.</summary>
    public bool IsOpen { get => State is NoticeState.ToSend or NoticeState.Prepared or NoticeState.Refused; private set { } }

    /// <summary>The last file it stands in.</summary>
    public Guid? SendingId { get; set; }

    /// <summary>The insurer's answer, or why there is nothing to send.</summary>
    public string? Note { get; private set; }
    public DropReason? Dropped { get; private set; }
    public DateTime? SettledAt { get; private set; }
    public string? SettledBy { get; private set; }

    /// <summary>Nobody outside has been told.</summary>
    public bool MayChange => State is NoticeState.ToSend or NoticeState.Refused;

    public void Move(DateOnly on, TimeOnly? time, DateTime dueAt) => (EffectOn, EffectTime, DueAt) = (on, time, dueAt);

    public void Drop(DropReason why, string? note, string by, DateTime at) => (State, Dropped, Note, SettledBy, SettledAt) = (NoticeState.Dropped, why, note, by, at);

    /// <summary>It is to be sent after all.</summary>
    public void TakeUp() => (State, Dropped, Note, SettledBy, SettledAt) = (NoticeState.ToSend, null, null, null, null);

    public void Answer(bool confirmed, string? note, string by, DateTime at) => (State, Note, SettledBy, SettledAt) = (confirmed ? NoticeState.Confirmed : NoticeState.Refused, note, by, at);
}
