using Broker.Core.Demo;
using Broker.Tests.Workshop;
using static Microsoft.Playwright.Assertions;
using AriaRole = Microsoft.Playwright.AriaRole;

namespace Broker.Tests.Journeys;

/// <summary>A portal of its own, whose printer does not start before it is allowed to: so it is killed while it prepares, never before or after.</summary>
public sealed class InterruptionJourney() : Journey(new PortalHost { Printer = Printer })
{
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("printer-");
    private static readonly string Printer = Path.Combine(Folder.FullName, "chromium");
    private static readonly string Allowed = Path.Combine(Folder.FullName, "allowed");

    public override async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Printer, $"""
            #!/bin/sh
            while [ ! -e '{Allowed}' ]; do sleep 0.1; done
            exec '{Chromium.Path}' "$@"

            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Printer, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await Portal.InitializeAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Portal.DisposeAsync();
        Folder.Delete(recursive: true);
    }

    [BrowserFact]
    public async Task A_request_cut_by_a_kill_is_finished_once_after_the_restart()
    {
        var phone = await OnAPhoneAsync(Cast.Emma);
        await phone.GotoAsync(At($"/space/{Cast.Hartwell.Id}/contracts/{Cast.RobotsLiability.Id}/certificate"));
        await phone.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();
        var requests = phone.Locator("[id^=request-]");
        await Expect(requests).ToHaveCountAsync(1);
        await Expect(requests).ToContainTextAsync("Being prepared");

        await Portal.KillAsync();
        await File.WriteAllTextAsync(Allowed, "");
        await Portal.OpenAsync();

        // The client touches nothing: the screen finds the portal again by itself.
        await Expect(requests.Locator("a[download]")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await Expect(requests).ToHaveCountAsync(1);
        await phone.GotoAsync(At($"/space/{Cast.Hartwell.Id}/documents"));
        await Expect(phone.Locator("a[download]")).ToHaveCountAsync(1);
    }
}
