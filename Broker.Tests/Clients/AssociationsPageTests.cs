using Broker.Core.Clients;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Broker.Core.Work;
using Broker.Portal.Features.Clients;
using Broker.Portal.Features.Contracts;
using Broker.Portal.Features.Extranet;
using Broker.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

[Trait("Kind", "Page")]
public sealed class AssociationsPageTests : PageScene
{
    [Fact, Rule("R-CLI-03")]
    public async Task Mailing_lists_have_their_part_only_once_the_firm_has_one()
    {
        var panel = Panel(Cast.Rivelaine.Id);
        panel.WaitForAssertion(() => Assert.Contains("Listes de diffusion", panel.Find("nav").TextContent));
        await World.ChangeAsync(async db =>
        {
            db.RemoveRange(await db.MailingSubscriptions.ToListAsync());
            db.RemoveRange(await db.MailingLists.ToListAsync());
        });
        panel.WaitForAssertion(() => Assert.DoesNotContain("Listes de diffusion", panel.Find("nav").TextContent));
        // An address kept from before opens the first part.
        Assert.Contains("Interlocuteurs au cabinet", Panel(Cast.Rivelaine.Id, "lists").Markup);
    }

    [Fact, Rule("R-ASC-14")]
    public void A_client_is_put_on_a_list_with_one_press()
    {
        var panel = Panel(Cast.Morel.Id, "lists");
        panel.WaitForAssertion(() => Assert.Equal(3, panel.FindAll("tbody tr").Count));
        Button(panel, Quoted("Abonner à", "Prévention routière")).Click();
        panel.WaitForAssertion(() => Assert.Contains("Théo Darnaud", panel.FindAll("tbody tr")[1].TextContent));
        Assert.NotNull(Button(panel, Quoted("Désabonner de", "Prévention routière")));
    }

    [Fact, Rule("R-ASC-04"), Rule("R-ASC-07"), Rule("D-10")]
    public void Who_is_attached_already_is_named_in_the_refusal_and_what_was_chosen_stays()
    {
        var panel = Panel(Cast.Kervadec.Id, "clients");
        panel.WaitForAssertion(() => Button(panel, "Rattacher un membre"));
        Button(panel, "Rattacher un membre").Click();
        var field = panel.Find("dialog input[type=search]");
        Assert.Equal("none", field.GetAttribute("form"));
        field.Input("rivelaine nord");
        panel.WaitForAssertion(() => Assert.Single(panel.FindAll("dialog [role=option]")));
        panel.Find("dialog input[type=search]").KeyDown("Enter");
        panel.WaitForAssertion(() => Assert.Contains("Rivelaine Nord", panel.Find("dialog .picked").TextContent));

        panel.Find("dialog form").Submit();
        panel.WaitForAssertion(() => Assert.Contains("déjà rattaché à « Transports Rivelaine »", Plain(panel.Find("dialog .note--bad").TextContent)));
        Assert.Contains("Rivelaine Nord", panel.Find("dialog .picked").TextContent);
    }

