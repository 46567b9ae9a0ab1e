using Broker.Core.Clients;
using Broker.Portal.Features.Clients;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

[Trait("Kind", "Page")]
public sealed class ClientEditPageTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_beside_each_field_at_once()
    {
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ClientEditPage>("/clients/new", _ => { });
        await page.Find("#SaveClient-Siren").ChangeAsync("123456789");
        await page.Find("#SaveClient-Naf").ChangeAsync("abc");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".field.invalid .error").Count));
        Assert.Contains("Ce numéro SIREN n’existe pas", page.Find("#SaveClient-Siren-error").TextContent);
        Assert.Equal("true", page.Find("#SaveClient-Name").GetAttribute("aria-invalid"));
    }

    [Fact, Rule("R-CLI-04")]
    public async Task The_fields_follow_the_kind_and_what_was_typed_stays()
    {
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ClientEditPage>("/clients/new", _ => { });
        await page.Find("#SaveClient-Siren").ChangeAsync("732829320");
        await page.FindAll("input[type=radio]")[2].ChangeAsync("NaturalPerson");
        Assert.Empty(page.FindAll("#SaveClient-Siren"));
        await page.Find("#SaveClient-LastName").ChangeAsync("Azéma");
        await page.FindAll("input[type=radio]")[1].ChangeAsync("SelfEmployed");
        Assert.Equal("732829320", page.Find("#SaveClient-Siren").GetAttribute("value"));
        Assert.Equal("Azéma", page.Find("#SaveClient-LastName").GetAttribute("value"));
    }

    [Fact, Rule("D-15")]
    public async Task A_likely_duplicate_shows_while_one_types_and_asks_for_a_reason()
    {
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ClientEditPage>("/clients/new", _ => { });
        await page.Find("#SaveClient-Name").ChangeAsync("Pains Pélissier");
        await page.Find("#SaveClient-Email").ChangeAsync("Contact@Pelissier.example");
        page.WaitForAssertion(() => Assert.Equal($"/clients/{world.Pelissier}", page.Find(".work a").GetAttribute("href")));
        Assert.Contains("même e-mail", page.Find(".work").TextContent);

        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("semble déjà exister", page.Find("#SaveClient-DuplicateReason-error").TextContent));
        await page.Find("#SaveClient-DuplicateReason").ChangeAsync("Second fournil");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Matches("/clients/[0-9a-f-]{36}$", screen.Services.GetRequiredService<NavigationManager>().Uri));
    }

    [Theory, Rule("D-15")]
    [InlineData(0, "06 22 22 22 22")]
    [InlineData(1, "06 11 11 11 11")]
    public async Task Whoever_saves_second_sees_both_and_chooses(int choice, string kept)
    {
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ClientEditPage>($"/clients/{world.Morel}/edit", p => p.Add(e => e.ClientId, world.Morel));
        await page.Find("#SaveClient-Phone").ChangeAsync("06 11 11 11 11");
        await page.Find("#SaveClient-Profession").ChangeAsync("Sage-femme");
        await ByOliverAsync(i => (i.Phone, i.BirthPlace) = ("06 22 22 22 22", "Vaubelle"));

        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Oliver Grant", page.Find(".conflict .choice").TextContent));
        Assert.Equal(["06 22 22 22 22 (mobile)", "06 11 11 11 11 (mobile)"], page.FindAll(".conflict .choice b").Select(b => b.TextContent));
        Assert.Contains("Lieu de naissance", page.Find(".conflict .rows").TextContent);
        await Settle(page).ClickAsync(new());
        Assert.Contains("Choisissez pour chaque champ", page.Find(".conflict .note").TextContent);

        await page.FindAll(".conflict .choice input")[choice].ChangeAsync("on");
        await Settle(page).ClickAsync(new());
        page.WaitForAssertion(() => Assert.EndsWith($"/clients/{world.Morel}", screen.Services.GetRequiredService<NavigationManager>().Uri));
        var now = (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, world.Morel))!.Input;
        Assert.Equal((kept, "Sage-femme", "Vaubelle"), (now.Phone, now.Profession, now.BirthPlace));
    }

    [Fact, Rule("D-15")]
    public async Task What_only_the_other_changed_is_taken_over_without_a_question()
    {
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ClientEditPage>($"/clients/{world.Morel}/edit", p => p.Add(e => e.ClientId, world.Morel));
        await page.Find("#SaveClient-Profession").ChangeAsync("Sage-femme");
        await ByOliverAsync(i => i.BirthPlace = "Vaubelle");
        page.WaitForAssertion(() => Assert.Contains("modifiée pendant votre saisie", page.Find(".note--warn").TextContent));
        Assert.Equal("Sage-femme", page.Find("#SaveClient-Profession").GetAttribute("value"));
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.EndsWith($"/clients/{world.Morel}", screen.Services.GetRequiredService<NavigationManager>().Uri));
        var now = (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, world.Morel))!.Input;
        Assert.Equal(("Sage-femme", "Vaubelle"), (now.Profession, now.BirthPlace));
    }

    [Fact]
    public async Task Leaving_with_something_typed_asks_first()
    {
        using var screen = new CastScreen(world, world.Theo);
        var navigation = screen.Services.GetRequiredService<NavigationManager>();
        var page = screen.Open<ClientEditPage>($"/clients/{world.Morel}/edit", p => p.Add(e => e.ClientId, world.Morel));
        await page.Find("#SaveClient-Profession").ChangeAsync("Sage-femme");
        navigation.NavigateTo("/clients");
        page.WaitForAssertion(() => Assert.Contains("Quitter sans enregistrer", page.Find("dialog").TextContent));
        Assert.EndsWith("/edit", navigation.Uri);
        await page.FindAll("dialog .dialog-foot button")[1].ClickAsync(new());
        page.WaitForAssertion(() => Assert.EndsWith("/clients", navigation.Uri));
    }

    [Fact, Rule("R-CLI-04")]
    public void The_identity_is_shown_under_headings()
    {
        using var screen = new CastScreen(world, world.Theo);
        var facts = screen.Open<IdentityFacts>("/", p => p.Add(f => f.ClientId, world.Rivelaine));
        facts.WaitForAssertion(() => Assert.Empty(new[] { "Entreprise", "Coordonnées", "Suivi", "Suivi commercial", "Consentements" }.Except(facts.FindAll("h3").Select(h => h.TextContent))));
        Assert.Contains("comptabilite@rivelaine.example", facts.Markup);
        Assert.Contains("06 00 55 01 99", facts.Markup);
        Assert.Contains("Port-Aubel Cedex", facts.Markup);
    }

    private static AngleSharp.Dom.IElement Settle(IRenderedComponent<ClientEditPage> page) => page.Find(".conflict .form-foot button");

    private async Task ByOliverAsync(Action<SaveClient.Input> how)
    {
        var input = (await world.Desk<ClientIdentityQuery>().RunAsync(world.Oliver, world.Morel))!.Input;
        how(input);
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Oliver, input)).Problem);
    }
}
