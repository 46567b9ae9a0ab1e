using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>In which group an item falls that a client touched (IND-30).</summary>
public enum TouchedAs { Added, Edited, Deleted, AddedThenDeleted }

/// <summary>
/// What a client did to a contract's items since a day, item by item: what it added, edited, took out, or added and took out again. Only the client's own acts count, and so
/// from its first look on; what it took back itself or the firm refused counts as not done, but an entry taken back is one that came and went.
/// </summary>
public sealed class ClientChangesQuery(BrokerStore store)
{
    /// <summary>Beyond that many movements one looks at the list of movements itself.</summary>
    public const int Most = 2_000;

    /// <param name="Changes">Each with who and when, the oldest first (IND-31).</param>
    public sealed record Touched(Guid ItemId, string Label, TouchedAs As, IReadOnlyList<MovementRow> Changes);

    public async Task<IReadOnlyList<Touched>> RunAsync(Caller by, Guid contractId, DateTime since, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var movements = await ItemMovementsQuery.RowsAsync(db, db.ItemMovements.AsNoTracking()
            .Where(m => m.ContractId == contractId && m.Origin == MovementOrigin.Client && m.AskedAt >= since).OrderBy(m => m.AskedAt).ThenBy(m => m.Id).Take(Most), ct);
        return
        [
            .. from item in movements.GroupBy(m => m.ItemId)
               let all = item.ToList()
               let sort = SortOf(all)
               where sort is not null
               orderby sort, all[0].Label
               select new Touched(item.Key, all[^1].Label, sort.Value, all),
        ];
    }

    /// <summary>Null when nothing of it stands.</summary>
    internal static TouchedAs? SortOf(IReadOnlyList<MovementRow> all)
    {
        var entered = all.FirstOrDefault(m => m.Kind == MovementKind.Entry && m.State != MovementState.Refused);
        var left = all.Any(m => m.Kind == MovementKind.Exit && Stands(m)) || entered?.State == MovementState.Cancelled;
        if (entered is not null) return left ? TouchedAs.AddedThenDeleted : TouchedAs.Added;
        if (left) return TouchedAs.Deleted;
        return all.Any(m => m.Kind is MovementKind.Correction or MovementKind.PlateChange && Stands(m)) ? TouchedAs.Edited : null;
    }

    private static bool Stands(MovementRow m) => m.State is MovementState.Waiting or MovementState.Scheduled or MovementState.Done;
}