    [Fact]
    public void A_search_without_a_choice_is_said_at_its_field()
    {
        var panel = Panel(Cast.Kervadec.Id, "clients");
        panel.WaitForAssertion(() => Button(panel, "Rattacher à un client"));
        Button(panel, "Rattacher à un client").Click();
        panel.Find("dialog input[type=search]").Input("zzzz");
        panel.WaitForAssertion(() => Assert.Contains("zzzz", panel.Find("dialog [role=status]").TextContent));
        panel.Find("dialog form").Submit();
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.Find("#AttachClient-PrincipalId-error").TextContent));
    }

    [Fact, Rule("D-12")]
    public async Task Detaching_says_what_becomes_of_the_products_before_it_is_done()
    {
        var panel = Panel(Cast.RivelaineNord.Id, "clients");
        panel.WaitForAssertion(() => Button(panel, "Détacher"));
        Button(panel, "Détacher").Click();
        panel.WaitForAssertion(() => Assert.Contains("n’impose aujourd’hui aucune liste", Open(panel).TextContent));

        await World.AddAsync(new ClientProduct { ClientId = Cast.Rivelaine.Id, ProductId = await World.ReadAsync(db => db.Products.Select(p => p.Id).FirstAsync()) });
        panel.WaitForAssertion(() => Assert.Contains("ne limitera plus", Open(panel).TextContent));
        Open(panel).QuerySelector(".btn--danger")!.Click();
        panel.WaitForAssertion(() => Assert.Contains("n’est rattaché à aucun autre", panel.Markup));
    }

    [Fact, Rule("D-01")]
    public async Task The_group_opens_level_by_level_and_follows_what_happens_to_a_member()
    {
        await World.Desk<AttachClient>().RunAsync(World.Theo, new() { ClientId = Cast.Kervadec.Id, PrincipalId = Cast.RivelaineNord.Id });
        var panel = Panel(Cast.Rivelaine.Id, "clients");
        panel.WaitForAssertion(() => Assert.Contains("à tous les niveaux (7)", panel.Find("tfoot").TextContent));
        Assert.DoesNotContain("Menuiserie Kervadec", panel.Markup);
        Button(panel, "Déplier Rivelaine Nord").Click();
        panel.WaitForAssertion(() => Assert.Contains("Menuiserie Kervadec", panel.Markup));

        await World.Desk<AddAction>().RunAsync(World.Oliver, new() { ClientId = Cast.Kervadec.Id, Name = "Rappeler" });
        panel.WaitForAssertion(() => Assert.Equal("1", Row(panel, "Menuiserie Kervadec").QuerySelector(".badge--bad")?.TextContent));
        Button(panel, "Replier Rivelaine Nord").Click();
        panel.WaitForAssertion(() => Assert.DoesNotContain("Menuiserie Kervadec", panel.Find("tbody").TextContent));
    }

    [Fact, Rule("R-ASC-08")]
    public void Another_clients_contact_says_whose_they_are_and_their_page_takes_them_off_this_client_only()
    {
        var panel = Panel(Cast.Rivelaine.Id, "contacts");
        panel.WaitForAssertion(() => Assert.Contains("Contact de Garage Brunoy", Row(panel, "Denis Brunoy").TextContent));
        var denis = DemoId.Of("contact:" + Cast.Denis.Email);

        var page = Show<ContactPage>(World.Theo, p => p.Add(c => c.ClientId, Cast.Rivelaine.Id).Add(c => c.ContactId, denis));
        page.WaitForAssertion(() => Assert.Contains("expertises", page.Find("dd.typed").TextContent));
        Button(page, "Détacher").Click();
        Assert.Contains("reste contact de « Garage Brunoy »", Plain(Open(page).TextContent));
        page.Find("dialog .btn--danger").Click();
        panel.WaitForAssertion(() => Assert.DoesNotContain("Denis Brunoy", panel.Markup));

        var stranger = Show<ContactPage>(World.Theo, p => p.Add(c => c.ClientId, Cast.Morel.Id).Add(c => c.ContactId, denis));
        stranger.WaitForAssertion(() => Assert.Equal("Ce contact n’existe pas", stranger.Find("h1").TextContent));
    }

    [Fact, Rule("R-ASC-08")]
    public void Removing_one_who_signs_in_says_why_it_cannot_be()
    {
        var page = Show<ContactPage>(World.Theo, p => p.Add(c => c.ClientId, Cast.Rivelaine.Id).Add(c => c.ContactId, DemoId.Of("contact:" + Cast.Karim.Email)));
        page.WaitForAssertion(() => Button(page, "Supprimer"));
        Button(page, "Supprimer").Click();
        page.Find("dialog .btn--danger").Click();
        page.WaitForAssertion(() => Assert.Contains("Karim Haddad a un accès à l’espace client", page.Find(".note--bad").TextContent));
    }

    [Fact, Rule("D-12")]
    public async Task A_record_whose_list_of_products_has_lapsed_warns_on_every_tab()
    {
        var tabs = Show<RecordTabs>(World.Ines, p => p.Add(t => t.ClientId, Cast.RivelaineLocation.Id).Add(t => t.Current, "account"));
        tabs.WaitForAssertion(() => Assert.Contains("caduque", tabs.Find(".note--warn").TextContent));
        var product = await World.ReadAsync(db => db.ClientProducts.SingleAsync(p => p.ClientId == Cast.RivelaineLocation.Id));
        await World.Desk<SaveClientProduct>().RunAsync(World.Theo, new() { ClientId = product.ClientId, Id = product.Id, Version = product.Version, ProductId = product.ProductId });
        tabs.WaitForAssertion(() => Assert.Empty(tabs.FindAll(".note--warn")));
    }

    [Fact, Rule("D-12"), Rule("R-ASC-10")]
    public async Task The_form_of_a_new_contract_says_which_list_restricts_it_and_why_nothing_is_left()
    {
        var dialog = Show<ContractDialog>(World.Theo, p => p.Add(d => d.ClientId, Cast.RivelaineFroid.Id).Add(d => d.Open, true));
        dialog.WaitForAssertion(() => Assert.Contains("de la liste de ce client", dialog.Find(".note--info").TextContent));
        Assert.Equal(["Choisissez", "Flotte automobile", "Marchandises transportées"], dialog.FindAll("#SaveContract-RiskId option").Select(o => o.TextContent.TrimEnd('…', '.')));

        var cyber = await World.ReadAsync(db => db.Products.Where(p => p.Name == "Corvane Cyber").Select(p => p.Id).SingleAsync());
        await World.AddAsync(new ClientProduct { ClientId = Cast.Rivelaine.Id, ProductId = cyber });
        var none = Show<ContractDialog>(World.Theo, p => p.Add(d => d.ClientId, Cast.RivelaineFroid.Id).Add(d => d.Open, true));
        none.WaitForAssertion(() => Assert.Contains("celle de « Transports Rivelaine »", Plain(none.Find(".note--bad").TextContent)));
    }

    [Fact, Rule("R-ASC-02")]
    public async Task The_clients_space_shows_whom_to_call_and_write_to_and_follows_the_record()
    {
        var seen = Show<FirmContact>(World.Nadege, p => p.Add(c => c.ClientId, Cast.Rivelaine.Id));
        seen.WaitForAssertion(() => Assert.Equal(2, seen.FindAll(".person").Count));
        Assert.Contains("Gestionnaire de sinistres", seen.FindAll(".person")[1].TextContent);
        Assert.Equal("tel:0400550012", seen.FindAll(".person")[1].QuerySelector("a[href^=tel]")?.GetAttribute("href"));

        await World.Desk<SaveCorrespondent>().RunAsync(World.Theo, new()
        {
            ClientId = Cast.Rivelaine.Id, PersonId = Cast.Helene.Id, RoleId = await World.ReadAsync(db => db.ListValues.Where(v => v.List == ListKind.UserRole && v.Name == "Chargé de clientèle").Select(v => v.Id).SingleAsync()),
        });
        seen.WaitForAssertion(() => Assert.Contains("Hélène Marceau", seen.Markup));
        // Without a number of her own she is reached at the firm's.
        Assert.Contains(seen.FindAll(".person"), p => p.TextContent.Contains("Hélène") && p.QuerySelector("a[href='tel:0400550000']") is not null);
    }

    [Fact, Rule("R-ASC-01")]
    public void A_colleague_is_added_with_a_role_and_shows_at_once()
    {
        var panel = Panel(Cast.Morel.Id);
        panel.WaitForAssertion(() => Assert.Contains("Gestionnaire", panel.Find("tbody").TextContent));
        Button(panel, "Ajouter un interlocuteur").Click();
        panel.WaitForAssertion(() => Assert.True(panel.FindAll("#SaveCorrespondent-PersonId option").Count > 1));
        panel.Find("#SaveCorrespondent-PersonId").Change(Cast.Ines.Id.ToString());
        panel.Find("dialog form").Submit();
        panel.WaitForAssertion(() => Assert.Contains("Inès Valmont", panel.Find("tbody").TextContent));
    }

    [Fact, Rule("R-ASC-14")]
    public void The_firms_mailing_lists_are_edited_as_one_list_and_used_ones_stay()
    {
        var page = Show<MailingListsPage>(World.Helene);
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tbody tr").Count));
        Assert.True(Button(page, Quoted("Supprimer la liste", "Prévention routière")).HasAttribute("disabled"));
        Button(page, Quoted("Supprimer la liste", "Vœux de fin d’année")).Click();
        Button(page, "Ajouter une liste").Click();
        page.FindAll("tbody input").Last().Input("Actualités du cabinet");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("figure deux fois", page.Find(".note--bad").TextContent));
        page.FindAll("tbody input").Last().Input("Nouveautés");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.True(Button(page, "Enregistrer").HasAttribute("disabled")));
        Assert.Equal(["Actualités du cabinet", "Prévention routière", "Nouveautés"], page.FindAll("tbody input").Select(i => i.GetAttribute("value")));
    }

    private IRenderedComponent<AssociationsPanel> Panel(Guid client, string? part = null) =>
        Show<AssociationsPanel>(World.Theo, p => p.Add(a => a.ClientId, client).Add(a => a.Part, part).Add(a => a.MayChange, true));

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> panel, string name) => panel.FindAll("tbody tr").First(r => r.TextContent.Contains(name, StringComparison.Ordinal));

    private static AngleSharp.Dom.IElement Open(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page) => page.Find("modal-frame[open] dialog");

    private static string Quoted(string words, string name) => $"{words} «\u00A0{name}\u00A0»";

    /// <summary>With ordinary spaces where French typography has others.</summary>
    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
