using Broker.Core.Word;
using static Broker.Tests.Workshop.PressBench;

namespace Broker.Tests.Workshop;

/// <summary>What the press prints, on one browser for all.</summary>
[Trait("Kind", "Browser")]
public sealed class ChromiumPressTests(PressBench bench) : IClassFixture<PressBench>
{
    [BrowserFact]
    public async Task Every_page_is_printed_in_the_size_the_sheet_declares()
    {
        var pdf = await bench.PrintAsync(
            string.Concat(Enumerable.Repeat("<p style=\"break-after:page\">Garantie</p>", 2)) + "<p>Fin</p>" + Done(3),
            "<style>@page { size: 200mm 100mm }</style>");

        Assert.StartsWith("%PDF-", Text(pdf));
        Assert.Equal(3, PagesOf(pdf));
        Assert.Contains("/MediaBox [0 0 567.", Text(pdf));
    }

    [BrowserFact]
    public async Task The_file_is_tagged_titled_and_silent_about_the_browser()
    {
        var pdf = Text(await bench.PrintAsync("<h1>Titre</h1><p>Texte</p>" + Done()));

        Assert.Contains("/StructTreeRoot", pdf);
        Assert.Contains("/Outlines", pdf);
        Assert.Contains("/Title (Attestation)", pdf);
        Assert.Contains("/Creator (Broker)", pdf);
        Assert.DoesNotContain("Mozilla", pdf);
        Assert.DoesNotContain("Chrome", pdf);
        Assert.DoesNotContain("Linux", pdf);
    }

    [BrowserFact]
    public async Task More_sheets_than_pages_wait_their_turn()
    {
        var files = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => bench.PrintAsync("<p>Un parmi six</p>" + Done())));

        Assert.All(files, pdf => Assert.Equal(1, PagesOf(pdf)));
        Assert.Single(bench.Browsers);
    }

    [BrowserFact]
    public async Task The_scripts_of_one_sheet_never_meet_the_next()
    {
        for (var sheet = 0; sheet < 5; sheet++)
        {
            await bench.PrintAsync($$"""
                <script>
                  const mine = document.documentElement.dataset;
                  mine.owner = {{sheet}};
                  if (window.stain || window.name) mine.failed = `stained by ${window.stain} ${window.name}`;
                  window.stain = window.name = 'sheet {{sheet}}';
                  setInterval(() => {
                    const now = document.documentElement.dataset;
                    if (now.owner !== '{{sheet}}') now.failed = 'a timer outlived its sheet';
                  }, 5);
                  setTimeout(() => mine.pages = 1, 50);
                </script>
                """);
        }
    }

    [BrowserFact]
    public async Task A_sheet_that_says_it_failed_is_not_printed()
    {
        var failed = await Assert.ThrowsAsync<PrintFailed>(() =>
            bench.PrintAsync("<script>document.documentElement.dataset.failed = 'table too deep'</script>"));

        Assert.Contains("table too deep", failed.Message);
    }

    [BrowserFact]
    public async Task A_file_with_fewer_pages_than_laid_out_is_refused() =>
        await Assert.ThrowsAsync<PrintFailed>(() => bench.PrintAsync("<p>Une seule</p>" + Done(2)));

    [BrowserTheory]
    [InlineData("<meta http-equiv=refresh content='0;url=about:blank'>")]
    [InlineData("<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>")]
    [InlineData("<script>location = 'http://exemple.invalid/'</script>")]
    [InlineData("<script>location = 'about:blank'</script>")]
    [InlineData("<script>window.open('about:blank')</script>")]
    public async Task A_sheet_that_leaves_is_refused(string wayOut)
    {
        await Assert.ThrowsAsync<PrintFailed>(() => bench.PrintAsync("<p>Attestation</p>" + DoneAfter(500), wayOut));

        Assert.Equal(1, PagesOf(await bench.PrintAsync("<p>Suivante</p>" + Done())));
        Assert.Single(bench.Browsers);
    }

    [BrowserTheory]
    [InlineData("data:text/html,<p>autre</p>")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:document.body.remove()")]
    public async Task A_sheet_that_Chromium_holds_back_is_printed_itself(string target)
    {
        var pdf = await bench.PrintAsync(
            "<p style=\"break-after:page\">un</p><p style=\"break-after:page\">deux</p><p>trois</p>"
            + "<script>setTimeout(() => document.documentElement.dataset.pages = 3, 500)</script>",
            $"<meta http-equiv=refresh content=\"0;url={target}\">");

        Assert.Equal(3, PagesOf(pdf));
    }

    [BrowserFact]
    public async Task A_caller_who_gives_up_is_told_so_and_frees_the_page()
    {
        using var patience = new CancellationTokenSource();
        var print = bench.PrintAsync("<p>Longue</p>" + DoneAfter(60_000), ct: patience.Token);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => print);
        Assert.Equal(1, PagesOf(await bench.PrintAsync("<p>Suivante</p>" + Done())));
    }
}
