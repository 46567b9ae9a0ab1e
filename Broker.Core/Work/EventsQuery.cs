using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A client's history, newest first (R-EVT-02).</summary>
public sealed class EventsQuery(BrokerStore store)
{
    public const int PageSize = 50;

    /// <param name="Code">Key of the sentence, with <paramref name="Args"/> as its values: dates as 2026-12-31, amounts as 1234.50.</param>
    public sealed record EventRow(Guid Id, DateTime At, string By, string Code, IReadOnlyList<string> Args, Guid? ContractId);

    /// <param name="contractId">Only what concerns this contract.</param>
    /// <param name="page">From 0.</param>
    public async Task<Page<EventRow>> RunAsync(Caller by, Guid clientId, Guid? contractId = null, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var events = db.Events.AsNoTracking().Where(e => e.ClientId == clientId && (contractId == null || e.ContractId == contractId));
        var total = await events.CountAsync(ct);
        var rows = await events.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Skip(Math.Max(0, page) * PageSize).Take(PageSize)
            .Select(e => new EventRow(e.Id, e.At, e.By, e.Code, e.Args, e.ContractId)).ToListAsync(ct);
        return new(rows, total);
    }
}
