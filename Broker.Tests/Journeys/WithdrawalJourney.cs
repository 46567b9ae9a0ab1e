using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

/// <summary>Somebody is asked in, comes with the keyboard alone, and loses rights while they work: what they may no longer do leaves their screen, and a forged press of it does nothing.</summary>
public sealed class WithdrawalJourney(PortalHost portal) : Journey(portal)
{
    private const string Email = "rose@tilleuls.example", Moved = "rose.tavel@tilleuls.example", Chosen = "orage-lampadaire-42";
    private static readonly string Space = $"/space/{Cast.Tilleuls.Id}";
    private readonly PortalHost portal = portal;

    [BrowserFact, Rule("R-EXT-02"), Rule("IND-14"), Rule("D-29")]
    public async Task Who_was_asked_in_comes_by_the_keyboard_alone_and_loses_on_the_open_screen_what_the_firm_takes_back()
    {
        var desk = await AtADeskAsync(Cast.Theo);
        await desk.GotoAsync(At($"/clients/{Cast.Tilleuls.Id}/access"));
        await desk.GetByRole(AriaRole.Button, new() { Name = "Créer un contact client" }).ClickAsync();
        await desk.Locator("#GiveAccess-FirstName").FillAsync("Rose");
        await desk.Locator("#GiveAccess-LastName").FillAsync("Tavel");
        await desk.Locator("#GiveAccess-Email").FillAsync(Email);
        await desk.Locator("dialog[open] .choice", new() { HasText = "Complet" }).Locator("input").CheckAsync();
        await desk.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Inviter" }).ClickAsync();
        var rose = await ComeAsync(await MailAsync(Email, "invitation"));

        await rose.GotoAsync(At($"{Space}/people"));
        await rose.GetByRole(AriaRole.Button, new() { Name = "Créer un contact client" }).ClickAsync();
        await rose.Locator("#GiveAccess-FirstName").FillAsync("Ugo");
        await rose.Locator("#GiveAccess-LastName").FillAsync("Bellin");
        // Sent without an address, and told so: from now on the press is known, and can be forged.
        await rose.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Inviter" }).ClickAsync();
        await Expect(rose.Locator("#GiveAccess-Email-error")).ToBeVisibleAsync();
        await rose.Locator("#GiveAccess-Email").FillAsync("ugo@tilleuls.example");
        await rose.Locator("#GiveAccess-Email").PressAsync("Tab");

        await desk.GetByRole(AriaRole.Button, new() { Name = "Modifier l’accès de Rose Tavel" }).ClickAsync();
        await desk.GetByRole(AriaRole.Radio, new() { Name = "Consultation Voit" }).CheckAsync();
        await desk.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(rose.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Expect(rose.GetByRole(AriaRole.Button, new() { Name = "Créer un contact client" })).ToHaveCountAsync(0);
        await ForgeAsync(rose);

        await rose.GotoAsync(At($"{Space}/details"));
        await rose.Locator("#ChangeOwnPerson-Email").FillAsync(Moved);
        await rose.Locator("form:has(#ChangeOwnPerson-Email) button").ClickAsync();
        var confirm = await MailAsync(Moved, "email");
        await PlainBrowser.ScanAsync(portal.Address, confirm);
        var other = await rose.Context.NewPageAsync();
        await other.GotoAsync(confirm);
        await other.ClickAsync("button.primary");
        await Expect(other.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync("Confirmer cette adresse");
        await Expect(rose.Locator("#ChangeOwnPerson-Email")).ToHaveValueAsync(Moved);

        await desk.GetByRole(AriaRole.Button, new() { Name = "Retirer l’accès de Rose Tavel" }).ClickAsync();
        await desk.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Retirer l’accès" }).ClickAsync();
        await IsAtAsync(rose, "/account/");
        await rose.GotoAsync(At(Space));
        await IsAtAsync(rose, "/account/sign-in");
        await Expect(desk.GetByText("Ugo Bellin")).ToHaveCountAsync(0);
    }

    /// <summary>By the link of the mail, which a scanner has looked at first; then Tab, letters and Enter.</summary>
    private async Task<IPage> ComeAsync(string link)
    {
        await PlainBrowser.ScanAsync(portal.Address, link);
        var rose = await StrangerAsync();
        await rose.AddInitScriptAsync(Recorder);
        await rose.GotoAsync(link);
        for (var i = 0; i < 12 && !await rose.EvaluateAsync<bool>("document.activeElement.type === 'password'"); i++) await rose.Keyboard.PressAsync("Tab");
        await rose.Keyboard.TypeAsync(Chosen);
        await rose.Keyboard.PressAsync("Enter");
        await IsAtAsync(rose, Space);
        return rose;
    }

    /// <summary>Keeps what the page sends when a form is submitted, to send it again later.</summary>
    private const string Recorder = """
        const send = WebSocket.prototype.send;
        WebSocket.prototype.send = function (frame) {
            const text = typeof frame === 'string' ? frame : new TextDecoder().decode(frame);
            if (text.includes('"submit"')) [window.line, window.pressed] = [this, frame];
            return send.call(this, frame);
        };
        """;

    /// <summary>The press once more, though its button is gone: whatever the server makes of it, it lets nobody in.</summary>
    private static async Task ForgeAsync(IPage page)
    {
        Assert.True(await page.EvaluateAsync<bool>("!!window.pressed && window.line.readyState === 1"));
        await page.EvaluateAsync("for (let i = 0; i < 3; i++) WebSocket.prototype.send.call(window.line, window.pressed)");
    }

    private async Task<string> MailAsync(string address, string page)
    {
        var link = new Regex($"http://127\\.0\\.0\\.1:[0-9]+/account/{page}/[0-9a-f]{{64}}");
        return link.Match(await portal.MailToAsync(address, link.IsMatch)).Value;
    }
}
