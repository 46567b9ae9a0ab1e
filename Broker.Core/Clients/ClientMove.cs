using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>
/// Hands over what belongs to one client, or names it, to another, and back. A client's id is part of keys, which no tracked row may change:
/// so this is done in SQL, table by table, and what moved is kept as <see cref="MergedRow"/>s. In every statement {0} is the client whose rows
/// move, {1} the one they move to, {2} the merge.
/// </summary>
internal sealed class ClientMove(BrokerDb db, Guid mergeId)
{
    private readonly MoveMap map = MoveMap.Of(db.Model);

    /// <summary>How many rows of each kind would move.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(Guid from, Guid to, CancellationToken ct)
    {
        var counts = new Dictionary<string, int>();
        foreach (var column in map.Columns.Where(c => c.Table.HasId))
            if (await CountAsync($"SELECT COUNT(*) AS \"Value\" FROM {column.Table.Sql} AS t WHERE {Moving(column)}", from, to, ct) is > 0 and var count)
                counts[column.Table.Kind] = counts.GetValueOrDefault(column.Table.Kind) + count;
        return counts;
    }

    /// <summary>Whether some row could not follow, because it belongs to something of which the other client has its own already.</summary>
    public async Task<bool> IsTiedAsync(Guid from, Guid to, CancellationToken ct)
    {
        foreach (var link in map.Links.Where(l => l.Principal.Owner is { Uniques.Count: > 0 }))
        {
            var staying = $"SELECT t.\"Id\" FROM {link.Principal.Sql} AS t WHERE t.\"ClientId\" = {{0}} AND NOT ({Moving(link.Principal.Owner!)})";
            if (await CountAsync($"SELECT COUNT(*) AS \"Value\" FROM {link.Table.Sql} AS c WHERE c.\"ClientId\" = {{0}} AND c.\"{link.Name}\" IN ({staying})", from, to, ct) > 0) return true;
        }
        return false;
    }

    /// <summary>Within the transaction of the save.</summary>
    public async Task GoAsync(Guid from, Guid to, CancellationToken ct)
    {
        foreach (var column in map.Columns.Where(c => c.Table.HasId)) await RunAsync(Noting(column.Table, column.Name, "t") + $" FROM {column.Table.Sql} AS t WHERE {Moving(column)}", from, to, ct);
        await RefuseTiesAsync(from, to, new("merge.tied"), ct);
        await WriteAsync(from, to, ct);
    }

    /// <summary>The way back, with what was added since to the rows that moved.</summary>
    public async Task ReturnAsync(Guid from, Guid to, CancellationToken ct)
    {
        int followed;
        do
        {
            followed = 0;
            foreach (var link in map.Links.Where(l => l.Table.HasId)) followed += await RunAsync(
                Noting(link.Table, nameof(IOwned.ClientId), "c") + $" FROM {link.Table.Sql} AS c WHERE c.\"ClientId\" = {{0}} AND c.\"{link.Name}\" IN ({Moved(link.Principal)}) AND c.\"Id\" NOT IN ({Moved(link.Table)})", to, from, ct);
            foreach (var link in map.Links.Where(l => l.Table.HasId && l.Principal.HasId)) followed += await RunAsync(
                Noting(link.Principal, nameof(IOwned.ClientId), "p") + $" FROM {link.Principal.Sql} AS p WHERE p.\"ClientId\" = {{0}} AND {NewAndWhollyGoing(link)}", to, from, ct);
        }
        while (followed > 0);
        await RefuseTiesAsync(to, from, new("merge.undo-tied"), ct);
        await WriteAsync(to, from, ct);
    }

    /// <summary>
    /// A payment received since the merge for a receipt that returns: made after it (ids are in the order of time), and all that refers to it goes.
    /// </summary>
    private string NewAndWhollyGoing(MoveMap.Link link) =>
        $"p.\"Id\" > {{2}} AND p.\"Id\" NOT IN ({Moved(link.Principal)}) AND p.\"Id\" IN (SELECT c.\"{link.Name}\" FROM {link.Table.Sql} AS c WHERE {Goes(link.Table)})" +
        string.Concat(map.Links.Where(l => l.Principal == link.Principal).Select(l => $" AND NOT EXISTS (SELECT 1 FROM {l.Table.Sql} AS c WHERE c.\"{l.Name}\" = p.\"Id\" AND NOT ({Goes(l.Table)}))"));

