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

    private static readonly Lazy<Task<IBrowser>> Started = new(() => StartAsync(Chromium.Path)), Looking = new(() => StartAsync(Shell!));

    public static Task<IBrowser> Open => Started.Value;

    /// <summary>For who only looks: Chromium without windows where it is at hand, half as long on the same pages, or else the one of all.</summary>
    public static Task<IBrowser> ForLooks => Shell is null ? Started.Value : Looking.Value;

    private static string? Shell => Environment.GetEnvironmentVariable("BROKER_CHROMIUM_SHELL") is { Length: > 0 } path ? path : null;

    private static async Task<IBrowser> StartAsync(string executable)
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        // The driver ends with the browser when this process does.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Switches });
    }
}
