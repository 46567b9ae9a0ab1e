using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class ValidationJourney(PortalHost portal) : Journey(portal)
{
    private const string Subject = "Relire avant l’envoi au client";
    private const string Reason = "Le four neuf n’est pas encore déclaré : appelez-nous.";

    /// <summary>What else Théo has to do in the demo firm.</summary>
    private int others;

    /// <summary>Certificates the client has had before.</summary>
    private int had;

    [BrowserFact, Rule("R-CERT-15"), Rule("R-CERT-16"), Rule("R-CERT-17"), Rule("R-CERT-18"), Rule("R-CERT-19")]
    public async Task A_held_request_reaches_the_broker_live_and_the_decision_reaches_the_client_live()
    {
        var settings = await AtADeskAsync(Cast.Helene);
        await AskForValidationAsync(settings);
        try
        {
            var desk = await AtADeskAsync(Cast.Theo);
            var phone = await OnAPhoneAsync(Cast.Marc);
            await RefuseAsync(desk, phone);
            await ValidateAsync(desk, phone);
        }
        finally
        {
            await settings.GetByRole(AriaRole.Button, new() { Name = $"Supprimer « {Subject} »" }).ClickAsync();
            await settings.GetByRole(AriaRole.Button, new() { Name = "Supprimer", Exact = true }).ClickAsync();
            await Expect(settings.GetByRole(AriaRole.Row).Filter(new() { HasText = Subject })).ToHaveCountAsync(0);
        }
    }

    private async Task AskForValidationAsync(IPage page)
    {
        await page.GotoAsync(At("/settings/work"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Nouveau modèle de tâche" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("#SaveTaskTemplate-Subject").FillAsync(Subject);
        await dialog.Locator("#SaveTaskTemplate-Kind").SelectOptionAsync("Validation (action extranet)");
        await dialog.Locator("#SaveTaskTemplate-Trigger").SelectOptionAsync("Demande d’attestation depuis l’extranet client");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("Choisissez au moins un destinataire");
        await dialog.GetByLabel(Cast.Theo.FullName).CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = Subject })).ToContainTextAsync(Cast.Theo.FullName);
    }

    private async Task RefuseAsync(IPage desk, IPage phone)
    {
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await StayAsync(desk);
        await Expect(Waiting(desk)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9]+$"));
        others = int.Parse(await Waiting(desk).TextContentAsync() ?? "", System.Globalization.CultureInfo.InvariantCulture);
        await RequestAsync(phone);
        had = await Ready(phone).CountAsync();
        await Expect(Waiting(desk)).ToHaveTextAsync($"{others + 1}");
        Assert.True(await StayedAsync(desk));

        var document = await OpenTaskAsync(desk);
        var faults = await Accessibility.FaultsAsync(desk);
        Assert.True(faults.Length == 0, faults);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Refuser", Exact = true }).ClickAsync();
        await desk.GetByLabel("Motif du refus").FillAsync(Reason);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Refuser et détruire" }).ClickAsync();
        await Expect(desk.GetByText("Document détruit")).ToBeVisibleAsync();
        await Expect(Waiting(desk)).ToHaveTextAsync($"{others}");

        await Expect(phone.GetByText($"Votre cabinet dit : « {Reason} »")).ToBeVisibleAsync();
        await Expect(Ready(phone)).ToHaveCountAsync(had);
        Assert.True(await StayedAsync(phone));
        Assert.Equal(404, (await desk.APIRequest.GetAsync(document)).Status);
    }

    private async Task ValidateAsync(IPage desk, IPage phone)
    {
        await RequestAsync(phone);
        await Expect(Waiting(desk)).ToHaveTextAsync($"{others + 1}");
        await OpenTaskAsync(desk);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Valider", Exact = true }).ClickAsync();
        await Expect(desk.GetByText("le document est partagé avec le client")).ToBeVisibleAsync();

        await Expect(Ready(phone)).ToHaveCountAsync(had + 1);
        Assert.True(await StayedAsync(phone));
        var download = await phone.RunAndWaitForDownloadAsync(() => Ready(phone).First.ClickAsync());
        Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);
    }

    private async Task RequestAsync(IPage phone)
    {
        await phone.GotoAsync(At($"/space/{Cast.Pelissier.Id}/contracts/{Cast.Bakery.Id}?tab=documents"));
        await phone.GetByRole(AriaRole.Link, new() { Name = "Demander une attestation" }).ClickAsync();
        await Expect(phone.GetByText("Votre cabinet vérifie chaque demande avant de vous envoyer le PDF.")).ToBeVisibleAsync();
        await StayAsync(phone);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer la demande" }).ClickAsync();
        await Expect(phone.GetByText("Transmise à votre cabinet")).ToBeVisibleAsync();
    }

    /// <returns>The address of the document to decide about.</returns>
    private async Task<string> OpenTaskAsync(IPage desk)
    {
        await Rail(desk).ClickAsync();
        await desk.GetByRole(AriaRole.Row).Filter(new() { HasText = Cast.Pelissier.Name }).GetByRole(AriaRole.Link, new() { Name = Subject }).ClickAsync();
        var document = At((await desk.GetByTitle("Document à valider").GetAttributeAsync("src"))!);
        var shown = await desk.APIRequest.GetAsync(document);
        Assert.Equal("application/pdf", shown.Headers["content-type"]);
        return document;
    }

    private static ILocator Rail(IPage desk) => desk.GetByRole(AriaRole.Navigation, new() { Name = "Navigation principale" }).GetByRole(AriaRole.Link, new() { Name = "Tâches" });

    private static ILocator Waiting(IPage desk) => Rail(desk).Locator(".count");

    private static ILocator Ready(IPage phone) => phone.Locator("[id^=request-] a[download]");
}
