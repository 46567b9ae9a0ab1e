using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>R-CLI-08: the three latest e-mails of a record, in both directions. Read once per change, however many screens show them.</summary>
public sealed class LatestMessagesQuery(BrokerStore store, SharedAnswers answers)
{
    private const int Shown = 3;

    private static readonly Asked<MessageRow> Latest = new((db, client, _) => db.Messages.AsNoTracking().Where(m => m.ClientId == client && m.State != MessageState.Draft)
        .OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(Shown)
        .Select(m => new MessageRow(m.Id, m.Incoming, m.State, m.Author, m.From, m.To, m.Subject, m.At, m.Attachments.Count, m.Failure)));

    public async Task<IReadOnlyList<MessageRow>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.GetAsync(clientId, actor, nameof(LatestMessagesQuery), () => ReadAsync(by, clientId));
    }

    private async Task<List<MessageRow>> ReadAsync(Caller by, Guid clientId)
    {
        await using var db = await store.OpenToReadAsync(by);
        return await Latest.Of(db, clientId).ToListAsync();
    }
}