    /// <summary>A row goes where all that it refers to goes; otherwise nothing moves.</summary>
    private async Task RefuseTiesAsync(Guid source, Guid target, Problem problem, CancellationToken ct)
    {
        foreach (var link in map.Links)
        {
            var (goes, itsPrincipalGoes) = (Goes(link.Table), $"c.\"{link.Name}\" IN ({Moved(link.Principal)})");
            var parted = $"SELECT COUNT(*) AS \"Value\" FROM {link.Table.Sql} AS c WHERE c.\"ClientId\" = {{0}} AND c.\"{link.Name}\" IS NOT NULL AND ({goes}) <> ({itsPrincipalGoes})";
            if (await CountAsync(parted, source, target, ct) > 0) throw new Refusal(problem);
        }
    }

    private async Task WriteAsync(Guid source, Guid target, CancellationToken ct)
    {
        var owning = map.Columns.Where(c => c.Owns).Select(Update).ToList();
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys = ON", ct);
            foreach (var update in owning) await RunAsync(update, source, target, ct);
        }
        else
        {
            // Keys between rows of one client carry its id: all change in one statement, at whose end they are checked.
            await RunAsync($"WITH {string.Join(", ", owning.Select((update, i) => $"moved{i} AS ({update})"))} SELECT 1", source, target, ct);
        }
        foreach (var column in map.Columns.Where(c => !c.Owns)) await RunAsync(Update(column), source, target, ct);
        await db.ForgetCoverAsync([source, target], ct);
    }

    /// <summary>Of the rows {0} has in that column, those {1} can take: it has no such one yet, and would not come to stand opposite itself.</summary>
    private static string Moving(MoveMap.Column column)
    {
        var where = $"t.\"{column.Name}\" = {{0}}";
        foreach (var unique in column.Uniques)
            where += $" AND NOT EXISTS (SELECT 1 FROM {column.Table.Sql} AS o WHERE o.\"{column.Name}\" = {{1}}{string.Concat(unique.Select(c => $" AND o.\"{c}\" = t.\"{c}\""))})";
        foreach (var other in column.Others) where += $" AND (t.\"{other}\" IS NULL OR t.\"{other}\" NOT IN ({{0}}, {{1}}))";
        if (column.Itself) where += " AND (t.\"SubjectId\" IS NULL OR t.\"SubjectId\" <> {0})";
        if (column.Table.Kind == nameof(Client)) where += " AND t.\"Id\" NOT IN ({0}, {1})";
        return where;
    }

    private static string Update(MoveMap.Column column) =>
        $"UPDATE {column.Table.Sql} AS c SET \"{column.Name}\" = {{1}} WHERE c.\"{column.Name}\" = {{0}} AND {(column.Table.HasId ? $"c.\"Id\" IN ({Moved(column.Table, column.Name)})" : Goes(column.Table))}";

    private static string Goes(MoveMap.Table table) =>
        table.HasId ? $"c.\"Id\" IN ({Moved(table)})" : table.Carrier is { } carrier ? $"c.\"{carrier.Name}\" IN ({Moved(carrier.Principal)})" : "1 = 0";

    private static string Moved(MoveMap.Table table, string column = nameof(IOwned.ClientId)) =>
        $"SELECT \"RowId\" FROM \"MergedRows\" WHERE \"MergeId\" = {{2}} AND \"Table\" = '{table.Name}' AND \"Column\" = '{column}'";

    private static string Noting(MoveMap.Table table, string column, string row) =>
        $"INSERT INTO \"MergedRows\" (\"MergeId\", \"Table\", \"Column\", \"RowId\") SELECT DISTINCT {{2}}, '{table.Name}', '{column}', {row}.\"Id\"";

    private Task<int> RunAsync(string sql, Guid source, Guid target, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(sql, [source, target, mergeId], ct);

    private async Task<int> CountAsync(string sql, Guid source, Guid target, CancellationToken ct) =>
        (int)await db.Database.SqlQueryRaw<long>(sql, source, target, mergeId).SingleAsync(ct);
}
