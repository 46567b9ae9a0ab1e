using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Storage;
using Broker.Core.Work;
using Broker.Portal.Workshop;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>Client records open on many screens of the real portal, beside a page that only says hello and a bare SignalR hub.</summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class CircuitBench(CircuitLoad load, ITestOutputHelper output) : IClassFixture<CircuitLoad>, IAsyncLifetime
{
    private const string Open = "150", Warm = "60";
    private const int Rounds = 10, WarmRounds = 100;

    /// <summary>Numbers of as many digits: none is the beginning of another.</summary>
    private const int FirstRound = 100;
    private static readonly string Record = $"/clients/{Cast.Morel.Id}", OtherRecord = $"/clients/{Cast.Hartwell.Id}";
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("bench-portal-");
    private readonly string[] signIn = ["--login", "/account/sign-in", "--user", Cast.Theo.Email, "--password", Cast.Password];

    private Guid done;

    [LoadFact]
    public async Task What_an_open_record_holds()
    {
        Dictionary<string, double> hello, first, actions;
        await using (var server = await ServerProcess.HelloAsync()) hello = await load.RunAsync(server, "--path", "/", "--circuits", Open, "--warmup", Warm);
        await using (var server = await ServerProcess.PortalAsync(data.FullName)) first = await OpenAsync(server, Record, "--circuits", Open);
        await using (var server = await ServerProcess.PortalAsync(data.FullName)) actions = await OpenAsync(server, Record + "?tab=actions", "--circuits", Open);

        output.WriteLine($"{"page",-24} {"heap KiB",9} {"of hello",9} {"RSS KiB",8} {"html B",8} {"batch B",8} {"batches",8} {"JS",4} {"CPU ms",7} {"of hello",9}");
        foreach (var (name, figures) in new[] { ("hello", hello), ("record, first tab", first), ("record, actions", actions) })
        {
            var (heap, cpu) = (figures["memory/live heap a circuit"], figures["open/server CPU a circuit"]);
            output.WriteLine($"{name,-24} {heap,9:F0} {heap / hello["memory/live heap a circuit"],9:F2} {figures["memory/server RSS a circuit"],8:F0} {figures["open/html bytes"],8:F0} "
                + $"{figures["open/batch bytes a circuit"],8:F0} {figures["open/batches a circuit"],8:F1} {figures["open/JavaScript calls a circuit"],4:F1} {cpu,7:F1} {cpu / hello["open/server CPU a circuit"],9:F2}");
        }
    }

    /// <summary>One screen shows the list and changes a status there; the others show the record's first tab, or the list as well.</summary>
    [LoadTheory, InlineData(false), InlineData(true)]
    public async Task One_change_reaches_500_records(bool allShowTheList)
    {
        await using var server = await ServerProcess.PortalAsync(data.FullName);
        // What a change sets off is compiled in full only after thousands of them, and what opens a screen after thousands of screens: a portal that has been open for some minutes
        // is measured, not one just begun.
        for (var before = 0; before < WarmRounds; before += WarmRounds / 2)
            await ChangeAsync(server, OtherRecord, 500, WarmRounds / 2, allShowTheList, "--no-reference", "--fanout-start", $"{FirstRound + before}");
        var figures = await ChangeAsync(server, Record, 500, Rounds, allShowTheList);

        Assert.Equal(500, figures["fan-out/circuits"]);
        Assert.Equal(0, figures["fan-out/missed"]);
        output.WriteLine(allShowTheList ? "500 records on their actions" : "499 records on their first tab, 1 on its actions");
        foreach (var (name, value) in figures.Where(f => f.Key.StartsWith("fan-out", StringComparison.Ordinal) || f.Key.StartsWith("raw", StringComparison.Ordinal)
            || f.Key.StartsWith("ratio", StringComparison.Ordinal) || f.Key.StartsWith("memory", StringComparison.Ordinal))) output.WriteLine($"{name,-52} {value,10:0.###}");
    }

    private Task<Dictionary<string, double>> ChangeAsync(ServerProcess server, string record, int screens, int rounds, bool allShowTheList, params string[] options)
    {
        string[] paths = ["--path", record + "?tab=actions"];
        if (!allShowTheList) paths = [.. paths, .. Enumerable.Repeat(new[] { "--path", record }, screens - 1).SelectMany(p => p)];
        string[] seen = allShowTheList ? ["--fanout-text", done.ToString()] : [];
        return OpenAsync(server, null, [.. paths, "--circuits", $"{screens}", "--rounds", $"{rounds}", "--fanout-start", $"{FirstRound}", "--fanout", $"change tr:text(Suivi-{{n}})={done}", .. seen, .. options]);
    }

    private Task<Dictionary<string, double>> OpenAsync(ServerProcess server, string? path, params string[] options) =>
        load.RunAsync(server, [.. signIn, "--warmup", Warm, .. path is null ? Array.Empty<string>() : ["--path", path], .. options]);

    /// <summary>The demo firm, a client with ten things to do, and another with more.</summary>
    public async Task InitializeAsync()
    {
        if (CircuitLoad.Missing is not null) return;
        var store = new BrokerStore(StorageOptions.File(Path.Combine(data.FullName, "broker.db")), new ChangeFeed(), TimeProvider.System);
        var shelf = new DiskShelf(new() { Root = Path.Combine(data.FullName, "files") }, TimeProvider.System);
        var seeder = Caller.System(Jobs.Seed);
        await SchemaUpdate.RunAsync(store);
        Assert.False((await new SeedDemo(store, new FirmClock(TimeProvider.System, TheWorld.Zone), shelf, new PasswordHasher<Person>()).RunAsync(seeder, new())).Failed);
        await using var db = await store.OpenAsync(seeder);
        var statuses = await db.ActionStatuses.OrderBy(s => s.Position).ToListAsync();
        done = statuses.First(s => s.Finished).Id;
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        foreach (var (client, rounds) in new[] { (Cast.Morel.Id, Rounds), (Cast.Hartwell.Id, WarmRounds) })
            for (var i = 0; i < rounds; i++) db.Add(new ClientAction { ClientId = client, Name = $"Suivi-{FirstRound + i}", StatusId = statuses[0].Id, CreatedAt = now });
        await db.SaveChangesAsync();
        SqliteConnection.ClearAllPools();
    }

    public Task DisposeAsync()
    {
        data.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
