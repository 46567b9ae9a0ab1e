using System.ComponentModel.DataAnnotations;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>What is written: kept as a draft while one writes, and sent.</summary>
public sealed class MessageInput
{
    /// <summary>Bytes of all attachments together: what most mail servers take.</summary>
    public const long MostAttached = 18 * 1024 * 1024;
    public const int MostDocuments = 20;

    public Guid ClientId { get; set; }

    /// <summary>The draft it is kept in; none for a new one.</summary>
    public Guid? Id { get; set; }

    /// <summary>Which of the caller's mailboxes answers are to reach; none for the default one.</summary>
    [MaxLength(254)] public string? AnswersAt { get; set; }
    [MaxLength(Message.AddressesLength)] public string? To { get; set; }
    [MaxLength(Message.SubjectLength)] public string? Subject { get; set; }
    [MaxLength(Message.BodyLength)] public string? Body { get; set; }
    public List<Guid> DocumentIds { get; set; } = [];

    /// <summary>The mail it answers, which is dealt with once this one is sent.</summary>
    public Guid? AnswersId { get; set; }

    /// <summary>The predefined message it begins with: a validation it asks for holds what one makes of it too.</summary>
    public Guid? TemplateId { get; set; }

    public bool IsBlank => Inputs.Tidy(To) is null && Inputs.Tidy(Subject) is null && Inputs.Tidy(Body) is null && DocumentIds.Count == 0;

    /// <summary>Puts it into the caller's own draft, new or known, as far as it goes; nothing is saved yet.</summary>
    internal async Task<Result<Message>> WriteAsync(BrokerDb db, DateTime now, CancellationToken ct)
    {
        if (Inputs.Check(this) is { } problem) return problem;
        if (!await db.Clients.AnyAsync(c => c.Id == ClientId, ct)) return Problem.Missing;
        var found = Id is { } id
            ? await db.Messages.Include(m => m.Attachments).SingleOrDefaultAsync(m => m.Id == id && m.ClientId == ClientId && m.AuthorId == db.Actor.PersonId && !m.Incoming, ct)
            : db.Add(new Message { ClientId = ClientId, AuthorId = db.Actor.PersonId, Author = db.Actor.Name, CreatedAt = now, At = now }).Entity;
        if (found is null) return Problem.Missing;
        if (found.State != MessageState.Draft) return new Problem("message.already-left");

        (found.To, found.Subject, found.Body, found.At) =
            (string.Join(", ", MailAddresses.Split(To)), MailAddresses.OneLine(Subject ?? ""), (Body ?? "").ReplaceLineEndings("\n"), now);
        found.AnswersAt = Inputs.Tidy(AnswersAt);
        if (found.AnswersAt is { } mailbox && (await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == found.AuthorId, ct))?.AnswersAt(mailbox) != mailbox) return new Problem("message.not-your-mailbox", nameof(AnswersAt));
        found.TemplateId = await db.PredefinedMessages.Where(p => p.Id == TemplateId).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
        found.AnswersId = await db.ReceivedMails.Where(m => m.Id == AnswersId && m.ClientId == ClientId).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(ct);
        var chosen = await db.Documents.Where(d => d.ClientId == ClientId && DocumentIds.Contains(d.Id)).Select(d => d.Id).ToListAsync(ct);
        found.Attachments.RemoveAll(a => !chosen.Contains(a.DocumentId));
        foreach (var document in chosen.Where(c => found.Attachments.All(a => a.DocumentId != c)))
            found.Attachments.Add(new() { ClientId = ClientId, MessageId = found.Id, DocumentId = document });
        return found;
    }

    /// <summary>What stands against sending it.</summary>
    internal async Task<Problem?> UnfitAsync(BrokerDb db, Message message, CancellationToken ct)
    {
        if (message.Recipients.Count == 0) return new Problem("message.to-whom", nameof(To));
        if (message.Recipients.Count > Message.MostRecipients) return Problem.Of("message.too-many-recipients", Message.MostRecipients).At(nameof(To));
        if (message.Recipients.FirstOrDefault(address => !MailAddresses.IsOne(address)) is { } wrong) return Problem.Of("message.not-an-address", wrong).At(nameof(To));
        if (message.Subject == "") return new Problem("input.required", nameof(Subject));
        if (string.IsNullOrWhiteSpace(message.Body)) return new Problem("input.required", nameof(Body));
        if (message.Attachments.Count > MostDocuments) return Problem.Of("message.too-many-documents", MostDocuments).At(nameof(DocumentIds));
        var attached = message.Attachments.Select(a => a.DocumentId).ToList();
        var documents = await db.Documents.Where(d => attached.Contains(d.Id)).Select(d => new { d.File!.Size, d.Held, d.Name }).ToListAsync(ct);
        if (documents.FirstOrDefault(d => d.Held) is { } held) return Problem.Of("message.document-held", held.Name).At(nameof(DocumentIds));
        return documents.Sum(d => d.Size) > MostAttached ? Problem.Of("message.too-heavy", MostAttached / (1024 * 1024)).At(nameof(DocumentIds)) : null;
    }
}
