using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>The mails clients sent that nobody has answered, made a task of, or set aside: those that wait longest first, whoever's client it is.</summary>
public sealed class UnprocessedMailsQuery(BrokerStore store, SharedAnswers answers)
{
    public const int PageSize = 50;
    public static readonly Subjects About = Subjects.Of(typeof(Message));

    /// <param name="Since">When the oldest was sent; null when none waits.</param>
    public sealed record Figures(int Count, DateTime? Since);

    public sealed record MailRow(Guid Id, Guid ClientId, string Client, string From, string Subject, DateTime At, int Attachments);

    /// <param name="page">From 0.</param>
    public async Task<Page<MailRow>> RunAsync(Caller by, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var mails = db.ReceivedMails.AsNoTracking().Where(m => m.ToProcess);
        var rows = await mails.OrderBy(m => m.At).ThenBy(m => m.Id).Skip(Math.Max(0, page) * PageSize).Take(PageSize)
            .Select(m => new MailRow(m.Id, m.ClientId, db.Clients.Where(c => c.Id == m.ClientId).Select(c => c.Name).First(), m.From, m.Subject, m.At, m.Attachments.Count)).ToListAsync(ct);
        return new(rows, await mails.CountAsync(ct));
    }

    /// <summary>Counted once per change, however many dashboards show it.</summary>
    public async Task<Figures> CountAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(UnprocessedMailsQuery), async () =>
        {
            await using var db = await store.OpenAsync(by);
            var waiting = db.ReceivedMails.Where(m => m.ToProcess);
            return new Figures(await waiting.CountAsync(), await waiting.MinAsync(m => (DateTime?)m.At));
        });
    }
}
