using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>What clients reported and waits for the firm's word, the longest waiting first: as a list, and counted for every dashboard at once.</summary>
public sealed class WaitingMovementsQuery(BrokerStore store, SharedAnswers answers)
{
    public const int PageSize = 50;
    public static readonly Subjects About = Subjects.Of(typeof(ItemMovement), typeof(Client));

    /// <param name="Since">Of the one that has waited longest.</param>
    public sealed record Figure(int Count, DateTime? Since);

    /// <param name="Clients">Those for whom something waits, whatever is filtered.</param>
    public sealed record Waiting(Page<MovementRow> Page, IReadOnlyList<ClientChoice> Clients);

    public sealed record ClientChoice(Guid Id, string Name, int Count);

    public async Task<Figure> FigureAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(WaitingMovementsQuery), async () =>
        {
            await using var db = await store.OpenToReadAsync(by, CancellationToken.None);
            return new Figure(await db.WaitingMovements.CountAsync(CancellationToken.None), await db.WaitingMovements.MinAsync(m => (DateTime?)m.AskedAt, CancellationToken.None));
        });
    }

    /// <param name="page">From 0.</param>
    public async Task<Waiting> RunAsync(Caller by, Guid? clientId = null, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var clients = await db.WaitingMovements.GroupBy(m => m.ClientId).Select(g => new { g.Key, Count = g.Count() })
            .Join(db.Clients, g => g.Key, c => c.Id, (g, c) => new ClientChoice(c.Id, c.Name, g.Count)).ToListAsync(ct);
        var waiting = db.WaitingMovements.AsNoTracking().Where(m => clientId == null || m.ClientId == clientId);
        var rows = await ItemMovementsQuery.RowsAsync(db, waiting.OrderBy(m => m.AskedAt).ThenBy(m => m.Id).Skip(Math.Max(0, page) * PageSize).Take(PageSize), ct);
        var names = clients.ToDictionary(c => c.Id, c => c.Name);
        return new(new([.. rows.Select(r => r with { Client = names.GetValueOrDefault(r.ClientId) })], await waiting.CountAsync(ct)),
            [.. clients.OrderBy(c => c.Name, StringComparer.CurrentCulture)]);
    }
}
