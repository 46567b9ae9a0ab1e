using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Broker.Core.Word;
using Microsoft.Playwright;

namespace Broker.Portal.Workshop;

/// <summary>
/// A page that prints one sheet after the other, alone in its browser context (hence in its own process), offline, every
/// request refused. Between two sheets it goes through a blank document, so that no script of one sheet meets the next.
/// </summary>
internal sealed partial class ChromiumPage
{
    private const string Blank = "about:blank";
    private const string Left = "The sheet tried to leave for another document.";
    private const float ClearLimitMs = 3_000;

    private const string LaidOut = """
        () => new Promise(done => {
          const root = document.documentElement;
          const look = () => {
            if (root.dataset.failed !== undefined) done('!' + root.dataset.failed);
            else if (root.dataset.pages) done(root.dataset.pages);
          };
          new MutationObserver(look).observe(root, { attributes: true });
          look();
        })
        """;

    private readonly IBrowserContext context;
    private readonly IPage page;
    private readonly TaskCompletionSource strayed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task clearing = Task.CompletedTask;
    private volatile bool printing;
    private volatile bool crashed;

    private ChromiumPage(IBrowserContext context, IPage page)
    {
        (this.context, this.page) = (context, page);
        page.Crash += (_, _) => crashed = true;
        page.FrameNavigated += (_, frame) => StrayIf(frame.ParentFrame is null);
        context.Page += (_, _) => StrayIf(true);
    }

    public static async Task<ChromiumPage> OpenAsync(IBrowser browser)
    {
        var context = await browser.NewContextAsync(new() { Offline = true, AcceptDownloads = false, ServiceWorkers = ServiceWorkerPolicy.Block });
        context.SetDefaultTimeout(0);
        await context.AddInitScriptAsync("window.name = ''");
        var sheetPage = new ChromiumPage(context, await context.NewPageAsync());
        await context.RouteAsync("**/*", sheetPage.RefuseAsync);
        return sheetPage;
    }

    /// <exception cref="PrintFailed">The sheet says that it failed, or left its place.</exception>
    /// <exception cref="PlaywrightException">The browser or this page died.</exception>
    public async Task<byte[]> PrintAsync(PrintSheet sheet)
    {
        printing = true;
        var work = LayOutAndPrintAsync(sheet);
        await Task.WhenAny(work, strayed.Task);
        if (strayed.Task.IsCompleted) throw new PrintFailed(Left);
        try
        {
            return await work;
        }
        catch (PlaywrightException lost)
        {
            // A navigation too ends in this, told before its cause: what still answers is not dead, its sheet is at fault.
            if (await AnswersAsync()) throw new PrintFailed(strayed.Task.IsCompleted ? Left : lost.Message, lost);
            throw;
        }
        finally
        {
            printing = false;
        }
    }

    /// <summary>Starts to clear the page for the next sheet; <see cref="IsClearAsync"/> waits for it.</summary>
    public void Clear() => clearing = page.GotoAsync(Blank, new() { Timeout = ClearLimitMs });

    public async Task<bool> IsClearAsync()
    {
        try
        {
            await clearing;
            return true;
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            return false;
        }
    }

    public async Task<bool> TryCloseAsync(TimeSpan limit)
    {
        try
        {
            await context.CloseAsync().WaitAsync(limit);
            return true;
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            return false;
        }
    }

    private async Task<byte[]> LayOutAndPrintAsync(PrintSheet sheet)
    {
        await page.SetContentAsync(sheet.Html);
        var pages = Pages(await page.EvaluateAsync<string>(LaidOut));
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Tagged = true, Outline = true, Scale = (float)sheet.Scale });

        // A refused navigation may still put an error page in place of the sheet, which then prints well.
        var still = await page.EvaluateAsync<string?>("() => document.documentElement.dataset.pages ?? null");
        if (strayed.Task.IsCompleted || page.Url != Blank || still is null) throw new PrintFailed(Left);

        return Checked(pdf, pages);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await context.CookiesAsync();
            return !crashed;
        }
        catch (PlaywrightException)
        {
            return false;
        }
    }

    private void StrayIf(bool left)
    {
        if (left && printing) strayed.TrySetResult();
    }

    private async Task RefuseAsync(IRoute route)
    {
        StrayIf(route.Request.IsNavigationRequest);
        try
        {
            await route.AbortAsync("aborted");
        }
        catch (PlaywrightException)
        {
            // The page went away with its request.
        }
    }

    private static int Pages(string outcome) => outcome switch
    {
        ['!', .. var reason] => throw new PrintFailed($"The sheet could not be laid out: {reason}"),
        _ when int.TryParse(outcome, NumberStyles.None, CultureInfo.InvariantCulture, out var pages) && pages > 0 => pages,
        _ => throw new PrintFailed($"The sheet says it has \"{outcome}\" pages."),
    };

    private static byte[] Checked(byte[] pdf, int pages)
    {
        if (!pdf.AsSpan().StartsWith("%PDF-"u8)) throw new PrintFailed("Chromium answered with something that is not a PDF file.");

        var printed = PageCount().Matches(Encoding.Latin1.GetString(pdf))
            .Select(count => int.Parse(count.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).DefaultIfEmpty(int.MaxValue).Max();
        return printed >= pages ? pdf : throw new PrintFailed($"The sheet has {pages} pages, its PDF file {printed}.");
    }

    [GeneratedRegex(@"/Type /Pages\s+/Count (\d{1,9})")]
    private static partial Regex PageCount();
}
