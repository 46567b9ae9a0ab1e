using System.Reflection;
using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.House;
using Broker.Tests.Workshop;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;

namespace Broker.Tests.Journeys;

/// <summary>Addresses written by hand: persons of other clients, signed in, and nobody at all ask for what is another's.</summary>
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

        foreach (var (person, own) in new[] { (Cast.Camille, Cast.Morel.Id), (Cast.Marc, Cast.Pelissier.Id), (Cast.Emma, Cast.Hartwell.Id) }) await CrawlAsync(await OnAPhoneAsync(person), own, file);
        await CrawlAsync(await StrangerAsync(), Cast.Morel.Id, file);
    }

    private async Task CrawlAsync(IPage phone, Guid own, string file)
    {
        var missing = (await AnswerAsync(phone, $"/files/{Guid.NewGuid()}?space={own}")).Status;
        var addresses = Addresses(file, own).ToList();
        Assert.True(addresses.Count > 80, "The addresses were not found.");
        foreach (var address in addresses)
        {
            var (status, text) = await AnswerAsync(phone, address);
            Assert.False(text.Contains("Rivelaine", StringComparison.Ordinal), address);
            if (address.StartsWith("/files/", StringComparison.Ordinal)) Assert.True(missing == status, address);
        }
    }

    /// <summary>Every page and every address that is none, from the table of routes, made out to what is Rivelaine's; each of a space, as if it were one's own, too.</summary>
    private static IEnumerable<string> Addresses(string file, Guid own)
    {
        var pages = typeof(Program).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template);
        var others = EndpointTests.Mapped().Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false).Select(e => $"/{e.RoutePattern.RawText!.TrimStart('/')}");
        foreach (var template in pages.Concat(others).Distinct().Where(t => t is not "/account/sign-out"))
        {
            var address = Parameter().Replace(template, p => p.Groups[1].Value switch
            {
                "ClientId" => Cast.Rivelaine.Id.ToString(), "ContractId" => Cast.Fleet.Id.ToString(), "Token" => new string('0', 64), _ => file,
            });
            yield return address;
            if (address.Contains(Cast.Rivelaine.Id.ToString(), StringComparison.Ordinal)) yield return address.Replace(Cast.Rivelaine.Id.ToString(), own.ToString(), StringComparison.Ordinal);
            if (!address.StartsWith($"/files/{file}", StringComparison.Ordinal)) continue;
            foreach (var space in new[] { own, Cast.Rivelaine.Id }) yield return $"{address}?view=true&space={space}";
        }
    }

    [GeneratedRegex("[{]([A-Za-z]+)[^}]*[}]")]
    private static partial Regex Parameter();

    /// <summary>As a browser follows it, without the circuit: what the server itself sends.</summary>
    private async Task<(int Status, string Text)> AnswerAsync(IPage page, string address)
    {
        var answer = await page.Context.APIRequest.GetAsync(At(address));
        return (answer.Status, await answer.TextAsync());
    }

    [GeneratedRegex("/files/([0-9a-f-]{36})")]
    private static partial Regex FileId();
}
