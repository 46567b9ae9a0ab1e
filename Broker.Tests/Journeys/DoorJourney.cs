using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

/// <summary>Coming in with a telephone, whose browser may be closed while its owner reads the mail.</summary>
public sealed class DoorJourney(PortalHost portal) : Journey(portal)
{
    private readonly PortalHost portal = portal;

    [BrowserFact, Rule("IND-20"), Rule("IND-22")]
    public async Task A_code_is_asked_for_the_browser_closed_and_the_code_typed_in_the_browser_opened_again()
    {
        var phone = await AtTheDoorAsync();
        await phone.GotoAsync(At("/account/sign-in"));
        await phone.ClickAsync("a[href^='/account/code']");
        // The address is where one types at once; Enter sends.
        await Expect(phone.Locator("input[type=email]")).ToBeFocusedAsync();
        await phone.Keyboard.TypeAsync(Cast.Camille.Email);
        await phone.Keyboard.PressAsync("Enter");
        await Expect(phone.GetByText("un code vient d’y être envoyé")).ToBeVisibleAsync();
        var code = CodeIn(await portal.MailToAsync(Cast.Camille.Email, mail => CodeIn(mail) != ""));
        var kept = await phone.Context.StorageStateAsync();
        await phone.Context.CloseAsync();

        var again = await AtTheDoorAsync(kept);
        await again.GotoAsync(At("/account/sign-in"));
        await again.ClickAsync("a[href='/account/code/enter']");
        await again.FillAsync("input[inputmode=numeric]", "00000" == code ? "00001" : "00000");
        await again.ClickAsync("button.primary");
        await Expect(again.GetByText("n’est pas, ou n’est plus, valable")).ToBeVisibleAsync();
        await again.FillAsync("input[inputmode=numeric]", code);
        await again.Keyboard.PressAsync("Enter");
        await IsAtAsync(again, "/space/");
    }

    [BrowserFact, Rule("D-25")]
    public async Task A_forgotten_password_is_renewed_by_the_link_and_the_screens_open_elsewhere_go_back_to_the_door()
    {
        var elsewhere = await AtADeskAsync(Cast.Luc);
        await IsAtAsync(elsewhere, "/space/");
        await Expect(elsewhere.Locator("h1")).ToBeVisibleAsync();

        var phone = await AtTheDoorAsync();
        await phone.GotoAsync(At("/account/forgotten"));
        await phone.FillAsync("input[type=email]", Cast.Luc.Email);
        await phone.ClickAsync("button.primary");
        var link = LinkIn(await portal.MailToAsync(Cast.Luc.Email, mail => LinkIn(mail).Contains("/reset/")));
        await PlainBrowser.ScanAsync(portal.Address, link);
        await phone.GotoAsync(link);
        await phone.FillAsync("input[type=password]", Cast.Password);
        await phone.ClickAsync("button.primary");
        await Expect(phone.GetByText("Votre nouveau mot de passe est enregistré")).ToBeVisibleAsync();

        await IsAtAsync(elsewhere, "/account/sign-in");
    }

    [BrowserFact, Rule("D-21")]
    public async Task A_passkey_is_added_and_lets_in_by_itself()
    {
        var page = await AtTheDoorAsync();
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        // Passkeys belong to a name: an address in figures has none.
        var door = $"http://localhost:{portal.Address.Port}";
        await page.GotoAsync($"{door}/account/sign-in");
        await page.FillAsync("input[type=email]", Cast.Camille.Email);
        await page.FillAsync("input[type=password]", Cast.Password);
        await page.ClickAsync("button.primary");
        await IsAtAsync(page, "/space/");
        await page.GotoAsync($"{door}/account/security");
        await page.FillAsync("#passkey-name", "Mon téléphone");
        await page.FillAsync("#passkey-password", Cast.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une clé d’accès" }).ClickAsync();
        await Expect(page.GetByText("Mon téléphone")).ToBeVisibleAsync();

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync($"{door}/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await IsAtAsync(page, "/space/");
    }

    [BrowserFact, Rule("R-EXT-03"), Rule("D-24")]
    public async Task A_prospect_confirms_the_address_waits_for_the_firm_and_comes_in_once_it_has_said_yes()
    {
        var desk = await AtADeskAsync(Cast.Helene);
        await SwitchAsync(desk);
        var phone = await AtTheDoorAsync();
        await phone.GotoAsync(At("/account/register"));
        await phone.FillAsync("[autocomplete=given-name]", "Lise");
        await phone.FillAsync("[autocomplete=family-name]", "Thévenet");
        await phone.FillAsync("input[type=email]", "lise@thevenet.example");
        await phone.ClickAsync("button.primary");
        var link = LinkIn(await portal.MailToAsync("lise@thevenet.example", mail => LinkIn(mail).Contains("/register/")));

        await PlainBrowser.ScanAsync(portal.Address, link);
        // While one may register: whoever has an account already, or had one, reads the same as a stranger.
        var stranger = await RegisterAsync("personne@nulle-part.example");
        Assert.Contains("mail", stranger);
        foreach (var email in new[] { Cast.Gilles.Email, Cast.Oliver.Email, Cast.Sabine.Email, Cast.Denis.Email, "bastien@tilleuls.example" }) Assert.Equal(stranger, await RegisterAsync(email));

        await phone.GotoAsync(link);
        await phone.FillAsync("input[type=password]", "orage-lampadaire-42");
        await phone.ClickAsync("button.primary");
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "En attente d’activation" })).ToBeVisibleAsync();

        await desk.GotoAsync(At("/tasks?whose=all&validations=true"));
        await desk.GetByText("Valider le premier accès à l’extranet : Lise Thévenet").First.ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Admettre" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Button, new() { Name = "Admettre" })).Not.ToBeVisibleAsync();

        await phone.GetByText("Vérifier maintenant").ClickAsync();
        await IsAtAsync(phone, "/space/");
        await SwitchAsync(desk);
    }

    private async Task<string> RegisterAsync(string email)
    {
        using var browser = new PlainBrowser(portal.Address, "127.9.7.1");
        return await browser.ToldAsync(await browser.FillAsync("/account/register", "register", ("FirstName", "Rose"), ("LastName", "Tavel"), ("Email", email)), email);
    }

    /// <summary>Registration and validation of first logins: on, then off again.</summary>
    private async Task SwitchAsync(IPage desk)
    {
        await desk.GotoAsync(At("/settings/extranet"));
        foreach (var feature in new[] { "Autoriser les prospects à se créer un compte", "Valider les premières connexions" })
        {
            var change = desk.Locator("label.switch", new() { HasText = feature }).Locator("input");
            var on = await change.IsCheckedAsync();
            await change.ClickAsync();
            await Expect(change).ToBeCheckedAsync(new() { Checked = !on });
        }
    }

    private static string CodeIn(string mail) => Regex.Match(mail, @"\b[0-9]{5}\b").Value;

    private static string LinkIn(string mail) => Regex.Match(mail, @"http://127\.0\.0\.1:[0-9]+/account/[a-z]+/[0-9a-f]{64}").Value;
}
