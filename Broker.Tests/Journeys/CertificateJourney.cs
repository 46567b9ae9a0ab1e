using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class CertificateJourney(PortalHost portal) : Journey(portal)
{
    private static string Contract => $"/space/{Cast.Rivelaine.Id}/contracts/{Cast.Liability.Id}";

    [BrowserFact]
    public async Task A_client_on_a_phone_gets_the_PDF_and_the_broker_sees_it_come_both_without_reloading()
    {
        var history = await AtADeskAsync(Cast.Theo);
        await history.GotoAsync(At($"/clients/{Cast.Rivelaine.Id}"));
        var documents = await AlsoAtAsync(history, $"/clients/{Cast.Rivelaine.Id}?tab=communication");
        await Expect(history.GetByRole(AriaRole.Heading, new() { Name = "Événements" })).ToBeVisibleAsync();
        await Expect(documents.GetByRole(AriaRole.Heading, new() { Name = "Documents" })).ToBeVisibleAsync();
        await Task.WhenAll(StayAsync(history), StayAsync(documents));

        var phone = await OnAPhoneAsync(Cast.Nadege);
        await phone.GotoAsync(At(Contract + "?tab=documents"));
        await phone.GetByRole(AriaRole.Link, new() { Name = "Demander une attestation" }).ClickAsync();
        await phone.GetByText(DemoTemplates.Event).ClickAsync();
        await phone.FillAsync("#asked-motif", "Salon <b>du</b> transport {{client.name}}");
        await phone.FillAsync("#asked-date_debut", "2030-03-12");
        await phone.FillAsync("#asked-date_fin", "2030-03-14");
        await phone.FillAsync("#asked-lieu", "Halle des Docks");
        await phone.FillAsync("#asked-precisions", string.Join(' ', Enumerable.Range(1, 90).Select(i => $"précision-{i}")));
        var seen = await SeenAsync(phone);
        await StayAsync(phone);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer la demande" }).DblClickAsync();

        // Other certificates may have been asked for this contract; of this one there is one, pressed twice or not.
        var ready = phone.Locator("[id^=request-]").Filter(new() { HasText = DemoTemplates.Event }).Locator("a[download]");
        await Expect(ready).ToBeVisibleAsync();
        await Expect(ready).ToHaveCountAsync(1);
        var number = (await ready.Locator(".row-body > .small").First.InnerTextAsync()).Split(' ')[0];
        await Expect(history.Locator(".timeline")).ToContainTextAsync($"Attestation {number} délivrée : {DemoTemplates.Event}");
        await Expect(documents.GetByRole(AriaRole.Row).Filter(new() { HasText = $"{number}.pdf" })).ToContainTextAsync("Partagé");
        Assert.True(await StayedAsync(phone) && await StayedAsync(history) && await StayedAsync(documents));

        var text = await TextOfAsync(await phone.RunAndWaitForDownloadAsync(() => ready.ClickAsync()));
        Assert.Contains("Salon <b>du</b> transport {{client.name}}", text);
        Assert.Contains(Cast.Rivelaine.Name, text);
        Assert.Contains(Cast.Firm.Name, text);
        AreAlike(seen, text);
    }

    /// <summary>The preview as it stands once it holds all that was typed: what of it is markup shows as it was typed, and the field one is in is marked.</summary>
    private static async Task<string[][]> SeenAsync(IPage phone)
    {
        var sheet = phone.FrameLocator("page-preview iframe").Locator("#pages");
        await Expect(sheet).ToContainTextAsync("précision-90");
        await Expect(sheet).ToContainTextAsync("Salon <b>du</b> transport {{client.name}}");
        await Expect(sheet).ToContainTextAsync("du 12 mars 2030 au 14 mars 2030");
        await Expect(sheet.Locator(".now").First).ToContainTextAsync("précision-1");
        return await (await (await phone.QuerySelectorAsync("page-preview iframe"))!.ContentFrameAsync())!.EvaluateAsync<string[][]>(PreviewSheetTests.Lines);
    }

    /// <summary>Each line of each page seen stands in one line of that page on paper; number and code alone are others.</summary>
    private static void AreAlike(string[][] seen, string text)
    {
        var paper = text.TrimEnd('\f').Split('\f');
        Assert.Equal(paper.Length, seen.Length);
        foreach (var (lines, page) in seen.Zip(paper.Select(p => p.Split('\n').Select(Close).ToList())))
        {
            Assert.True(lines.Length > 5, "the lines were not found");
            foreach (var line in lines.Select(Close).Where(line => !line.Contains("AT-", StringComparison.Ordinal) && !line.Contains(new string('0', 16), StringComparison.Ordinal)))
                Assert.True(page.Exists(p => p.Contains(line, StringComparison.Ordinal)), $"On paper no line holds {line}:\n{text}");
        }

        static string Close(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c)));
    }

    [BrowserFact, Rule("D-38")]
    public async Task Anybody_with_the_code_of_the_paper_sees_whether_it_is_valid()
    {
        var phone = await OnAPhoneAsync(Cast.Emma);
        await phone.GotoAsync(At($"/space/{Cast.Hartwell.Id}/contracts/{Cast.RobotsLiability.Id}/certificate"));
        await phone.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();
        var ready = phone.Locator("[id^=request-] a[download]").First;
        await Expect(ready).ToBeVisibleAsync();
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
