using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class IdentityJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact, Rule("D-15")]
    public async Task Of_two_brokers_on_one_record_the_second_chooses_and_both_see_the_outcome()
    {
        var theo = await AtADeskAsync(Cast.Theo);
        await theo.GotoAsync(At($"/clients/{Cast.Kervadec.Id}/edit"));
        var helene = await AtADeskAsync(Cast.Helene);
        await helene.GotoAsync(At($"/clients/{Cast.Kervadec.Id}/edit"));
        await theo.GetByLabel("Téléphone", new() { Exact = true }).FillAsync("02 00 55 11 11");
        await theo.GetByLabel("Code NAF").FillAsync("1623z");

        await helene.GetByLabel("Téléphone", new() { Exact = true }).FillAsync("02 00 55 22 22");
        await helene.GetByLabel("Ville", new() { Exact = true }).FillAsync("Kerlouvan");
        await helene.GetByRole(AriaRole.Button, new() { Name = "Enregistrer", Exact = true }).ClickAsync();
        await Expect(helene.GetByText("Kerlouvan").First).ToBeVisibleAsync();
        await StayAsync(helene);

        // Théo is told while he types, and loses nothing of it.
        await Expect(theo.GetByText("Cette fiche a été modifiée pendant votre saisie.")).ToBeVisibleAsync();
        await Expect(theo.GetByLabel("Téléphone", new() { Exact = true })).ToHaveValueAsync("02 00 55 11 11");
        await theo.GetByRole(AriaRole.Button, new() { Name = "Enregistrer", Exact = true }).ClickAsync();
        await Expect(theo.GetByText("Hélène Marceau").First).ToBeVisibleAsync();
        await theo.GetByText("02 00 55 11 11").First.ClickAsync();
        await theo.GetByRole(AriaRole.Button, new() { Name = "Enregistrer ces choix" }).ClickAsync();

        foreach (var page in new[] { theo, helene })
        {
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "02 00 55 11 11" })).ToBeVisibleAsync();
            await Expect(page.GetByText("16.23Z")).ToBeVisibleAsync();
            await Expect(page.GetByText("Kerlouvan").First).ToBeVisibleAsync();
        }
        Assert.True(await StayedAsync(helene));
    }
}
