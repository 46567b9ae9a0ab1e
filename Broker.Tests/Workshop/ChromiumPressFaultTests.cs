using Broker.Core.Word;
using static Broker.Tests.Workshop.PressBench;

namespace Broker.Tests.Workshop;

/// <summary>Browsers that die, hang, age or never start: each test has a press of its own.</summary>
[Trait("Kind", "Browser")]
public sealed class ChromiumPressFaultTests
{
    [BrowserFact]
    public async Task A_browser_killed_while_printing_costs_one_more_try()
    {
        await using var bench = new PressBench();
        await bench.PrintAsync(Done());

        var print = bench.PrintAsync("<p>Attestation</p>" + DoneAfter(1_500));
        await Task.Delay(500);
        await bench.KillAsync(bench.Browsers[0]);

        Assert.Equal(1, PagesOf(await print));
        Assert.Equal(2, bench.Browsers.Length);
    }

    [BrowserFact]
    public async Task A_sheet_whose_browser_dies_twice_is_given_up_and_the_next_is_printed()
    {
        await using var bench = new PressBench();
        await bench.PrintAsync(Done());

        var print = bench.PrintAsync(DoneAfter(10_000));
        await Task.Delay(500);
        await bench.KillAsync(bench.Browsers[0]);
        while (bench.Browsers.Length < 2) await Task.Delay(100);
        await Task.Delay(3_000);
        await bench.KillAsync(bench.Browsers[1]);

        await Assert.ThrowsAsync<PrintFailed>(() => print);
        Assert.Equal(2, bench.Browsers.Length);
        Assert.Equal(1, PagesOf(await bench.PrintAsync(Done())));
    }

    [BrowserFact]
    public async Task A_browser_killed_between_two_sheets_is_not_noticed()
    {
        await using var bench = new PressBench();
        await bench.PrintAsync(Done());
        await bench.KillAsync(bench.Browsers[0]);

        Assert.Equal(1, PagesOf(await bench.PrintAsync(Done())));
    }

    [BrowserTheory]
    [InlineData("<p>Ne finit jamais</p>")]
    [InlineData("<script>for (;;);</script>")]
    [InlineData("<script>alert('attention'); for (;;) document.body?.append('x')</script>")]
    public async Task A_sheet_that_hangs_is_given_up_and_the_next_is_printed(string hanging)
    {
        await using var bench = PressBench.With(options => (options.Limit, options.Pages) = (TimeSpan.FromSeconds(3), 1));

        await Assert.ThrowsAsync<PrintFailed>(() => bench.PrintAsync(hanging));

        Assert.Equal(1, PagesOf(await bench.PrintAsync(Done())));
        Assert.Single(bench.Browsers);
    }

    [BrowserFact]
    public async Task A_sheet_that_hangs_once_printed_does_not_spoil_the_next()
    {
        await using var bench = PressBench.With(options => options.Pages = 1);
        await bench.PrintAsync(Done() + "<script>setTimeout(() => { for (;;); }, 4000)</script>" + DoneAfter(200));
        await Task.Delay(4_500);

        Assert.Equal(1, PagesOf(await bench.PrintAsync(Done())));
    }

    [BrowserFact]
    public async Task After_so_many_prints_a_fresh_browser_takes_over_and_no_sheet_is_lost()
    {
        await using var bench = PressBench.With(options => options.RestartAfter = 2);

        var files = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => bench.PrintAsync(Done())));

        Assert.All(files, pdf => Assert.Equal(1, PagesOf(pdf)));
        Assert.Equal(3, bench.Browsers.Length);
    }

    [BrowserFact]
    public async Task A_browser_that_swells_is_replaced()
    {
        await using var bench = PressBench.With(options => options.MemoryLimit = 1);

        for (var sheet = 0; sheet < 11; sheet++) await bench.PrintAsync(Done());

        Assert.Equal(2, bench.Browsers.Length);
    }

    [BrowserFact]
    public async Task A_full_queue_refuses_one_more()
    {
        await using var bench = PressBench.With(options => (options.Pages, options.Waiting) = (1, 1));
        var printing = bench.PrintAsync(DoneAfter(2_000));
        var waiting = bench.PrintAsync(Done());

        await Assert.ThrowsAsync<PrintFailed>(() => bench.PrintAsync(Done()));

        Assert.Equal(1, PagesOf(await printing));
        Assert.Equal(1, PagesOf(await waiting));
    }

    [BrowserFact]
    public async Task A_closed_press_leaves_no_browser_behind()
    {
        await using var bench = new PressBench();
        await bench.PrintAsync(Done());
        Assert.True(Runs(bench.Browsers[0]));
        var print = bench.PrintAsync(DoneAfter(10_000));
        await Task.Delay(300);

        await bench.Press.DisposeAsync();

        Assert.False(Runs(bench.Browsers[0]));
        await Assert.ThrowsAsync<PrintFailed>(() => print);
        await Assert.ThrowsAsync<PrintFailed>(() => bench.PrintAsync(Done()));
        Assert.Single(bench.Browsers);
    }

    [Fact]
    public async Task A_browser_that_is_not_there_is_asked_for_by_name()
    {
        await using var bench = PressBench.With(options => options.Path = "/nowhere/chromium");

        var failed = await Assert.ThrowsAsync<PrintFailed>(() => bench.PrintAsync(Done()));

        Assert.Contains("/nowhere/chromium", failed.Message);
        Assert.Contains("install", failed.Message);
    }

    [Fact]
    public async Task A_browser_that_does_not_start_fails_the_print()
    {
        await using var scripts = new PressBench();
        await using var bench = PressBench.With(options => options.Path = scripts.Script("exit 1"));

        await Assert.ThrowsAsync<PrintFailed>(() => bench.PrintAsync(Done()));
    }
}
