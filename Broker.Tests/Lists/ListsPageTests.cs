using Broker.Core.Lists;
using Broker.Portal.Features.Lists;
using Broker.Tests.World;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Lists;

[Trait("Kind", "Page")]
public sealed class ListsPageTests : PageScene
{
    [Fact]
    public void Every_list_is_there_with_its_count_and_the_address_opens_one()
    {
        var page = Open(ListKind.LegalForm);
        Assert.Equal(Enum.GetValues<ListKind>().Length, page.FindAll("nav.pick a").Count);
        Assert.Equal("Formes juridiques13", page.Find("nav.pick a[aria-current]").TextContent);
        Assert.Equal("Entrepreneur individuel", page.FindAll("tbody .name")[0].TextContent);
    }

    [Fact]
    public async Task What_one_adds_a_colleagues_screen_shows()
    {
        var (mine, other) = (Open(ListKind.Segment), Open(ListKind.Segment));
        mine.Find("#SaveListValue-Name").Change("Associations");
        mine.Find("form.add-line").Submit();
        other.WaitForState(() => other.FindAll("tbody .name").Any(n => n.TextContent == "Associations"));
        mine.WaitForState(() => mine.Find("nav.pick a[aria-current] .count").TextContent == "5");
        Assert.Equal("", mine.Find("#SaveListValue-Name").GetAttribute("value") ?? "");
        Assert.True(await World.ReadAsync(db => db.ListValues.AnyAsync(v => v.Name == "Associations")));
    }

    [Fact]
    public void A_word_that_is_there_already_is_said_beside_its_field_and_stays_typed()
    {
        var page = Open(ListKind.Segment);
        page.WaitForElement("#SaveListValue-Name").Change("entreprises");
        page.Find("form.add-line").Submit();
        page.WaitForState(() => page.FindAll("#SaveListValue-Name-error").Count == 1);
        Assert.Contains("« Entreprises » est déjà dans la liste", page.Find("#SaveListValue-Name-error").TextContent.Replace('\u00a0', ' '));
        Assert.Equal("entreprises", page.Find("#SaveListValue-Name").GetAttribute("value"));
    }

    [Fact]
    public void Words_are_moved_retired_and_deleted_by_their_buttons()
    {
        var page = Open(ListKind.Segment);
        Press(page, "Descendre «\u00a0Grands comptes\u00a0»");
        page.WaitForState(() => page.FindAll("tbody .name")[0].TextContent == "Entreprises");

        Press(page, "Ne plus proposer «\u00a0Entreprises\u00a0»");
        page.WaitForState(() => page.FindAll("tr.is-off").Count == 1);
        Assert.Contains("Retiré", page.Find("tr.is-off").TextContent);

        page.WaitForElement("#SaveListValue-Name").Change("Associations");
        page.InvokeAsync(() => page.Find("form.add-line").Submit());
        page.WaitForState(() => page.FindAll("tbody .name").Any(n => n.TextContent == "Associations"));
        Press(page, "Supprimer «\u00a0Associations\u00a0»");
        page.WaitForElement("dialog .btn--danger");
        page.InvokeAsync(() => page.Find("dialog .btn--danger").Click());
        page.WaitForState(() => page.FindAll("tbody .name").All(n => n.TextContent != "Associations"));
    }

    [Fact, Rule("R-TAG-04")]
    public async Task A_new_index_opens_for_its_values_typed_as_one_writes_them()
    {
        var page = Open(ListKind.Index);
        Assert.Contains("1\u202f189,6", page.Find("tbody tr").TextContent.Replace('\u00a0', '\u202f'));
        page.Find("#SaveListValue-Name").Change("Indice de référence des loyers");
        page.Find("#SaveListValue-Code").Change("irl");
        page.Find("form.add-line").Submit();
        page.WaitForState(() => page.FindAll("dialog fieldset").Count == 1);
        await page.InvokeAsync(() => page.Find("dialog fieldset .btn").Click());
        page.Find("dialog input[type=date]").Change("2026-04-01");
        page.Find("dialog input[inputmode=decimal]").Change("beaucoup");
        Assert.Contains("«\u00a0beaucoup\u00a0» n’est pas un nombre.", page.Find("dialog [role=alert]").TextContent);
        page.Find("dialog input[inputmode=decimal]").Change("1 146,68");
        Assert.Empty(page.FindAll("dialog [role=alert]"));
        page.Find("dialog form").Submit();
        page.WaitForState(() => page.FindAll("tbody tr").Any(r => r.TextContent.Contains("IRL") && r.TextContent.Contains("146,68")));
        Assert.Equal(1146.68m, Assert.Single((await World.ReadAsync(db => db.ListValues.SingleAsync(v => v.Code == "IRL"))).Figures).Value);
    }

    [Fact]
    public void A_word_clients_have_is_refused_with_where_and_not_asked_about()
    {
        var page = Open(ListKind.Segment);
        Press(page, "Supprimer «\u00a0Professionnels\u00a0»");
        page.WaitForElement("[role=alert]");
        Assert.Contains("est employé : segment de clients (", page.Find("[role=alert]").TextContent.Replace('\u00a0', ' '));
        Assert.Empty(page.FindAll("dialog .btn--danger"));
        Assert.Contains(page.FindAll("tbody .name"), n => n.TextContent == "Professionnels");
    }

    [Fact]
    public void A_field_is_declared_with_its_answers_and_stands_in_the_table()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/settings/fields");
        var page = Show<CustomFieldsPage>(World.Helene);
        page.WaitForState(() => page.FindAll("tbody tr").Count == 5);
        Press(page, "Nouveau champ");
        page.WaitForElement("#SaveCustomField-Label").Change("Rythme de visite");
        page.WaitForElement("#SaveCustomField-Type").Change("Choice");
        page.Find("dialog form").Submit();
        page.WaitForState(() => page.FindAll("dialog .error").Count == 1);
        Assert.Contains("au moins une réponse", page.Find("dialog .error").TextContent);

        page.FindAll("dialog fieldset input.input")[0].Input("Trimestriel");
        page.Find("dialog form").Submit();
        page.WaitForState(() => page.FindAll("tbody tr").Count == 6);
        Assert.Contains("Trimestriel", page.FindAll("tbody tr")[5].TextContent);
    }

    /// <summary>Found and pressed in one go: the screen may be bringing itself up to date.</summary>
    private static void Press(IRenderedComponent<IComponent> page, string name) => Hands.Press(page, name);

    private IRenderedComponent<ListsPage> Open(ListKind list)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/settings/lists?list={list}");
        var page = Show<ListsPage>(World.Helene);
        page.WaitForState(() => page.FindAll("tbody tr").Count > 0);
        return page;
    }
}
