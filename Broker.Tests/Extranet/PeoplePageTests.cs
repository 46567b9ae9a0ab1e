using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Portal.Features.Extranet;
using Broker.Portal.Sharing;
using Broker.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

[Trait("Kind", "Page")]
public sealed class PeoplePageTests : PageScene
{
    [Fact, Rule("IND-09"), Rule("IND-15")]
    public async Task A_primary_contact_asks_a_limited_colleague_in_and_reads_beforehand_what_they_will_see()
    {
        var page = Open(World.Nadege);
        Button(page, "Créer un contact client").Click();
        page.WaitForAssertion(() => Assert.Contains("Ne verra rien tant que rien n’est partagé", page.Find("dialog .effect").TextContent));
        var ticks = page.FindAll("dialog .inset input");
        Assert.True(ticks.Count > 5);
        ticks[0].Change(true);
        page.WaitForAssertion(() => Assert.Contains("1 contrat", page.Find("dialog .effect").TextContent));

        page.Find("#GiveAccess-FirstName").Change("Léa");
        page.Find("#GiveAccess-LastName").Change("Fontaine");
        page.Find("dialog form").Submit();
        Assert.Contains("Indiquez", page.Find("#GiveAccess-Email-error").TextContent);
        page.Find("#GiveAccess-Email").Change("lea@rivelaine.example");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Léa Fontaine", page.Find(".persons").TextContent));
        Assert.Contains("Invité", page.FindAll(".persons > li").Single(l => l.TextContent.Contains("Léa")).TextContent);
        Assert.Equal(1, await World.ReadAsync(db => db.ItemShares.CountAsync(s => db.Memberships.Any(m => m.Id == s.MembershipId && m.Stage == AccessStage.Invited))));
    }

    [Fact, Rule("IND-05")]
    public void Choosing_another_group_unticks_the_rights_beside_it_and_says_what_goes()
    {
        var page = Open(World.Nadege);
        Button(page, $"Modifier l’accès de {Cast.Karim.FullName}").Click();
        page.WaitForAssertion(() => Assert.Contains("Rien.", page.Find("dialog .effect").TextContent));
        Assert.Contains("Droits en plus", page.Find("dialog").TextContent);
        page.FindAll("dialog .choice").Single(c => c.TextContent.Contains("Consultation")).QuerySelector("input")!.Change(true);
        page.WaitForAssertion(() => Assert.Contains("demander des attestations", page.Find("dialog .effect .no").TextContent));
        Assert.DoesNotContain(page.FindAll("dialog fieldset .stack > .tick input[type=checkbox]"), t => t.HasAttribute("checked"));
        page.FindAll("dialog .choice").Single(c => c.TextContent.Contains("Complet")).QuerySelector("input")!.Change(true);
        page.WaitForAssertion(() => Assert.DoesNotContain("Droits en plus", page.Find("dialog").TextContent));
        page.WaitForAssertion(() => Assert.Contains("Verra en plus", page.Find("dialog .effect").TextContent));
    }

    [Fact, Rule("IND-14"), Rule("IND-03")]
    public async Task Removal_asks_first_says_what_goes_and_the_primary_contact_has_no_such_button()
    {
        var page = Open(World.Nadege);
        Assert.DoesNotContain(page.FindAll("button"), b => b.GetAttribute("aria-label") == $"Retirer l’accès de {Cast.Nadege.FullName}");
        Button(page, $"Retirer l’accès de {Cast.Karim.FullName}").Click();
        page.WaitForAssertion(() => Assert.Contains("1 contrat", page.Find("dialog[aria-labelledby] .dialog-body p + p").TextContent));
        Assert.True(await World.ReadAsync(db => db.Memberships.Where(m => m.PersonId == Cast.Karim.Id).Select(m => m.Active).SingleAsync()));
        page.FindAll(".dialog-foot button").Single(b => b.TextContent.Trim() == "Retirer l’accès").Click();
        page.WaitForAssertion(() => Assert.DoesNotContain(Cast.Karim.FullName, page.Find(".persons").TextContent));
        Assert.Contains(Cast.Karim.FullName, page.Markup);
        Assert.Contains("accès retiré", page.Markup);
    }

    [Fact, Rule("IND-07")]
    public void Who_manages_nobody_is_told_so_and_sees_no_name()
    {
        foreach (var caller in new[] { World.Luc, World.Karim })
        {
            var page = Open(caller);
            page.WaitForAssertion(() => Assert.Contains("Réservé aux contacts", page.Markup));
            Assert.DoesNotContain("Barthel", page.Markup);
        }
    }

    [Fact, Rule("IND-11")]
    public async Task On_a_contract_its_initials_open_who_sees_it_and_a_switch_shares_it_at_once()
    {
        var membership = await World.ReadAsync(db => db.Memberships.Where(m => m.PersonId == Cast.Karim.Id).Select(m => m.Id).SingleAsync());
        var mark = Show<SharedWith>(World.Nadege, p => p.Add(s => s.ClientId, World.Rivelaine).Add(s => s.Kind, SharedItem.Contract).Add(s => s.ItemId, World.Goods));
        mark.WaitForAssertion(() => Assert.Equal(["NB", "LR"], mark.FindAll(".seers .avatar").Select(a => a.TextContent)));
        mark.Find(".seers").Click();
        mark.FindAll(".sharing > li").Single(l => l.TextContent.Contains("Karim")).QuerySelector("input[role=switch]")!.Change(true);
        mark.WaitForAssertion(() => Assert.Equal(["NB", "KH", "LR"], mark.FindAll(".seers .avatar").Select(a => a.TextContent)));

        // One part less, then nothing any more, from somewhere else.
        mark.FindAll(".sharing > li").Single(l => l.TextContent.Contains("Karim")).QuerySelectorAll(".ticks input")[0].Change(false);
        mark.WaitForAssertion(() => Assert.False(mark.FindAll(".sharing > li").Single(l => l.TextContent.Contains("Karim")).QuerySelectorAll(".ticks input")[0].HasAttribute("checked")));
        Assert.Null((await World.Desk<UnshareItem>().RunAsync(World.Theo, new() { MembershipId = membership, Kind = SharedItem.Contract, ItemId = World.Goods })).Problem);
        mark.WaitForAssertion(() => Assert.Equal(["NB", "LR"], mark.FindAll(".seers .avatar").Select(a => a.TextContent)));
    }

    [Fact, Rule("IND-09"), Rule("IND-11")]
    public async Task What_one_person_sees_is_ticked_thing_by_thing()
    {
        var page = Show<PeoplePanel>(World.Theo, p => p.Add(panel => panel.ClientId, World.Rivelaine));
        Button(page, $"Ce que voit {Cast.Karim.FullName}").Click();
        page.WaitForAssertion(() => Assert.Contains("partagé avec cette personne", page.Find(".sharing").TextContent));
        page.FindAll(".sharing > li").First(l => l.TextContent.Contains("DEV-")).QuerySelector("input[role=switch]")!.Change(true);
        page.WaitForAssertion(() => Assert.True(page.FindAll(".sharing > li").First(l => l.TextContent.Contains("DEV-")).QuerySelector("input[role=switch]")!.HasAttribute("checked")));
        await using var his = await World.OpenAsync(World.Karim);
        Assert.Equal(1, await his.Quotes.CountAsync());
    }

    private IRenderedComponent<PeoplePage> Open(Caller by) => Show<PeoplePage>(by, p => p.Add(page => page.ClientId, World.Rivelaine));
}
