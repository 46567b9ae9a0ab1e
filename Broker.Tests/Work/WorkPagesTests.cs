using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Broker.Core.Work;
using Broker.Portal.Features.Work;
using Broker.Portal.Layout;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Work;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

/// <summary>The screens of tasks, of the history, of what one is told, and of how the firm works.</summary>
[Trait("Kind", "Page")]
public sealed class WorkPagesTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-TSK-04")]
    public async Task The_list_of_tasks_says_what_is_urgent_and_late_and_one_tick_ends_a_task_on_every_screen()
    {
        await TaskAsync("Rappeler le syndic", -1, urgent: true);
        await TaskAsync("Relire le projet", 0);
        using var mine = new CastScreen(world, world.Theo);
        using var theirs = new CastScreen(world, world.Helene);
        var (page, other) = (mine.Open<TasksPage>("/tasks", _ => { }), theirs.Open<TasksPage>("/tasks?whose=all", _ => { }));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        other.WaitForAssertion(() => Assert.Equal(2, other.FindAll("tbody tr").Count));
        Assert.Contains("Prioritaire", page.FindAll("tbody tr")[0].TextContent);
        Assert.Contains("en retard", page.FindAll("tbody tr")[0].TextContent);

        await page.Find("input[aria-label='Terminer «\u00A0Rappeler le syndic\u00A0»']").ChangeAsync(true);

        page.WaitForAssertion(() => Assert.Equal("Relire le projet", Assert.Single(page.FindAll("tbody a.name")).TextContent));
        other.WaitForAssertion(() => Assert.Single(other.FindAll("tbody tr")));
    }

    [Fact, Rule("R-TSK-02"), Rule("R-TSK-05")]
    public async Task The_form_says_what_is_missing_keeps_what_was_typed_and_takes_a_templates_words()
    {
        await world.Desk<SaveTaskTemplate>().RunAsync(world.Helene, new() { Subject = "Relance de prime", Kind = TaskKind.Waiting, PlannedInDays = 10, Description = "Deux fois.", Recipients = [Cast.Oliver.Id] });
        using var screen = new CastScreen(world, world.Ines);
        var page = screen.Open<TasksPage>("/tasks?new=true", _ => { });
        page.WaitForElement("form textarea").Change("Au plus vite.");

        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Indiquez une valeur.", page.Find(".field.invalid").TextContent));
        Assert.Equal("Au plus vite.", page.Find("form textarea").GetAttribute("value"));

        var template = (await world.Desk<TaskChoicesQuery>().RunAsync(world.Ines)).Templates.Single(t => t.Subject == "Relance de prime");
        await page.FindAll("form select")[0].ChangeAsync(template.Id.ToString());
        await page.Find("form").SubmitAsync();

        page.WaitForState(() => page.FindAll("form").Count == 0);
        var made = Assert.Single((await world.Desk<TasksQuery>().RunAsync(world.Oliver, new() { Mine = true })).Rows);
        Assert.Equal(("Relance de prime", TaskKind.Waiting, World.Today.AddDays(10)), (made.Subject, made.Kind, made.PlannedOn));
    }

    [Fact]
    public async Task A_task_page_ends_reopens_and_tells_who_did()
    {
        var id = await TaskAsync("Rappeler le syndic", 0);
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<Broker.Portal.Features.Certificates.TaskPage>($"/tasks/{id}", p => p.Add(t => t.Id, id));
        page.WaitForElement(".facts");

        await page.FindAll("button").Single(b => b.TextContent.Trim() == "Terminer").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Théo Darnaud a terminé cette tâche.", page.Markup));
        await page.FindAll("button").Single(b => b.TextContent.Trim() == "Reprendre").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), b => b.TextContent.Trim() == "Terminer"));
    }

    [Fact, Rule("R-EVT-04")]
    public async Task An_open_task_shows_in_the_history_with_a_bell_until_it_is_done()
    {
        using var screen = new CastScreen(world, world.Theo);
        var panel = screen.Open<EventsPanel>("/", p => p.Add(e => e.ClientId, world.Rivelaine).Add(e => e.MayChange, true));
        panel.WaitForElement(".timeline li");
        Assert.DoesNotContain("#bell", panel.Find(".timeline").InnerHtml);

        var id = await TaskAsync("Rappeler Mme Barthel", 0, client: world.Rivelaine);
        panel.WaitForAssertion(() => Assert.Contains("#bell", panel.Find(".timeline li").InnerHtml));
        Assert.Contains("Rappeler Mme Barthel", panel.Find(".timeline li").TextContent);

        await world.Desk<EndTask>().RunAsync(world.Theo, id);
        panel.WaitForAssertion(() => Assert.DoesNotContain("#bell", panel.Find(".timeline").InnerHtml));
    }

    [Fact, Rule("R-EVT-02"), Rule("R-EVT-06")]
    public async Task The_history_is_filtered_by_type_and_a_note_is_given_one()
    {
        var visit = await world.ReadAsync(db => db.ListValues.Where(v => v.List == ListKind.EventType).OrderBy(v => v.Position).FirstAsync());
        using var screen = new CastScreen(world, world.Ines);
        var panel = screen.Open<EventsPanel>("/", p => p.Add(e => e.ClientId, world.Rivelaine).Add(e => e.MayChange, true));
        panel.WaitForElement(".timeline li");

        await panel.FindAll("button").Single(b => b.TextContent.Trim() == "Ajouter une note").ClickAsync(new());
        panel.WaitForElement("form textarea").Change("Extincteurs vérifiés");
        panel.WaitForElement("form select").Change(visit.Id.ToString());
        await panel.Find("form").SubmitAsync();
        panel.WaitForAssertion(() => Assert.Contains(visit.Name, panel.Find(".timeline li").TextContent));

        await panel.Find("button[aria-label='Filtrer les événements']").ClickAsync(new());
        await panel.WaitForElement("select").ChangeAsync(visit.Id.ToString());
        panel.WaitForAssertion(() => Assert.Contains("Extincteurs vérifiés", Assert.Single(panel.FindAll(".timeline li")).TextContent));
        // Sent to a colleague, the address shows them the same.
        using var colleague = new CastScreen(world, world.Theo);
        var same = colleague.Open<EventsPanel>(new Uri(screen.Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery, p => p.Add(e => e.ClientId, world.Rivelaine));
        same.WaitForAssertion(() => Assert.Contains("Extincteurs vérifiés", Assert.Single(same.FindAll(".timeline li")).TextContent));
        await panel.Find("select").ChangeAsync(nameof(EventFamily.Contract));
        panel.WaitForAssertion(() => Assert.DoesNotContain("Extincteurs vérifiés", panel.Markup));
        await panel.Find("button[aria-label='Filtrer les événements']").ClickAsync(new());
        panel.WaitForAssertion(() => Assert.Contains("Extincteurs vérifiés", panel.Find(".timeline").TextContent));
        Assert.DoesNotContain("events=", screen.Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task The_bell_counts_what_is_unread_one_by_one_or_all_at_once_on_every_screen_of_the_same_person()
    {
        foreach (var subject in new[] { "Un", "Deux", "Trois" }) await TaskAsync(subject, 0);
        using var one = new CastScreen(world, world.Theo);
        using var two = new CastScreen(world, world.Theo);
        var (bell, page) = (one.Open<Bell>("/", p => p.Add(b => b.All, "/notifications")), two.Open<NotificationsPage>("/notifications", _ => { }));
        bell.WaitForAssertion(() => Assert.Equal("3", bell.Find(".count").TextContent));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".dotmark--info").Count));

        await page.FindAll("li button")[0].ClickAsync(new());
        bell.WaitForAssertion(() => Assert.Equal("2", bell.Find(".count").TextContent));

        await bell.Find("summary").ClickAsync(new());
        await bell.FindAll("button").Single(b => b.TextContent.Contains("Tout marquer comme lu", StringComparison.Ordinal)).ClickAsync(new());
        bell.WaitForAssertion(() => Assert.Empty(bell.FindAll(".count")));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".dotmark--info")));
    }

    [Fact]
    public async Task What_one_person_is_told_is_no_work_for_anybody_elses_screen()
    {
        using var theirs = new CastScreen(world, world.Theo);
        using var others = new CastScreen(world, world.Ines);
        await world.AddAsync(new Notification { PersonId = Cast.Ines.Id, At = world.Clock.Now, Code = "notice.certificate-issued", Args = ["", "", ""] });
        var (bell, stranger) = (theirs.Open<Bell>("/", _ => { }), others.Open<Bell>("/", _ => { }));
        stranger.WaitForElement(".count");
        var calm = stranger.RenderCount;

        await TaskAsync("Un", 0);

        bell.WaitForAssertion(() => Assert.Equal("1", bell.Find(".count").TextContent));
        Assert.Equal(calm, stranger.RenderCount);
    }

    [Fact]
    public async Task The_rail_counts_ones_own_work_live()
    {
        using var screen = new CastScreen(world, world.Theo);
        var rail = screen.Open<NavMenu>("/dashboard", _ => { });
        rail.WaitForElement("a[href='/tasks']");
        var before = (await world.Desk<MyWorkQuery>().RunAsync(world.Theo)).Actions;
        rail.WaitForAssertion(() => Assert.Equal(before.ToString(), rail.Find("a[href='/actions'] .count").TextContent));
        Assert.Empty(rail.FindAll("a[href='/tasks'] .count"));

        await TaskAsync("Rappeler", 0);
        await world.Desk<AddAction>().RunAsync(world.Ines, new() { ClientId = world.Pelissier, Name = "Vérifier", AssigneeId = Cast.Theo.Id });

        rail.WaitForAssertion(() => Assert.Equal("1", rail.Find("a[href='/tasks'] .count").TextContent));
        rail.WaitForAssertion(() => Assert.Equal((before + 1).ToString(), rail.Find("a[href='/actions'] .count").TextContent));
    }

    [Theory]
    [InlineData("lists", "Équipe de Port-Aubel")]
    [InlineData("kinds", "Préparer le rendez-vous annuel")]
    [InlineData("rules", "60 jours avant l’anniversaire du contrat")]
    [InlineData("statuses", "Couleur")]
    [InlineData("tasks", "Compléter la fiche du nouveau client")]
    public void How_the_firm_works_is_settled_on_one_page(string tab, string shown)
    {
        using var screen = new CastScreen(world, world.Helene);
        var page = screen.Open<WorkSettingsPage>($"/settings/work?tab={tab}", _ => { });
        page.WaitForAssertion(() => Assert.Contains(shown, page.Markup));
    }

    [Fact, Rule("D-60")]
    public async Task Many_actions_are_changed_at_once_and_what_failed_is_named()
    {
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ActionsPage>("/actions?whose=All", _ => { });
        page.WaitForElement("tbody tr");
        var before = page.FindAll("tbody tr").Count;
        await page.Find("thead input").ChangeAsync(true);
        var done = (await world.Desk<ActionStatusesQuery>().RunAsync(world.Theo)).First(s => s.Finished);

        await page.Find(".bulk select").ChangeAsync(done.Id.ToString());

        page.WaitForAssertion(() => Assert.Contains("Tout est fait", page.Markup));
        Assert.True(before > 2);
    }

    private async Task<Guid> TaskAsync(string subject, int inDays, bool urgent = false, Guid? client = null) => (await world.Desk<SaveTask>().RunAsync(world.Ines, new()
    {
        Subject = subject, PlannedOn = World.Today.AddDays(inDays), Urgent = urgent, ClientId = client, People = [Cast.Theo.Id],
    })).Value;
}
