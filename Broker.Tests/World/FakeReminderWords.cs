using Broker.Core.ExpectedDocuments.Reminders;

namespace Broker.Tests.World;

/// <summary>Says the facts, so that a test reads them: a line a file, and one for each document.</summary>
public sealed class FakeReminderWords : IReminderWords
{
    public (string Subject, string Body) Write(Reminder about) =>
        ($"{about.Language} {about.Count}", string.Join('\n', about.Files.SelectMany(f => f.Awaited.Select(i => $"- {i.Name}").Prepend($"{f.Place} {f.Number}")).Append(about.Author ?? about.Firm)));
}
