using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;

namespace Broker.Tests.Journeys;

/// <summary>Addresses written by hand: a client's person, signed in, asks for what is another's.</summary>
public sealed partial class CrawlJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact, Rule("IND-09")]
    public async Task No_address_of_the_portal_gives_a_client_what_is_another_s()
    {
        var desk = await AtADeskAsync(Cast.Theo);
        await desk.GotoAsync(At($"/clients/{Cast.Rivelaine.Id}?tab=communication"));
        await desk.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }).ClickAsync();
        var dialog = desk.GetByRole(AriaRole.Dialog);
        await dialog.Locator("input[name=share]").CheckAsync();
        await dialog.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "avis-rivelaine.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() });
        await dialog.Locator("button[type=submit]").ClickAsync();
        var link = desk.GetByRole(AriaRole.Link, new() { Name = "avis-rivelaine.pdf" });
        var file = FileId().Match(await link.GetAttributeAsync("href") ?? "").Groups[1].Value;
        Assert.NotEqual("", file);

        var camille = await OnAPhoneAsync(Cast.Camille);
        var never = Guid.NewGuid().ToString();
        var mine = (await AnswerAsync(camille, $"/files/{never}?space={Cast.Morel.Id}")).Status;
        foreach (var address in new[]
        {
            $"/files/{file}", $"/files/{file}?space={Cast.Morel.Id}", $"/files/{file}?space={Cast.Rivelaine.Id}", $"/files/{file}?view=true&space={Cast.Rivelaine.Id}",
            $"/jobs/{file}/file", $"/jobs/{file}/refusals", $"/clients/{Cast.Rivelaine.Id}", $"/clients/{Cast.Rivelaine.Id}/access", $"/clients/{Cast.Rivelaine.Id}/contracts/{Cast.Fleet.Id}",
            $"/space/{Cast.Rivelaine.Id}", $"/space/{Cast.Rivelaine.Id}/people", $"/space/{Cast.Rivelaine.Id}/contracts/{Cast.Fleet.Id}", $"/space/{Cast.Morel.Id}/contracts/{Cast.Fleet.Id}",
            "/clients", "/contracts", "/claims", "/quotes", "/receipts", "/receipts/payments", "/tasks", "/actions", "/dashboard", "/settings", "/jobs", "/mails",
        })
        {
            var (status, text) = await AnswerAsync(camille, address);
            Assert.DoesNotContain("Rivelaine", text);
            if (address.StartsWith("/files/", StringComparison.Ordinal)) Assert.Equal(mine, status);
        }
    }

    /// <summary>As a browser follows it, without the circuit: what the server itself sends.</summary>
    private async Task<(int Status, string Text)> AnswerAsync(IPage page, string address)
    {
        var answer = await page.Context.APIRequest.GetAsync(At(address));
        return (answer.Status, await answer.TextAsync());
    }

    [GeneratedRegex("/files/([0-9a-f-]{36})")]
    private static partial Regex FileId();
}
