using Broker.Core.Access;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>One e-mail, whole.</summary>
public sealed class MessageQuery(BrokerStore store, IMailPost post)
{
    /// <param name="Mine">The caller wrote it.</param>
    /// <param name="FailureDetail">What the mail server said.</param>
    public sealed record MessageView(Guid Id, Guid ClientId, string Client, bool Incoming, bool Mine, MessageState State, string Author, string From, string To, string Subject, string Body,
        DateTime At, DateTime DueAt, int Attempts, string? Failure, string? FailureDetail, IReadOnlyList<string> LeftOut)
    {
        public IReadOnlyList<Attached> Attachments { get; init; } = [];

        /// <summary>The predefined message it was written from.</summary>
        public Guid? TemplateId { get; init; }

        /// <summary>The mail it answers.</summary>
        public Guid? AnswersId { get; init; }

        /// <summary>The mailbox its author chose for the answers.</summary>
        public string? AnswersAt { get; init; }
        public bool ToProcess { get; init; }
        public string? ProcessedBy { get; init; }
        public DateTime? ProcessedAt { get; init; }

        /// <summary>Tasks made from it, and the validation that holds it; those to do first.</summary>
        public IReadOnlyList<TaskMade> Tasks { get; init; } = [];
        public bool PostIsOpen { get; init; }
    }

    public sealed record TaskMade(Guid Id, string Subject, bool Open);

    /// <param name="Size">Bytes.</param>
    public sealed record Attached(Guid DocumentId, string Name, string ContentType, long Size);

    /// <returns>Null when there is none, or it is somebody else's draft.</returns>
    public async Task<MessageView?> RunAsync(Caller by, Guid messageId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var me = db.Actor.PersonId;

        var found = await db.Messages.AsNoTracking().Where(m => m.Id == messageId && (m.State != MessageState.Draft || m.AuthorId == me))
            .Select(m => new MessageView(m.Id, m.ClientId, db.Clients.Where(c => c.Id == m.ClientId).Select(c => c.Name).First(), m.Incoming, m.AuthorId == me && !m.Incoming, m.State, m.Author,
                m.From, m.To, m.Subject, m.Body, m.At, m.DueAt, m.Attempts, m.Failure, m.FailureDetail, m.LeftOut) { TemplateId = m.TemplateId, AnswersId = m.AnswersId, AnswersAt = m.AnswersAt, ToProcess = m.ToProcess, ProcessedBy = m.ProcessedBy, ProcessedAt = m.ProcessedAt })
            .SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var attached = await db.Set<MessageAttachment>().Where(a => a.MessageId == messageId).OrderBy(a => a.Document!.Name)
            .Select(a => new Attached(a.DocumentId, a.Document!.Name, a.Document.File!.ContentType, a.Document.File.Size)).ToListAsync(ct);
        var tasks = await db.Tasks.Where(t => t.MessageId == messageId).OrderBy(t => t.State != TaskState.Open).ThenBy(t => t.PlannedOn).ThenBy(t => t.Id)
            .Select(t => new TaskMade(t.Id, t.Subject, t.State == TaskState.Open)).ToListAsync(ct);
        return found with { Attachments = attached, Tasks = tasks, PostIsOpen = post.IsOpen };
    }
}
