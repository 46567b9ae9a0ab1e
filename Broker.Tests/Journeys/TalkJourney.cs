using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class TalkJourney(PortalHost portal) : Journey(portal)
{
    private static readonly string Client = $"/clients/{Cast.Hartwell.Id}";

    [BrowserFact]
    public async Task One_writes_to_a_client_and_the_others_record_shows_mail_and_history_by_itself()
    {
        var history = await AtADeskAsync(Cast.Theo);
        await history.GotoAsync(At(Client));
        await Expect(history.Locator(".timeline")).ToBeVisibleAsync();
        await StayAsync(history);

        var writer = await AtADeskAsync(Cast.Ines);
        await writer.GotoAsync(At($"{Client}/messages/new"));
        await writer.GetByLabel("Objet").FillAsync("Votre rendez-vous");
        await writer.Locator("#MessageInput-Body").FillAsync("Bonjour,\n\nÀ jeudi.");
        // A pause is enough: what is typed is kept.
        await Expect(writer.GetByText("Brouillon enregistré")).ToBeVisibleAsync();
        await writer.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await Expect(writer.GetByRole(AriaRole.Heading, new() { Name = "Votre rendez-vous" })).ToBeVisibleAsync();

        await Expect(history.Locator(".timeline li").Filter(new() { HasText = "Votre rendez-vous" })).ToBeVisibleAsync();
        await history.GetByRole(AriaRole.Link, new() { Name = "Écrire au client" }).HoverAsync();
        await Expect(history.Locator(".hovercard li").Filter(new() { HasText = "Votre rendez-vous" })).ToBeVisibleAsync();
        Assert.True(await StayedAsync(history));
    }

    [BrowserFact]
    public async Task One_sees_a_clients_space_as_its_contact_does_under_a_banner_and_comes_back()
    {
        var desk = await AtADeskAsync(Cast.Theo);
        await desk.GotoAsync(At(Client));
        await desk.Locator("details.menu summary.btn", new() { HasText = "Espace client" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Emma Hartwell" }).ClickAsync();
        await Expect(desk).ToHaveURLAsync(At($"/space/{Cast.Hartwell.Id}"));
        await Expect(desk.Locator(".banner.staff")).ToContainTextAsync("Emma Hartwell");
        await desk.GotoAsync(At($"/space/{Cast.Hartwell.Id}/documents"));
        await Expect(desk.Locator(".banner.staff")).ToBeVisibleAsync();

        await desk.GetByRole(AriaRole.Button, new() { Name = "Quitter la vue" }).ClickAsync();
        await Expect(desk).ToHaveURLAsync(At(Client));
        await desk.GotoAsync(At($"/space/{Cast.Hartwell.Id}"));
        await Expect(desk).ToHaveURLAsync(At("/dashboard"));
    }

    [BrowserFact]
    public async Task A_space_closed_by_the_firm_puts_its_people_out_at_once_and_the_way_back_keeps_the_lists_filters()
    {
        var phone = await OnAPhoneAsync(Cast.Odile);
        await Expect(phone).ToHaveURLAsync(At($"/space/{Cast.Tilleuls.Id}"));
        var desk = await AtADeskAsync(Cast.Theo);
        await desk.GotoAsync(At("/clients?q=Tilleuls"));
        await desk.GetByRole(AriaRole.Link, new() { Name = Cast.Tilleuls.Name }).ClickAsync();
        await desk.Locator("details.menu summary.btn", new() { HasText = "Espace client" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Fermer l’espace client…" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Fermer l’espace", Exact = true }).ClickAsync();
        await Expect(phone).ToHaveURLAsync(At("/account/choose"));
        await Expect(phone.GetByText("Votre accès a été fermé")).ToBeVisibleAsync();

        await desk.Locator("details.menu summary.btn", new() { HasText = "Espace client" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Ouvrir l’espace client…" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Ouvrir l’espace", Exact = true }).ClickAsync();
        await Expect(desk.Locator("details.menu summary.btn", new() { HasText = "Ouvert" })).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Retour à la liste des clients" }).ClickAsync();
        await Expect(desk).ToHaveURLAsync(new Regex("/clients\\?q=Tilleuls$"));
    }
}
