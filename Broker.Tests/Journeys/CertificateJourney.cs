using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class CertificateJourney(PortalHost portal) : Journey(portal)
{
    private static string Contract => $"/space/{Cast.Rivelaine.Id}/contracts/{Cast.Liability.Id}";

    [BrowserFact]
    public async Task A_client_on_a_phone_gets_the_PDF_without_reloading()
    {
        var phone = await OnAPhoneAsync(Cast.Nadege);
        await phone.GotoAsync(At(Contract + "?tab=documents"));
        await phone.GetByRole(AriaRole.Link, new() { Name = "Demander une attestation" }).ClickAsync();
        await phone.GetByText(DemoTemplates.Event).ClickAsync();
        await phone.FillAsync("#asked-motif", "Salon <b>du</b> transport {{client.name}}");
        await phone.FillAsync("#asked-date_debut", "2030-03-12");
        await phone.FillAsync("#asked-date_fin", "2030-03-14");
        await phone.FillAsync("#asked-lieu", "Halle des Docks");
        await phone.EvaluateAsync("window.stayed = true");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer la demande" }).DblClickAsync();

        var ready = phone.Locator("[id^=request-] a[download]");
        await Expect(ready).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(ready).ToHaveCountAsync(1);
        Assert.True(await phone.EvaluateAsync<bool>("window.stayed"));

        var text = await TextOfAsync(await phone.RunAndWaitForDownloadAsync(() => ready.ClickAsync()));
        Assert.Contains("Salon <b>du</b> transport {{client.name}}", text);
        Assert.Contains(Cast.Rivelaine.Name, text);
        Assert.Contains(Cast.Firm.Name, text);
    }

    [BrowserFact, Rule("D-38")]
    public async Task Anybody_with_the_code_of_the_paper_sees_whether_it_is_valid()
    {
        var phone = await OnAPhoneAsync(Cast.Emma);
        await phone.GotoAsync(At($"/space/{Cast.Hartwell.Id}/contracts/{Cast.RobotsLiability.Id}/certificate"));
        await phone.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();
        var ready = phone.Locator("[id^=request-] a[download]").First;
        await Expect(ready).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var text = await TextOfAsync(await phone.RunAndWaitForDownloadAsync(() => ready.ClickAsync()));
        var code = System.Text.RegularExpressions.Regex.Match(text, "[0-9A-HJKMNP-TV-Z]{16}").Value;

        await phone.Context.ClearCookiesAsync();
        await phone.GotoAsync(At("/verify"));
        await phone.GetByLabel("Verification code").FillAsync(code[..8].ToLowerInvariant() + " " + code[8..]);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Expect(phone.Locator(".verdict.good")).ToBeVisibleAsync();
        await Expect(phone.Locator("dl")).ToContainTextAsync(Cast.Hartwell.Name);

        await phone.GotoAsync(At("/verify/0000000000000000"));
        await Expect(phone.Locator(".verdict.bad")).ToContainTextAsync("Unknown code");
    }

    private static async Task<string> TextOfAsync(IDownload download)
    {
        var file = Path.GetTempFileName();
        try
        {
            await download.SaveAsAsync(file);
            using var reading = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true })!;
            return await reading.StandardOutput.ReadToEndAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }
}
