using Broker.Core.Files;
using Broker.Core.Storage;

namespace Broker.Core.Communication;

/// <summary>A mail from outside, its attachments on the shelf: ready to be put on a record, or on several.</summary>
internal sealed class CameMail
{
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public required DateTime At { get; init; }
    public string? Key { get; init; }

    /// <summary>The mail of the record it answers.</summary>
    public Guid? AnswersId { get; init; }
    public IReadOnlyList<(string Name, StoredFile File)> Pieces { get; init; } = [];
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}

internal static class MailFiling
{
    /// <summary>The mail among those of the record, its attachments among the documents, and a line in the history (R-EVT-03).</summary>
    /// <param name="by">Who files it: a person, or the mailbox it was fetched from.</param>
    public static Message Put(this BrokerDb db, CameMail mail, Guid clientId, string by, Guid? byId, DateTime now)
    {
        var message = db.Add(new Message
        {
            ClientId = clientId, Incoming = true, AuthorId = byId, Author = by, CreatedAt = now, At = mail.At, From = mail.From, To = mail.To, Subject = mail.Subject, Body = mail.Text, Key = mail.Key,
            AnswersId = mail.AnswersId,
        }.AsReceived()).Entity;
        message.LeftOut.AddRange(mail.LeftOut);
        foreach (var (name, file) in mail.Pieces)
        {
            var document = new Document { ClientId = clientId, Name = name, FileId = file.Id, File = file, CreatedAt = now, CreatedBy = by };
            db.Add(document);
            message.Attachments.Add(new() { ClientId = clientId, MessageId = message.Id, DocumentId = document.Id });
        }
        db.AddEvent(clientId, null, FileReceivedMail.Filed, mail.From, mail.Subject);
        return message;
    }
}
