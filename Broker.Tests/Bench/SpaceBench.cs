using System.Diagnostics;
using System.Net;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Storage;
using Broker.Portal.Workshop;
using Broker.Tests.Workshop;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit.Abstractions;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>What clients meet first: the page where they sign in, and their home; on the server, and in a slow phone's browser.</summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class SpaceBench(CircuitLoad load, ITestOutputHelper output) : IClassFixture<CircuitLoad>, IAsyncLifetime
{
    private const string Open = "150", Warm = "60", SignIn = "/account/sign-in";
    private static readonly string Home = $"/space/{Cast.Rivelaine.Id}";
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("bench-space-");
    private readonly string[] asNadege = ["--login", SignIn, "--user", Cast.Nadege.Email, "--password", Cast.Password];

    [LoadFact]
    public async Task What_an_open_home_holds()
    {
        Dictionary<string, double> hello, home;
        await using (var server = await ServerProcess.HelloAsync()) hello = await load.RunAsync(server, "--path", "/", "--circuits", Open, "--warmup", Warm);
        await using (var server = await ServerProcess.PortalAsync(data.FullName)) home = await load.RunAsync(server, [.. asNadege, "--path", Home, "--circuits", Open, "--warmup", Warm]);

        output.WriteLine($"{"page",-12} {"heap KiB",9} {"of hello",9} {"RSS KiB",8} {"html B",8} {"batch B",8} {"batches",8} {"CPU ms",7}");
        foreach (var (name, figures) in new[] { ("hello", hello), ("client home", home) })
            output.WriteLine($"{name,-12} {figures["memory/live heap a circuit"],9:F0} {figures["memory/live heap a circuit"] / hello["memory/live heap a circuit"],9:F2} {figures["memory/server RSS a circuit"],8:F0} "
                + $"{figures["open/html bytes"],8:F0} {figures["open/batch bytes a circuit"],8:F0} {figures["open/batches a circuit"],8:F1} {figures["open/server CPU a circuit"],7:F1}");
    }

    /// <summary>How many come from BROKER_BENCH_CIRCUITS; 2,000 otherwise.</summary>
    [LoadFact]
    public async Task Many_homes_are_held_open_at_once()
    {
        var many = Environment.GetEnvironmentVariable("BROKER_BENCH_CIRCUITS") is { Length: > 0 } said ? said : "2000";
        await using var server = await ServerProcess.PortalAsync(data.FullName);
        var figures = await load.RunAsync(server, [.. asNadege, "--path", Home, "--circuits", many, "--warmup", Warm]);
        foreach (var (name, value) in figures.Where(f => f.Key.StartsWith("open", StringComparison.Ordinal) || f.Key.StartsWith("memory", StringComparison.Ordinal))) output.WriteLine($"{name,-52} {value,12:0.###}");
    }

    [Fact]
    public async Task What_the_sign_in_page_costs()
    {
        await using var server = await ServerProcess.PortalAsync(data.FullName);
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false }) { BaseAddress = new(server.Url) };
        var times = new List<double>();
        long bytes = 0;
        for (var i = 0; i < 300; i++)
        {
            var start = Stopwatch.GetTimestamp();
            bytes = (await http.GetByteArrayAsync(SignIn)).LongLength;
            if (i >= 100) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        output.WriteLine($"sign-in page: median {times[times.Count / 2]:F1} ms, p95 {times[times.Count * 95 / 100]:F1} ms, {bytes} B of HTML");
    }

    /// <summary>A phone four times slower than this machine, on a slow 4G line (1.6 Mbit/s, 150 ms), with nothing in its cache.</summary>
    [BrowserFact]
    public async Task How_long_a_slow_phone_waits()
    {
        await using var server = await ServerProcess.PublishedAsync(data.FullName, Path.Combine(data.FullName, "published"));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox", "--disable-gpu"] });
        List<double> signIn = [], home = [];
        // The first round warms the server up.
        for (var round = 0; round < 6; round++)
        {
            await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true, Locale = "fr-FR" });
            var page = await context.NewPageAsync();
            await SlowAsync(page);
            var first = await WaitAsync(page, server.Url + SignIn, "input[type=password]");
            await page.FillAsync("input[type=email]", Cast.Nadege.Email);
            await page.FillAsync("input[type=password]", Cast.Password);
            await page.ClickAsync("button.primary");
            await page.WaitForSelectorAsync(".hero");
            var second = await WaitAsync(page, server.Url + Home, ".hero");
            if (round == 0) continue;
            signIn.Add(first);
            home.Add(second);
        }
        output.WriteLine($"sign-in page, first visit: {Said(signIn)}");
        output.WriteLine($"client home, empty cache: {Said(home)}");
    }

    private static async Task SlowAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await session.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = 1.6 * 1024 * 1024 / 8, ["uploadThroughput"] = 750 * 1024 / 8 });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
    }

    private static async Task<double> WaitAsync(IPage page, string address, string usable)
    {
        var start = Stopwatch.GetTimestamp();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync(usable);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Said(List<double> seconds)
    {
        seconds.Sort();
        return $"median {seconds[seconds.Count / 2]:F2} s, from {seconds[0]:F2} to {seconds[^1]:F2} s";
    }

    public async Task InitializeAsync()
    {
        var store = new BrokerStore(StorageOptions.File(Path.Combine(data.FullName, "broker.db")), new ChangeFeed(), TimeProvider.System);
        var shelf = new DiskShelf(new() { Root = Path.Combine(data.FullName, "files") }, TimeProvider.System);
        await SchemaUpdate.RunAsync(store);
        Assert.False((await new SeedDemo(store, new FirmClock(TimeProvider.System, TheWorld.Zone), shelf, new PasswordHasher<Person>()).RunAsync(Caller.System(Jobs.Seed), new())).Failed);
        SqliteConnection.ClearAllPools();
    }

    public Task DisposeAsync()
    {
        data.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
