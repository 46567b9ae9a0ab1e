using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>What a record's head says of merges: where the client went to, or who came to it lately.</summary>
public sealed class MergesQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Away">This record was merged into the other; otherwise the other into this one.</param>
    /// <param name="UndoUntil">Null when it is too late to undo.</param>
    public sealed record MergeRow(Guid Id, bool Away, Guid OtherId, string Other, string OtherReference, DateTime At, string By, DateTime? UndoUntil);

    private sealed record Known(Guid Id, Guid MergedId, Guid SurvivorId, DateTime At, string By);

    private static readonly Asked<Known> Merging = new((db, client, _) => db.ClientMerges.AsNoTracking().Where(m => m.UndoneAt == null && (m.MergedId == client || m.SurvivorId == client))
        .OrderByDescending(m => m.At).Select(m => new Known(m.Id, m.MergedId, m.SurvivorId, m.At, m.By)));

    public async Task<IReadOnlyList<MergeRow>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var oldest = clock.Now.AddDays(-ClientMerge.UndoDays);
        var merges = (await Merging.Of(db, clientId).ToListAsync(ct)).FindAll(m => m.MergedId == clientId || m.At >= oldest);
        if (merges.Count == 0) return [];

        var others = merges.ConvertAll(m => m.MergedId == clientId ? m.SurvivorId : m.MergedId);
        var names = await db.Clients.Where(c => others.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => (c.Name, c.Reference), ct);
        return [.. merges.Select((m, i) => new MergeRow(m.Id, m.MergedId == clientId, others[i], names[others[i]].Name, names[others[i]].Reference, m.At, m.By,
            m.At >= oldest ? m.At.AddDays(ClientMerge.UndoDays) : null))];
    }
}
