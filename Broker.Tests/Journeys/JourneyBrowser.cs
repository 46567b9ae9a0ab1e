using Broker.Tests.Workshop;
using Microsoft.Playwright;

namespace Broker.Tests.Journeys;

/// <summary>One browser for all journeys: each person has a context of their own in it, which is what keeps people apart; starting it for each test took longer than some tests.</summary>
public static class JourneyBrowser
{
    // Generous: on a busy machine several tests compile and print beside this one.
    private const float Patience = 30_000;

    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    public static Task<IBrowser> Open => Started.Value;

    /// <summary>Chromium without windows where it is at hand: the other draws its own tabs and buttons for nobody, which takes as long as our pages do.</summary>
    private static string Executable => Environment.GetEnvironmentVariable("BROKER_CHROMIUM_SHELL") is { Length: > 0 } path ? path : Chromium.Path;

    private static async Task<IBrowser> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        // The driver ends with the browser when this process does.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Switches });
    }
}
