namespace Broker.Core.ExpectedDocuments.Reminders;

/// <summary>The sentences of a reminder, in the client's language: the same by hand and by itself. Core knows what is missing, whoever shows texts knows how it is said.</summary>
public interface IReminderWords
{
    (string Subject, string Body) Write(Reminder about);
}
