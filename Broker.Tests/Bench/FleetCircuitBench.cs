using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Fleets;
using Broker.Core.Storage;
using Broker.Portal.Workshop;
using Broker.Tests.Workshop;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit.Abstractions;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>The grid of 100 000 vehicles on many screens of the real portal, beside a page that only says hello, and under a real browser's wheel.</summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class FleetCircuitBench(CircuitLoad load, ITestOutputHelper output) : IClassFixture<CircuitLoad>, IAsyncLifetime
{
    private const string Open = "150", Warm = "60";
    private const int Rounds = 10, WarmRounds = 100;

    /// <summary>Numbers of as many digits: none is the beginning of another.</summary>
    private const int FirstRound = 100;
    private static readonly int Vehicles = int.TryParse(Environment.GetEnvironmentVariable("BROKER_BENCH_FLEET"), out var n) ? n : 100_000;
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("bench-fleet-");
    private readonly string[] signIn = ["--login", "/account/sign-in", "--user", Cast.Theo.Email, "--password", Cast.Password];

    private string grid = "";

    [LoadFact]
    public async Task What_an_open_grid_holds_and_a_page_of_it_costs()
    {
        Dictionary<string, double> hello, still, next, turned;
        await using (var server = await ServerProcess.HelloAsync()) hello = await load.RunAsync(server, "--path", "/", "--circuits", Open, "--warmup", Warm);
        await using (var server = await ServerProcess.PortalAsync(data.FullName))
        {
            turned = await OpenAsync(server, "--circuits", Open, "--event", "change [data-say]=w {r:1500} {r:1500}", "--events", "600", "--active", "2");
            Say(hello, turned, "anywhere: up to 300 lines, and nothing where the end lies before the beginning");
        }
        await using (var server = await ServerProcess.PortalAsync(data.FullName))
        {
            next = await OpenAsync(server, "--circuits", Open, "--event", "change [data-say]=w {n} {n}", "--events", "600", "--active", "1");
            Say(hello, next, "the next 50 lines");
        }
        await using (var server = await ServerProcess.PortalAsync(data.FullName))
        {
            still = await OpenAsync(server, "--circuits", Open, "--event", "change [data-say]=w 0 0", "--events", "600", "--active", "2");
            Say(hello, still, "touched, nothing changed");
        }
    }

    private void Say(Dictionary<string, double> hello, Dictionary<string, double> figures, string title)
    {
        var heap = figures["memory/live heap a circuit"];
        output.WriteLine($"grid of {Vehicles}: heap {heap:F0} KiB, {heap / hello["memory/live heap a circuit"]:F2} of hello; {figures["open/html bytes"]:F0} B of HTML and {figures["open/batch bytes a circuit"]:F0} B of batches to open, in {figures["open/batches a circuit"]:F1}");
        output.WriteLine(title);
        foreach (var (name, value) in figures.Where(f => f.Key.StartsWith("event", StringComparison.Ordinal))) output.WriteLine($"  {name,-50} {value,10:0.###}");
    }

    /// <summary>One takes back an exit that was asked for; five hundred look at the lines among which it stands.</summary>
    [LoadFact]
    public async Task One_movement_reaches_500_grids()
    {
        await using var server = await ServerProcess.PortalAsync(data.FullName);
        string[] paths = ["--path", "/fleet/movements", .. Enumerable.Repeat(new[] { "--path", grid }, 499).SelectMany(p => p)];
        // As for the records: of a portal that has been open for a while.
        for (var before = 0; before < WarmRounds; before += WarmRounds / 2)
            await load.RunAsync(server, [.. signIn, "--warmup", Warm, .. paths, "--circuits", "500", "--rounds", $"{WarmRounds / 2}", "--fanout-start", $"{FirstRound + Rounds + before}", "--fanout", Decision, "--no-reference"]);
        var figures = await load.RunAsync(server, [.. signIn, "--warmup", Warm, .. paths, "--circuits", "500", "--rounds", $"{Rounds}", "--fanout-start", $"{FirstRound}", "--fanout", Decision]);
        Assert.Equal(0, figures["fan-out/missed"]);
        foreach (var (name, value) in figures.Where(f => f.Key.StartsWith("fan-out", StringComparison.Ordinal) || f.Key.StartsWith("raw", StringComparison.Ordinal) || f.Key.StartsWith("ratio", StringComparison.Ordinal)))
            output.WriteLine($"{name,-52} {value,10:0.###}");
    }

    private const string Decision = "click tr:text(Motif-{n})";

    [BrowserFact]
    public async Task Scrolled_from_top_to_bottom_lines_are_there()
    {
        var folder = Directory.CreateTempSubdirectory("bench-portal-");
        await using var server = await ServerProcess.PublishedAsync(data.FullName, folder.FullName);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] });
        var page = await (await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } })).NewPageAsync();
        await page.GotoAsync(server.Url + "/account/sign-in");
        await page.FillAsync("input[type=email]", Cast.Theo.Email);
        await page.FillAsync("input[type=password]", Cast.Password);
        await page.ClickAsync("button.primary");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/sign-in"));
        await page.GotoAsync(server.Url + grid);
        await page.WaitForSelectorAsync("tbody tr[id]");
        await page.WaitForFunctionAsync("+document.querySelector('table.grid').dataset.count > 1001");
        foreach (var (title, step) in new[] { ("by the wheel, 3 600 points a second", 60), ("twenty times as fast", 1_200), ("by the bar, the whole in 8 s", 0) })
        {
            var longest = await page.EvaluateAsync<double[]>(Watch, step);
            output.WriteLine($"{title,-40} longest blank {longest[0],6:F0} ms; with lines one has gone past {longest[1],6:F0} ms");
        }
        folder.Delete(recursive: true);
    }

    /// <summary>Frame by frame, whether a line stands where one looks, and whether it belongs there; eight seconds of it, or to the end.</summary>
    private const string Watch = """
        step => new Promise(done => {
          const wrap = document.querySelector('[data-grid]'), began = performance.now();
          let blank = 0, passed = 0, longest = [0, 0], before = began;
          wrap.scrollTop = 0;
          const frame = now => {
            const box = wrap.getBoundingClientRect(), there = [0.3, 0.6, 0.9].some(part => document.elementFromPoint(box.left + 200, box.top + 80 + (box.height - 90) * part)?.closest('tr[id]'));
            blank = there ? 0 : blank + now - before;
            passed = wrap.hasAttribute('data-passing') ? passed + now - before : 0;
            longest = [Math.max(longest[0], blank), Math.max(longest[1], passed)];
            before = now;
            const end = wrap.scrollTop + wrap.clientHeight >= wrap.scrollHeight - 2;
            if (now - began > 9000 || (end && now - began > 500 && blank === 0)) return done(longest);
            wrap.scrollTop = step ? wrap.scrollTop + step : (wrap.scrollHeight - wrap.clientHeight) * Math.min(1, (now - began) / 8000);
            requestAnimationFrame(frame);
          };
          requestAnimationFrame(frame);
        })
        """;

    private Task<Dictionary<string, double>> OpenAsync(ServerProcess server, params string[] options) => load.RunAsync(server, [.. signIn, "--warmup", Warm, "--path", grid, .. options]);

    /// <summary>The demo firm, a great fleet, and exits of it that wait.</summary>
    public async Task InitializeAsync()
    {
        var store = new BrokerStore(StorageOptions.File(Path.Combine(data.FullName, "broker.db")), new ChangeFeed(), TimeProvider.System);
        var shelf = new DiskShelf(new() { Root = Path.Combine(data.FullName, "files") }, TimeProvider.System);
        var seeder = Caller.System(Jobs.Seed);
        await SchemaUpdate.RunAsync(store);
        Assert.False((await new SeedDemo(store, new FirmClock(TimeProvider.System, TheWorld.Zone), shelf, new PasswordHasher<Person>()).RunAsync(seeder, new() { Vehicles = Vehicles })).Failed);
        await using var db = await store.OpenAsync(seeder);
        var owner = DemoId.Of("client:crowd-fleet");
        // Those still to come cannot leave: the firm would be told so, and nobody else would hear of it.
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var first = await db.Vehicles.Where(v => v.ClientId == owner && v.ExitedOn == null && v.EnteredOn < today).OrderBy(v => v.Plate).Take(Rounds + WarmRounds).ToListAsync();
        grid = $"/clients/{owner}/contracts/{first[0].ContractId}?tab=items";
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        for (var i = 0; i < Rounds + WarmRounds; i++)
            // One after the other: they are decided in that order, and the page shows the first of them.
            db.Add(new ItemMovement
            {
                ClientId = owner, ContractId = first[0].ContractId, ItemId = first[i].Id, ItemKind = Broker.Core.Products.ItemKind.Vehicle, Kind = MovementKind.Exit, Origin = MovementOrigin.Client,
                Label = first[i].Label, Note = $"Motif-{FirstRound + i}", EffectiveOn = DateOnly.FromDateTime(now), AskedAt = now.AddSeconds(i - Rounds - WarmRounds), AskedBy = "Banc",
            });
        await db.SaveChangesAsync();
        SqliteConnection.ClearAllPools();
    }

    public Task DisposeAsync()
    {
        data.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
