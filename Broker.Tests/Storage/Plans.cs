using System.Text.RegularExpressions;
using Broker.Tests.Bench;
using Microsoft.Data.Sqlite;

namespace Broker.Tests.Storage;

/// <summary>How SQLite means to find what a read asks for, step by step.</summary>
internal static partial class Plans
{
    /// <summary>What was found is put in order before any of it is shown.</summary>
    public const string Sorted = "USE TEMP B-TREE FOR ORDER BY";

    public static async Task<List<Step>> OfAsync(Func<Task> read)
    {
        using var replay = await Replay.OfAsync(read);
        await using var connection = new SqliteConnection(replay.Archive);
        await connection.OpenAsync();
        var steps = new List<Step>();
        foreach (var (sql, values) in replay.Taken)
        {
            var tables = Named().Matches(sql).GroupBy(m => m.Groups[2].Value).ToDictionary(g => g.Key, g => g.First().Groups[1].Value);
            await using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
                if (row.GetString(3) == Sorted) steps.Add(new("", Sorted));
                else if (Visit().Match(row.GetString(3)) is { Success: true } visit) steps.Add(new(tables.GetValueOrDefault(visit.Groups[2].Value, visit.Groups[2].Value), row.GetString(3)));
        }
        return steps;
    }

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(SCAN|SEARCH) (\w+)")]
    private static partial Regex Visit();

    public sealed record Step(string Table, string Said)
    {
        /// <summary>Begun at one id, be it the row's own or that of what it belongs to.</summary>
        public bool IsOfOne => Said.StartsWith("SEARCH", StringComparison.Ordinal) && Regex.IsMatch(Said, @"\((rowid|\w*Id)[=<>]");
    }
}
