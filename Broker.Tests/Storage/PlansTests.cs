using System.Text.RegularExpressions;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Tests.Bench;
using Microsoft.Data.Sqlite;

namespace Broker.Tests.Storage;

using World = Broker.Tests.World.World;

/// <summary>How SQLite means to find what it is asked for. It guesses without counting, and a wrong guess is felt in a large firm only.</summary>
public sealed partial class PlansTests
{
    /// <summary>What grows with the firm.</summary>
    private static readonly string[] Large =
    [
        "Clients", "Contacts", "ClientPhones", "ClientAddresses", "CustomFieldValues", "Memberships", "AccountAccesses", "Contracts", "Receipts", "Payments", "Allocations", "Vehicles", "InsuredItems",
        "Claims", "Complaints", "Quotes", "Actions", "Tasks", "Events", "Messages", "MessageAttachments", "Documents", "SearchEntries",
    ];

    [Fact]
    public async Task What_a_record_shows_is_found_by_its_client_and_never_by_walking_through_the_firm()
    {
        if (World.IsPostgres) return;
        await using var world = await World.OpenAsync();
        var plans = await PlansAsync(() => { world.Feed.Publish([Change.Everything]); return OpenedRecord.ReadAsync(world, world.Rivelaine); });
        Assert.Contains(plans, step => step.Table == "Receipts");
        Assert.Empty(plans.Where(step => Large.Contains(step.Table) && !step.IsOfOne).Select(step => $"{step.Table}: {step.Said}").Distinct());
    }

    [Fact]
    public async Task A_text_few_hold_leads_to_their_lines_and_figures_and_to_no_others()
    {
        if (World.IsPostgres) return;
        await using var world = await World.OpenAsync();
        foreach (var filter in new ClientFilter[] { new() { Text = "rivelaine" }, new() { Text = "rivelaine", State = ClientState.Active }, new() { Text = "rivelaine", Kind = ClientKind.Company } })
        {
            var plans = await PlansAsync(() => world.Desk<ClientsQuery>().RunAsync(world.Theo, filter));
            Assert.Contains(plans, step => step.Table == "Clients");
            Assert.Empty(plans.Where(step => Large.Contains(step.Table) && !step.IsOfOne).Select(step => $"{step.Table}: {step.Said}").Distinct());
        }
    }

    private static async Task<List<Step>> PlansAsync(Func<Task> read)
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
                if (Visit().Match(row.GetString(3)) is { Success: true } visit) steps.Add(new(tables.GetValueOrDefault(visit.Groups[2].Value, visit.Groups[2].Value), row.GetString(3)));
        }
        return steps;
    }

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(SCAN|SEARCH) (\w+)")]
    private static partial Regex Visit();

    private sealed record Step(string Table, string Said)
    {
        /// <summary>Begun at one id, be it the row's own or that of what it belongs to.</summary>
        public bool IsOfOne => Said.StartsWith("SEARCH", StringComparison.Ordinal) && Regex.IsMatch(Said, @"\((rowid|\w*Id)[=<>]");
    }
}
