using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Staff;
using Broker.Portal.Features.Extranet;
using Broker.Portal.Features.Extranet.Firm;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

[Trait("Kind", "Page")]
public sealed class OwnDetailsPageTests : ExtranetScene
{
    [Fact, Rule("D-29")]
    public async Task A_client_changes_its_telephone_and_the_firm_reads_it_at_once()
    {
        var page = Details(World.Nadege);
        page.WaitForElement("form");
        page.Find("input[id$=ChangeOwnDetails-Phone]").Change("04 00 55 77 77");
        page.FindAll("form")[0].Submit();
        page.WaitForAssertion(() => Assert.Equal("04 00 55 77 77", World.ReadAsync(db => db.Clients.Where(c => c.Id == World.Rivelaine).Select(c => c.Phone).SingleAsync()).Result));
        Assert.Empty(page.FindAll(".field.invalid"));
    }

    [Fact, Rule("D-29")]
    public void What_cannot_be_emptied_says_so_beside_its_field_and_keeps_the_rest()
    {
        var page = Details(World.Nadege);
        page.WaitForElement("form");
        page.Find("input[id$=ChangeOwnDetails-City]").Change("Ailleurs");
        page.Find("input[id$=ChangeOwnDetails-Phone]").Change("");
        page.FindAll("form")[0].Submit();
        page.WaitForElement(".field.invalid");
        Assert.Contains("pas l’effacer", page.Find(".field.invalid").TextContent);
        Assert.Equal("Ailleurs", page.Find("input[id$=ChangeOwnDetails-City]").GetAttribute("value"));
    }

    [Fact, Rule("D-29")]
    public async Task What_the_firm_changes_while_a_client_types_is_taken_over_and_what_both_changed_is_named()
    {
        var page = Details(World.Nadege);
        page.WaitForElement("form");
        page.Find("input[id$=ChangeOwnDetails-Phone]").Change("04 00 55 77 77");
        var theirs = await World.ReadAsync(async db => SaveClient.Input.Of(await db.Clients.SingleAsync(c => c.Id == World.Rivelaine), [], []));
        (theirs.Phone, theirs.City) = ("04 11 11 11 11", "Grandville");
        Assert.Null((await World.Desk<SaveClient>().RunAsync(World.Theo, theirs)).Problem);

        page.WaitForState(() => page.Find("input[id$=ChangeOwnDetails-City]").GetAttribute("value") == "Grandville");
        Assert.Equal("04 00 55 77 77", page.Find("input[id$=ChangeOwnDetails-Phone]").GetAttribute("value"));
        Assert.Contains("Téléphone", page.Find(".note").TextContent);
        page.FindAll("form")[0].Submit();
        page.WaitForAssertion(() => Assert.Equal(("04 00 55 77 77", "Grandville"), World.ReadAsync(async db => await db.Clients.Where(c => c.Id == World.Rivelaine).Select(c => new { c.Phone, c.City }).SingleAsync()).Result is var c ? (c.Phone, c.City) : default));
    }

    [Fact, Rule("D-29")]
    public async Task An_address_that_waits_is_shown_as_waiting_here_and_at_home()
    {
        var input = ChangeOwnPerson.Input.Of((await World.Desk<OwnDetailsQuery>().RunAsync(World.Nadege)).Person!);
        input.Email = "nadege.barthel@rivelaine.example";
        Assert.Null((await World.Desk<ChangeOwnPerson>().RunAsync(World.Nadege, input)).Problem);
        var page = Details(World.Nadege);
        page.WaitForState(() => page.Markup.Contains("attend d’être confirmée"));
        var home = Open<HomePage>(World.Nadege, p => p.Add(h => h.ClientId, World.Rivelaine));
        home.WaitForState(() => home.Find(".needs").TextContent.Contains("nadege.barthel@rivelaine.example"));
    }

    [Fact, Rule("D-28")]
    public async Task Switched_off_the_page_closes_while_one_reads_it()
    {
        var page = Details(World.Karim);
        page.WaitForElement("form");
        Assert.Single(page.FindAll("form"));
        await World.AddAsync(new FeatureSwitch { Feature = Feature.OwnDetails, On = false });
        page.WaitForState(() => page.Markup.Contains("Rubrique fermée"));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task An_administrator_decides_what_clients_read_of_payments_and_whether_their_changes_are_mailed()
    {
        var card = Open<ExtranetOptionsCard>(World.Helene, _ => { });
        card.WaitForElement("input[role=switch]");
        card.FindAll("input[role=switch]")[0].Change(true);
        card.WaitForState(() => card.FindAll("input[role=switch]")[0].HasAttribute("checked"));
        card.FindAll("input[role=switch]")[1].Change(true);
        card.WaitForState(() => card.FindAll("input[role=switch]")[1].HasAttribute("checked"));
        var options = await World.Desk<ExtranetOptionsQuery>().RunAsync(World.Helene);
        Assert.True(options is { ShowsSettled: true, MailsDetails: true });
    }

    private IRenderedComponent<DetailsPage> Details(Caller me) => Open<DetailsPage>(me, page => page.Add(p => p.ClientId, me.ClientId!.Value));
}
