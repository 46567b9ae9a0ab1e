namespace Broker.Core.ExpectedDocuments.Reminders;

/// <summary>What reminders that leave by themselves write into a client's history.</summary>
public static class ReminderEvents
{
    /// <summary>To whom; how many documents it speaks of.</summary>
    public const string Sent = "reminder.sent-by-itself";

    /// <summary>It had not left yet, and what it said is no longer so: to whom.</summary>
    public const string Overtaken = "reminder.overtaken";
}
