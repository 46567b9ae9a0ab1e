using Broker.Core.Common;

namespace Broker.Core.Work;

/// <summary>A line of a client's history: written by hand, or by the product as a code and values that each reader reads in their own language.</summary>
public sealed class Event : Entity, IOwned, IStaffOnly
{
    public const int TextLength = 2000;
    public const string NoteCode = "event.note";

    public required Guid ClientId { get; init; }
    public Guid? ContractId { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Who did it, as they were called then.</summary>
    public required string By { get; init; }

    /// <summary>Key of the sentence; "event.note" for a note typed by hand, whose only value is the text.</summary>
    public required string Code { get; init; }
    public List<string> Args { get; init; } = [];

    public static Event Note(Guid clientId, DateTime at, string by, string text) =>
        new() { ClientId = clientId, At = at, By = by, Code = NoteCode, Args = [text] };
}

/// <summary>Something one person is told, under the bell.</summary>
public sealed class Notification : Entity, IPersonal
{
    public required Guid PersonId { get; init; }
    public required DateTime At { get; init; }
    public required string Code { get; init; }
    public List<string> Args { get; init; } = [];

    /// <summary>Local address of what it is about.</summary>
    public string? Link { get; init; }
    public DateTime? ReadAt { get; set; }
}
