using Broker.Core.Common;

namespace Broker.Core.ExpectedDocuments.Reminders;

/// <summary>A client was reminded of what is missing, that day: by itself once a day at most, whatever happens to the machine meanwhile.</summary>
public sealed class DocumentReminder : Entity, IOwned, IStaffOnly
{
    public required Guid ClientId { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>Of those that leave by themselves there is one a day, under no name; by hand there may be several, each under its message's.</summary>
    public required Guid Slot { get; init; }
    public required Guid MessageId { get; init; }

    /// <summary>How many documents it speaks of.</summary>
    public required int Documents { get; init; }

    /// <summary>What it said, and to whom: <see cref="Reminder.Says"/>.</summary>
    public required string Says { get; init; }

    public static DocumentReminder Of(Reminder about, DateOnly day, Guid messageId, bool byHand) =>
        new() { ClientId = about.ClientId, Day = day, Slot = byHand ? messageId : Guid.Empty, MessageId = messageId, Documents = about.Count, Says = about.Says };
}
