using System.Globalization;
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

/// <summary>Dashboards open on many screens of the real portal, beside a page that only says hello and a bare SignalR hub.</summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class DashboardBench(CircuitLoad load, ITestOutputHelper output) : IClassFixture<CircuitLoad>, IAsyncLifetime
{
    private const string Open = "150", Warm = "60";
    private const int Rounds = 10, WarmRounds = 30;
    private static readonly string Record = $"/clients/{Cast.Morel.Id}?tab=actions", OtherRecord = $"/clients/{Cast.Hartwell.Id}?tab=actions";
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("bench-portal-");
    private readonly string[] signIn = ["--login", "/account/sign-in", "--user", Cast.Theo.Email, "--password", Cast.Password, "--warmup", Warm];

    private Guid toDo;
    private int remaining;

    [LoadFact]
    public async Task What_an_open_dashboard_holds()
    {
        Dictionary<string, double> hello, dashboard;
        await using (var server = await ServerProcess.HelloAsync()) hello = await load.RunAsync(server, "--path", "/", "--circuits", Open, "--warmup", Warm);
        await using (var server = await ServerProcess.PortalAsync(data.FullName)) dashboard = await load.RunAsync(server, [.. signIn, "--path", "/dashboard", "--circuits", Open]);

        var (heap, cpu) = (dashboard["memory/live heap a circuit"], dashboard["open/server CPU a circuit"]);
        output.WriteLine($"heap {heap:F0} KiB, {heap / hello["memory/live heap a circuit"]:F2} of hello ({hello["memory/live heap a circuit"]:F0}); RSS {dashboard["memory/server RSS a circuit"]:F0} KiB; "
            + $"to open: {dashboard["open/html bytes"]:F0} B of HTML, {dashboard["open/batch bytes a circuit"]:F0} B in {dashboard["open/batches a circuit"]:F1} batches; CPU {cpu:F1} ms, {cpu / hello["open/server CPU a circuit"]:F2} of hello");
    }

    /// <summary>One screen takes up a finished action again; all the others count it.</summary>
    [LoadTheory, InlineData(500), InlineData(1_000)]
    public async Task One_change_reaches_every_open_dashboard(int screens)
    {
        await using var server = await ServerProcess.PortalAsync(data.FullName);
        // What a change sets off is compiled in full only after thousands of them: a portal that has been open for some minutes is measured, not one just begun.
        await TakeUpAsync(server, OtherRecord, 300, WarmRounds, remaining + 1, "--no-reference");
        var figures = await TakeUpAsync(server, Record, screens, Rounds, remaining + WarmRounds + 1);

        Assert.Equal(screens, figures["fan-out/circuits"]);
        Assert.Equal(0, figures["fan-out/missed"]);
        output.WriteLine($"{screens - 1} dashboards");
        foreach (var (name, value) in figures.Where(f => f.Key.Split('/')[0] is "fan-out" or "raw" or "ratio" or "memory" || f.Key.StartsWith("raw", StringComparison.Ordinal))) output.WriteLine($"{name,-52} {value,10:0.###}");
    }

    private Task<Dictionary<string, double>> TakeUpAsync(ServerProcess server, string record, int screens, int rounds, int first, params string[] options)
    {
        string[] paths = ["--path", record, .. Enumerable.Repeat(new[] { "--path", "/dashboard" }, screens - 1).SelectMany(p => p)];
        return load.RunAsync(server, [.. signIn, .. paths, "--circuits", $"{screens}", "--rounds", $"{rounds}", "--fanout-start", $"{first}", "--fanout", $"change tr:text(Suivi-{{n}})={toDo}", .. options]);
    }

    /// <summary>The demo firm, and two clients with finished actions numbered as the firm's count will be when each is taken up again.</summary>
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
        toDo = statuses.First(s => !s.Finished).Id;
        remaining = await db.RemainingActions.CountAsync();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var finished = statuses.First(s => s.Finished).Id;
        for (var i = 1; i <= WarmRounds + Rounds; i++)
            db.Add(new ClientAction { ClientId = i <= WarmRounds ? Cast.Hartwell.Id : Cast.Morel.Id, Name = $"Suivi-{remaining + i}", StatusId = finished, CreatedAt = now });
        await db.SaveChangesAsync();
        SqliteConnection.ClearAllPools();
    }

    public Task DisposeAsync()
    {
        data.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
