using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;

namespace Broker.Tests.Journeys;

using static Assertions;

/// <summary>What a client sends from a phone, and the firm that has their record open.</summary>
public sealed class SpaceFormsJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact, Rule("R-CLM-05"), Rule("IND-12")]
    public async Task A_claim_begun_on_a_phone_and_left_is_found_again_with_its_photo_sent_and_seen_at_the_firm_at_once()
    {
        var space = $"/space/{Cast.Morel.Id}";
        var phone = await OnAPhoneAsync(Cast.Camille);
        await phone.GotoAsync(At($"{space}/claims/new?contract={Cast.Car.Id}"));
        // Kept at the first pause, without one's having left the field.
        await phone.GetByLabel("Où ?").FillAsync("Parking du marché");
        await Expect(phone.GetByText("Brouillon enregistré")).ToBeVisibleAsync();
        await phone.GetByLabel("Jour").FillAsync(TimeProvider.System.GetUtcNow().AddDays(-2).ToString("yyyy-MM-dd"));
        await phone.Locator(".choices .choice").First.ClickAsync();
        await AddAsync(phone, "Aile gauche.jpg", await PhotoAsync(phone, "#2f6f9f"));
        await Expect(phone.Locator("fieldset .rows").GetByText("Aile gauche.jpg")).ToBeVisibleAsync();
        var kept = await phone.Context.StorageStateAsync();
        await phone.Context.CloseAsync();

        var desk = await AtADeskAsync(Cast.Theo);
        await desk.GotoAsync(At($"/clients/{Cast.Morel.Id}?tab=claims"));
        await Expect(desk.GetByRole(AriaRole.Button, new() { Name = "Déclarer un sinistre" })).ToBeVisibleAsync();
        await StayAsync(desk);

        phone = await AtTheDoorAsync(kept);
        await phone.GotoAsync(At($"{space}/claims/new"));
        await Expect(phone.GetByText("Nous avons gardé ce que vous aviez commencé")).ToBeVisibleAsync();
        await Expect(phone.GetByLabel("Où ?")).ToHaveValueAsync("Parking du marché");
        await Expect(phone.GetByText("Aile gauche.jpg")).ToBeVisibleAsync();
        await AddAsync(phone, "Pare-chocs.jpg", await PhotoAsync(phone, "#b5502a"));
        await Expect(phone.Locator("fieldset:has([data-bring]) .rows b")).ToHaveTextAsync(["Aile gauche.jpg", "Pare-chocs.jpg"]);
        await phone.GetByLabel("Racontez ce qui s’est passé").FillAsync("Accrochée en stationnement.");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer la déclaration" }).ClickAsync();
        await Expect(phone.Locator("a.row img")).ToHaveCountAsync(2);
        await phone.Locator("a.row img").First.ScrollIntoViewIfNeededAsync();
        await phone.WaitForFunctionAsync("[...document.querySelectorAll('a.row img')].every(photo => photo.naturalWidth === 64)");

        var row = desk.GetByRole(AriaRole.Link, new() { Name = "SIN-" }).First;
        await Expect(desk.GetByText("Pré-déclaré").First).ToBeVisibleAsync();
        Assert.True(await StayedAsync(desk));
        await row.ClickAsync();
        await Expect(desk.Locator("a.name img")).ToHaveCountAsync(2);
        await desk.Locator("a.name img").First.ScrollIntoViewIfNeededAsync();
        await desk.WaitForFunctionAsync("[...document.querySelectorAll('a.name img')].every(photo => photo.naturalWidth === 64)");
        await StayAsync(desk);

        // Told already: what one adds now is a document of that claim.
        await AddAsync(phone, "Devis du garage.pdf", "%PDF-1.7 devis"u8.ToArray());
        await Expect(desk.GetByText("Devis du garage.pdf")).ToBeVisibleAsync();
        await Expect(phone.Locator("a.row[download]", new() { HasText = "Devis du garage" })).ToBeVisibleAsync();
        Assert.True(await StayedAsync(desk));

        await phone.GotoAsync(At($"{space}/quotes/new"));
        await phone.GetByText("Litiges et défense").ClickAsync();
        await phone.GetByLabel("Un message pour votre interlocuteur ?").FillAsync("Pour mon ancien bailleur.");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer la demande" }).ClickAsync();
        await Expect(phone.GetByText("Pour mon ancien bailleur.")).ToBeVisibleAsync();
        await Expect(phone).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/quotes/[0-9a-f-]{36}$"));
    }

    private static Task AddAsync(IPage page, string name, byte[] content) =>
        page.Locator(".drop input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });

    /// <summary>A real one, as a camera would make it.</summary>
    private static async Task<byte[]> PhotoAsync(IPage page, string colour) => Convert.FromBase64String(await page.EvaluateAsync<string>("""
        colour => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 }), brush = canvas.getContext('2d');
          brush.fillStyle = colour; brush.fillRect(0, 0, 64, 48); brush.fillStyle = 'white'; brush.fillRect(8, 8, 20, 12);
          return canvas.toDataURL('image/jpeg').split(',')[1];
        }
        """, colour));
}
