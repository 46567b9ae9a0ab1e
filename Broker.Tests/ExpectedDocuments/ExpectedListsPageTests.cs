using Broker.Core.ExpectedDocuments.Reminders;
using Broker.Portal.Features.ExpectedDocuments;
using Broker.Tests.World;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using static Broker.Tests.ExpectedDocuments.ExpectedWorld;

namespace Broker.Tests.ExpectedDocuments;

[Trait("Kind", "Page")]
public sealed class ExpectedListsPageTests : PageScene
{
    [Fact, Rule("AS-01"), Rule("AS-02")]
    public void What_one_adds_to_a_list_a_colleague_sees_with_the_new_count_and_a_name_twice_is_said_beside_its_field()
    {
        var (mine, other) = (OpenPage(None), OpenPage(None));
        Assert.Equal($"{None}0", mine.Find("nav.pick a[aria-current]").TextContent);
        Add(mine, "Mandat signé");
        other.WaitForAssertion(() => Assert.Equal(["Mandat signé"], other.FindAll(".arrange-row .name").Select(n => n.TextContent)));
        mine.WaitForAssertion(() => Assert.Equal($"{None}1", mine.Find("nav.pick a[aria-current]").TextContent));
        Add(mine, "mandat SIGNE");
        mine.WaitForAssertion(() => Assert.Contains("est déjà dans la liste", mine.Find("#SaveListedDocument-Name-error").TextContent));
        Assert.Equal("mandat SIGNE", mine.Find("#SaveListedDocument-Name").GetAttribute("value"));
    }

    [Fact]
    public void Lines_are_moved_by_keyboard_or_dragged_to_their_place()
    {
        var page = OpenPage(Car);
        page.InvokeAsync(() => Button(page, "Descendre «\u00a0Certificat d’immatriculation\u00a0»").Click());
        page.WaitForAssertion(() => Assert.Equal("Permis de conduire", Names(page)[0]));
        page.WaitForAssertion(() => Assert.Equal("Permis de conduire", Kept()));
        page.InvokeAsync(() => page.FindAll(".arrange-row")[3].TriggerEvent("ondragstart", new Microsoft.AspNetCore.Components.Web.DragEventArgs()));
        page.InvokeAsync(() => page.FindAll(".arrange-row")[0].TriggerEvent("ondragenter", new Microsoft.AspNetCore.Components.Web.DragEventArgs()));
        page.InvokeAsync(() => page.FindAll(".arrange-row")[0].TriggerEvent("ondragend", new Microsoft.AspNetCore.Components.Web.DragEventArgs()));
        page.WaitForAssertion(() => Assert.Equal("RIB", Kept()));
        page.WaitForAssertion(() => Assert.Equal("RIB", Names(page)[0]));
    }

    [Fact, Rule("D-50")]
    public async Task The_effect_on_open_files_is_shown_before_it_is_applied()
    {
        await World.AskAllAsync(Liability);
        await World.ListAsync(Liability, "Statuts");
        var page = OpenPage(Liability);
        await page.InvokeAsync(() => Button(page, "Appliquer aux dossiers ouverts").Click());
        page.WaitForAssertion(() => Assert.Contains("Statuts", page.Find("dialog tbody").TextContent));
        Assert.DoesNotContain(await World.FileAsync(World.Liability), i => i.Name == "Statuts");
        await page.InvokeAsync(() => Button(page, "Appliquer").Click());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog tbody")));
        Assert.Contains(await World.FileAsync(World.Liability), i => i.Name == "Statuts");
    }

    [Fact, Rule("AS-03"), Rule("AS-04")]
    public async Task Names_say_where_they_are_used_and_one_in_use_asks_what_takes_its_place()
    {
        await World.AskAllAsync(Liability);
        var page = OpenPage(Liability, "types");
        page.WaitForAssertion(() => Assert.Contains("Cyber", Row(page, "Questionnaire signé").TextContent));
        Assert.Empty(Row(page, "RIB").QuerySelectorAll("td.acts button"));
        await page.InvokeAsync(() => Button(page, "Supprimer le type «\u00a0Questionnaire signé\u00a0»").Click());
        page.WaitForElement("#type-replacement");
        await page.InvokeAsync(() => page.Find("dialog .btn--danger").Click());
        page.WaitForAssertion(() => Assert.Contains("choisissez le type qui le remplace", page.Find("dialog [role=alert]").TextContent));
        var signed = page.FindAll("#type-replacement option").Single(o => o.TextContent == "Contrat signé").GetAttribute("value");
        await page.InvokeAsync(() => page.Find("#type-replacement").Change(signed));
        await page.InvokeAsync(() => page.Find("dialog .btn--danger").Click());
        page.WaitForAssertion(() => Assert.DoesNotContain(page.FindAll("tbody tr"), r => r.TextContent.Contains("Questionnaire")));
    }

    [Fact, Rule("AS-19")]
    public async Task Automatic_reminders_show_the_days_they_make_and_are_off_until_somebody_turns_them_on()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/settings/expected-documents?tab=reminders");
        var page = Show<ExpectedListsPage>(World.Helene);
        page.WaitForElement("#SaveReminderRules-Term");
        Assert.False(page.Find("[role=switch]").HasAttribute("checked"));
        await page.InvokeAsync(() => page.Find("#SaveReminderRules-Term").Change("4"));
        await page.InvokeAsync(() => page.Find("#SaveReminderRules-Daily").Change("1"));
        // Asked on Monday 15 June, due on Friday: one day before, and on the day itself; three before is Tuesday.
        page.WaitForAssertion(() => Assert.Equal(["16/06/2026", "18/06/2026", "19/06/2026"], page.FindAll(".note .chip").Select(c => c.TextContent)));
        await page.InvokeAsync(() => page.Find("[role=switch]").Change(true));
        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForAssertion(() => Assert.True(World.Desk<ReminderRulesQuery>().RunAsync(World.Helene).GetAwaiter().GetResult().Input.On));
        await page.InvokeAsync(() => page.Find("#SaveReminderRules-DaysBefore").Change("bientôt"));
        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForElement("#SaveReminderRules-DaysBefore-error");
    }

    private IRenderedComponent<ExpectedListsPage> OpenPage(string risk, string? tab = null)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/settings/expected-documents?risk={Risk(risk)}{(tab is null ? "" : $"&tab={tab}")}");
        var page = Show<ExpectedListsPage>(World.Helene);
        page.WaitForElement(tab is null ? "form.add-line" : "tbody tr");
        return page;
    }

    private static void Add(IRenderedComponent<ExpectedListsPage> page, string name)
    {
        page.Find("#SaveListedDocument-Name").Change(name);
        page.InvokeAsync(() => page.Find("form.add-line").Submit());
    }

    private static List<string> Names(IRenderedComponent<ExpectedListsPage> page) => [.. page.FindAll(".arrange-row .name").Select(n => n.TextContent)];

    private string Kept() => World.Desk<Broker.Core.ExpectedDocuments.ExpectedListQuery>().RunAsync(World.Helene, Risk(Car)).GetAwaiter().GetResult()[0].Name;

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<ExpectedListsPage> page, string name) => page.FindAll("tbody tr").Single(r => r.QuerySelector(".name")!.TextContent == name);
}
