using Broker.Core.Access;
using Broker.Core.Common;

namespace Broker.Core.Work;

/// <summary>A line of a client's history: written by hand, or by the product as a code and values that each reader reads in their own language.</summary>
public sealed class Event : Entity, IOwned, IStaffOnly, ITold
{
    public const int TextLength = 2000;
    public const string NoteCode = "event.note";

    public required Guid ClientId { get; init; }
    public Guid? ContractId { get; init; }

    /// <summary>The person at the client's it is about.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>A note's type, from the firm's own list (R-EVT-06).</summary>
    public Guid? TypeId { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Who did it, as they were called then.</summary>
    public required string By { get; init; }

    /// <summary>Key of the sentence; "event.note" for a note typed by hand, whose only value is the text.</summary>
    public required string Code { get; init; }
    public List<string> Args { get; init; } = [];

    public static Event Note(Guid clientId, DateTime at, string by, string text) =>
        new() { ClientId = clientId, At = at, By = by, Code = NoteCode, Args = [text] };
}

/// <summary>What a line of history speaks of: each family's codes begin alike.</summary>
public enum EventFamily { Note, Client, Quote, Contract, Claim, Complaint, Certificate }

public static class EventFamilies
{
    private static readonly Dictionary<EventFamily, Permission> Needs = new()
    {
        [EventFamily.Quote] = Permission.ViewQuotes, [EventFamily.Claim] = Permission.ViewClaims, [EventFamily.Complaint] = Permission.ViewComplaints,
    };

    /// <summary>Those whose lines somebody with these rights is told.</summary>
    public static IReadOnlyList<EventFamily> SeenWith(IReadOnlySet<Permission> rights) =>
        [.. Enum.GetValues<EventFamily>().Where(family => !Needs.TryGetValue(family, out var needed) || rights.Contains(needed))];

    internal static IQueryable<Event> Of(this IQueryable<Event> events, EventFamily family) => family switch
    {
        EventFamily.Note => events.Where(e => e.Code == Event.NoteCode),
        EventFamily.Client => events.Where(e => e.Code.StartsWith("client.")),
        EventFamily.Contract => events.Where(e => e.Code.StartsWith("contract.")),
        EventFamily.Quote => events.Where(e => e.Code.StartsWith("quote.")),
        EventFamily.Complaint => events.Where(e => e.Code.StartsWith("complaint.")),
        EventFamily.Claim => events.Where(e => e.Code.StartsWith("claim.")),
        _ => events.Where(e => e.Code.StartsWith("event.") && e.Code != Event.NoteCode),
    };
}
