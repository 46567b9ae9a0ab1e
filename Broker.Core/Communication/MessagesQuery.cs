using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <param name="At">When it left or came; for one that has not left, when it was last worked on.</param>
/// <param name="Attachments">How many.</param>
public sealed record MessageRow(Guid Id, bool Incoming, MessageState State, string Author, string From, string To, string Subject, DateTime At, int Attachments, string? Failure);

/// <summary>The e-mails of a client's record, newest first: received, or written by the firm. Of drafts, only one's own.</summary>
public sealed class MessagesQuery(BrokerStore store, IMailPost post)
{
    public const int PageSize = 25;

    /// <param name="PostIsOpen">False: what is sent waits until a mail server is configured.</param>
    public sealed record Answer(Page<MessageRow> Page, bool PostIsOpen);

    /// <param name="page">From 0.</param>
    public async Task<Answer> RunAsync(Caller by, Guid clientId, bool incoming, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var messages = db.Messages.AsNoTracking().Where(m => m.ClientId == clientId && m.Incoming == incoming && (m.State != MessageState.Draft || m.AuthorId == db.Actor.PersonId));
        var total = await messages.CountAsync(ct);
        // One's drafts first: they wait for oneself.
        var rows = await messages.OrderByDescending(m => m.State == MessageState.Draft).ThenByDescending(m => m.At).ThenByDescending(m => m.Id)
            .Skip(Math.Max(0, page) * PageSize).Take(PageSize)
            .Select(m => new MessageRow(m.Id, m.Incoming, m.State, m.Author, m.From, m.To, m.Subject, m.At, m.Attachments.Count, m.Failure)).ToListAsync(ct);
        return new(new(rows, total), post.IsOpen);
    }
}
