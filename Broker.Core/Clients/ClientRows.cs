using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>A line of the list of clients.</summary>
/// <param name="Overdue">Of its remaining actions, those that should be done by now.</param>
public sealed record ClientRow(Guid Id, string Reference, string Name, ClientKind Kind, ClientState State, string? Siren, string? Email, string? Phone,
    string? PostalCode, string? City, string? Handler, string? Segment, string? Origin, DateTime CreatedAt, int ContractsInForce = 0, int RemainingActions = 0, int Overdue = 0, FreezeState Freeze = FreezeState.Unchecked);

/// <summary>Lines of the list, with the figures of these clients and no others.</summary>
internal static class ClientRows
{
    /// <returns>In the order of the ids.</returns>
    public static async Task<IReadOnlyList<ClientRow>> ReadAsync(BrokerDb db, IReadOnlyList<Guid> ids, DateOnly today, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var rows = await db.Clients.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id))
            .Select(c => new ClientRow(c.Id, c.Reference, c.Name, c.Kind, c.State, c.Siren, c.Email, c.Phone, c.PostalCode, c.City,
                db.Users.Where(p => p.Id == c.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
                db.ListValues.Where(v => v.Id == c.SegmentId).Select(v => v.Name).FirstOrDefault(), db.ListValues.Where(v => v.Id == c.OriginId).Select(v => v.Name).FirstOrDefault(), c.CreatedAt, 0, 0, 0, FreezeState.Unchecked))
            .ToDictionaryAsync(c => c.Id, ct);
        var contracts = await db.ContractsInForceOn(today).Where(c => EF.Parameter(ids).Contains(c.ClientId))
            .GroupBy(c => c.ClientId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var actions = await db.RemainingActions.Where(a => EF.Parameter(ids).Contains(a.ClientId))
            .GroupBy(a => a.ClientId).Select(g => new { g.Key, Count = g.Count(), Late = g.Count(a => a.DueOn < today) }).ToDictionaryAsync(g => g.Key, ct);
        var freezes = await db.FreezeStandings.Where(f => EF.Parameter(ids).Contains(f.ClientId)).ToDictionaryAsync(f => f.ClientId, f => f.State, ct);
        return
        [
            .. ids.Where(rows.ContainsKey).Select(id => rows[id] with
            {
                ContractsInForce = contracts.GetValueOrDefault(id), RemainingActions = actions.GetValueOrDefault(id)?.Count ?? 0, Overdue = actions.GetValueOrDefault(id)?.Late ?? 0,
                Freeze = freezes.GetValueOrDefault(id),
            }),
        ];
    }
}
