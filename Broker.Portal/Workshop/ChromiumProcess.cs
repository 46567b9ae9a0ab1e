using System.Collections.Concurrent;
using System.Globalization;
using Broker.Core.Word;
using Microsoft.Playwright;

namespace Broker.Portal.Workshop;

/// <summary>One running Chromium and its idle pages.</summary>
internal sealed class ChromiumProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(10);

    // Chromium inherits these only: the connection strings and keys in our environment are not its business.
    private static readonly string[] Inherited = ["PATH", "HOME", "LANG", "TMPDIR", "TZ", "FONTCONFIG_PATH", "FONTCONFIG_FILE"];

    // No name resolves, addresses included; and should one, it meets a proxy that does not exist.
    private static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9",
        "--proxy-bypass-list=<-loopback>", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        // Chromium writes its user agent into each PDF as the creator.
        "--user-agent=Broker",
    ];

    private readonly ConcurrentBag<ChromiumPage> idle = [];
    private readonly IPlaywright driver;
    private readonly IBrowser browser;
    private readonly Lazy<Task> closing;
    private volatile bool spent;

    private ChromiumProcess(IPlaywright driver, IBrowser browser)
    {
        (this.driver, this.browser) = (driver, browser);
        closing = new(CloseAsync);
    }

    /// <summary>Sheets in hand; touched under the press's door only, as <see cref="Printed"/> is.</summary>
    public int Working { get; set; }

    public int Printed { get; set; }

    /// <summary>True when no new sheet should be given to it: it died, aged or swelled.</summary>
    public bool Spent
    {
        get => spent || !browser.IsConnected;
        set => spent = value;
    }

    /// <exception cref="PrintFailed">There is no Chromium, or it does not start.</exception>
    public static async Task<ChromiumProcess> StartAsync(ChromiumOptions options)
    {
        var executable = options.Executable() ?? throw new PrintFailed(string.IsNullOrEmpty(options.Path)
            ? "PDF files are printed by Chromium and none was found: install the package \"chromium\" or set Chromium:Path."
            : $"PDF files are printed by Chromium and there is none at {options.Path}: install the package \"chromium\" or correct Chromium:Path.");

        IPlaywright? driver = null;
        try
        {
            driver = await Playwright.CreateAsync();
            return new ChromiumProcess(driver, await driver.Chromium.LaunchAsync(new()
            {
                ExecutablePath = executable,
                Headless = true,
                ChromiumSandbox = options.Sandbox,
                Args = Arguments,
                Env = Inherited.Select(name => KeyValuePair.Create(name, Environment.GetEnvironmentVariable(name)))
                    .Where(variable => variable.Value is not null).ToDictionary(variable => variable.Key, variable => variable.Value!),
                HandleSIGINT = false,
                HandleSIGTERM = false,
                Timeout = (float)StartLimit.TotalMilliseconds,
            }));
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException or IOException)
        {
            driver?.Dispose();
            throw new PrintFailed($"Chromium ({executable}) does not start: {failure.Message}", failure);
        }
    }

    public async Task<byte[]> PrintAsync(PrintSheet sheet, CancellationToken ct)
    {
        var page = await FreshPageAsync(ct);
        try
        {
            var pdf = await page.PrintAsync(sheet).WaitAsync(ct);
            page.Clear();
            idle.Add(page);
            return pdf;
        }
        catch
        {
            await DiscardAsync(page);
            throw;
        }
    }

    /// <summary>Bytes held by all its processes, without the program files they map; 0 where the system does not tell.</summary>
    public async Task<long> WeighAsync()
    {
        try
        {
            var session = await browser.NewBrowserCDPSessionAsync();
            var answer = await session.SendAsync("SystemInfo.getProcessInfo");
            await session.DetachAsync();
            return answer!.Value.GetProperty("processInfo").EnumerateArray().Sum(process => Weigh(process.GetProperty("id").GetInt32()));
        }
        catch (PlaywrightException)
        {
            return 0;
        }
    }

    /// <summary>Whoever comes second, the last sheet or the press, waits for the same end.</summary>
    public ValueTask DisposeAsync() => new(closing.Value);

    private async Task<ChromiumPage> FreshPageAsync(CancellationToken ct)
    {
        while (idle.TryTake(out var page))
        {
            if (await page.IsClearAsync()) return page;
            await DiscardAsync(page);
        }

        try
        {
            return await ChromiumPage.OpenAsync(browser).WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            // Whatever half-open page comes of it is closed with the browser.
            Spent = true;
            throw;
        }
    }

    private async Task DiscardAsync(ChromiumPage page)
    {
        if (!await page.TryCloseAsync(CloseLimit)) Spent = true;
    }

    private async Task CloseAsync()
    {
        try
        {
            await browser.CloseAsync().WaitAsync(CloseLimit);
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            // Dead already, or deaf: the driver, which goes next, takes it along.
        }

        driver.Dispose();
    }

    private static long Weigh(int process)
    {
        try
        {
            return File.ReadLines($"/proc/{process}/status")
                .Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal) || line.StartsWith("RssShmem:", StringComparison.Ordinal))
                .Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
