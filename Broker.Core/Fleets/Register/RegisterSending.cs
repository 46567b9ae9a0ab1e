using Broker.Core.Common;

namespace Broker.Core.Fleets.Register;

/// <summary>Prepared: the file is there, and its rows stand in no other. Abandoned: it was not sent; its rows are free again.</summary>
public enum SendingState { Prepared, Sent, Abandoned }

/// <summary>How it went to the insurer.</summary>
public enum SendingChannel { Portal, Mail, Transfer, Post }

/// <summary>
/// One file for one insurer, and the proof that it was sent: the file as it was, with its hash, who sent it, when, how, under which reference, and the receipt if one came
/// back. Nothing removes it: contracts it speaks of cannot go while it is there, and it is kept seven years beyond their end (L451-2).
/// </summary>
public sealed class RegisterSending : Entity, IStaffOnly
{
    public const int NumberLength = 20, NameLength = 200, ReferenceLength = 120, NoteLength = 500;
    public const string Prefix = "FVA";

    /// <summary>"FVA-2026-00042".</summary>
    public required string Number { get; init; }
    public required Guid InsurerId { get; init; }

    /// <summary>As they stand in the file.</summary>
    public required string InsurerName { get; init; }
    public required string InsurerAddress { get; init; }
    public required int Rows { get; init; }
    public required Guid FileId { get; init; }
    public required string FileName { get; init; }
    public SendingState State { get; private set; }
    public required DateTime PreparedAt { get; init; }
    public required string PreparedBy { get; init; }
    public DateTime? SentAt { get; private set; }
    public string? SentBy { get; private set; }

    /// <summary>When somebody said that it had been sent.</summary>
    public DateTime? MarkedAt { get; private set; }
    public SendingChannel? Channel { get; private set; }
    public string? Reference { get; private set; }
    public string? Note { get; private set; }
    public Guid? ReceiptId { get; private set; }
    public string? ReceiptName { get; private set; }

    public void MarkSent(DateTime sentAt, SendingChannel channel, string? reference, string? note, string by, DateTime now) =>
        (State, SentAt, Channel, Reference, Note, SentBy, MarkedAt) = (SendingState.Sent, sentAt, channel, reference, note, by, now);

    public void Abandon() => State = SendingState.Abandoned;

    public void KeepReceipt(Guid fileId, string name) => (ReceiptId, ReceiptName) = (fileId, name);
}

/// <summary>A notice as one file said it. Later corrections do not alter it.</summary>
public sealed class SentNotice : IOwned, IStaffOnly
{
    public required Guid SendingId { get; init; }
    public required int Position { get; init; }
    public required Guid NoticeId { get; init; }
    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    public required MovementKind Kind { get; init; }
    public MovementKind? Withdrawn { get; init; }
    public required string Plate { get; init; }
    public string? PreviousPlate { get; init; }
    public required string Policy { get; init; }
    public required DateOnly PolicyFrom { get; init; }

    /// <summary>Last day of the period.</summary>
    public required DateOnly PolicyUntil { get; init; }
    public required DateOnly EffectOn { get; init; }
    public TimeOnly? EffectTime { get; init; }

    /// <summary>What the insurer or AGIRA said of it: null while nothing.</summary>
    public bool? Confirmed { get; set; }
    public string? Answer { get; set; }
    public DateTime? AnsweredAt { get; set; }
    public string? AnsweredBy { get; set; }
}
