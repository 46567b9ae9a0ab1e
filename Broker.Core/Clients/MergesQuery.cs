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

    public async Task<IReadOnlyList<MergeRow>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var oldest = clock.Now.AddDays(-ClientMerge.UndoDays);
        var merges = await db.ClientMerges.AsNoTracking()
            .Where(m => m.UndoneAt == null && (m.MergedId == clientId || (m.SurvivorId == clientId && m.At >= oldest)))
            .OrderByDescending(m => m.At)
            .Select(m => new { m.Id, m.MergedId, m.SurvivorId, m.At, m.By }).ToListAsync(ct);
        if (merges.Count == 0) return [];

        var others = merges.ConvertAll(m => m.MergedId == clientId ? m.SurvivorId : m.MergedId);
        var names = await db.Clients.Where(c => others.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => (c.Name, c.Reference), ct);
        return [.. merges.Select((m, i) => new MergeRow(m.Id, m.MergedId == clientId, others[i], names[others[i]].Name, names[others[i]].Reference, m.At, m.By,
            m.At >= oldest ? m.At.AddDays(ClientMerge.UndoDays) : null))];
    }
}
