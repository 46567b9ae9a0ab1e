using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Work;

using World = Broker.Tests.World.World;

/// <summary>Work assigned to people of the firm: made by hand, shown, ended (R-TSK-01 to R-TSK-05).</summary>
public sealed class TaskTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        // Only what a test makes.
        await world.ChangeAsync(async db => db.RemoveRange(await db.Tasks.Include(t => t.Recipients).Include(t => t.Groups).ToListAsync()));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-TSK-02")]
    public async Task A_task_needs_a_name_a_planned_date_and_somebody()
    {
        Assert.Equal(new Problem("input.required", "Subject"), (await SaveAsync(Input(" ", Cast.Theo))).Problem);
        var undated = Input("Rappeler", Cast.Theo);
        undated.PlannedOn = null;
        Assert.Equal(new Problem("input.required", "PlannedOn"), (await SaveAsync(undated)).Problem);
        Assert.Equal(new Problem("task.recipients-needed", "People"), (await SaveAsync(Input("Rappeler"))).Problem);
        Assert.Equal(Problem.Missing.At("People"), (await SaveAsync(Input("Rappeler", Cast.Nadege))).Problem);
    }

    [Fact, Rule("R-TSK-02")]
    public async Task All_of_it_is_kept_and_the_receiver_is_told()
    {
        var entry = await world.ReadAsync(db => db.ListValues.Where(v => v.List == ListKind.TaskEntryKind).OrderBy(v => v.Position).FirstAsync());
        var input = Input("Rappeler le syndic", Cast.Theo);
        (input.TimeLimit, input.EntryKindId, input.Urgent, input.Description, input.ClientId) = (new(16, 30), entry.Id, true, "Au sujet du dégât des eaux.", world.Pelissier);
        var id = (await SaveAsync(input)).Value;

        var task = (await world.Desk<TaskQuery>().RunAsync(world.Theo, id))!;
        Assert.Equal(("Rappeler le syndic", new TimeOnly(16, 30), entry.Name, true, "Au sujet du dégât des eaux.", "Boulangerie Pélissier", Cast.Ines.FullName),
            (task.Subject, task.TimeLimit!.Value, task.EntryKind, task.Urgent, task.Description, task.ClientName, task.CreatedBy));
        var told = Assert.Single((await world.Desk<NotificationsQuery>().RunAsync(world.Theo)).Latest, n => n.Code == "notice.task-assigned");
        Assert.Equal($"/tasks/{id}", told.Link);
        Assert.Equal(1, (await world.Desk<MyWorkQuery>().RunAsync(world.Theo)).Tasks);
    }

    [Fact, Rule("R-TSK-01")]
    public async Task Made_from_a_line_of_history_it_is_about_that_client_and_contract()
    {
        await world.Desk<AddNote>().RunAsync(world.Ines, new() { ClientId = world.Rivelaine, ContractId = world.Fleet, Text = "Douze sorties annoncées" });
        var line = (await world.Desk<EventsQuery>().RunAsync(world.Ines, world.Rivelaine)).Rows[0];
        var from = (await world.Desk<TaskChoicesQuery>().RunAsync(world.Ines, line.Id)).From!;
        Assert.Equal((world.Rivelaine, "Douze sorties annoncées"), (from.ClientId, from.Args[0]));

        var input = Input("Préparer les sorties", Cast.Theo);
        input.EventId = line.Id;
        var task = (await world.Desk<TaskQuery>().RunAsync(world.Theo, (await SaveAsync(input)).Value))!;

        Assert.Equal((world.Rivelaine, world.Fleet, line.Id), (task.ClientId, task.ContractId, task.EventId));
        // R-EVT-04: and the history shows it until it is done.
        Assert.Contains(await world.Desk<PendingTasksQuery>().RunAsync(world.Ines, world.Rivelaine), t => t.Id == task.Id);
        await world.Desk<EndTask>().RunAsync(world.Theo, task.Id);
        Assert.DoesNotContain(await world.Desk<PendingTasksQuery>().RunAsync(world.Ines, world.Rivelaine), t => t.Id == task.Id);
    }

    [Fact, Rule("R-TSK-02")]
    public async Task A_task_for_a_list_is_that_of_its_members_whoever_they_are_today()
    {
        var list = (await world.Desk<SaveUserList>().RunAsync(world.Helene, new() { Name = "Sinistres", Members = [Cast.Theo.Id] })).Value;
        var input = Input("Trier le courrier");
        input.Lists = [list];
        await SaveAsync(input);
        Assert.Equal((1, 0), (await MineAsync(world.Theo), await MineAsync(world.Oliver)));

        var row = (await world.Desk<UserListsQuery>().RunAsync(world.Helene)).Rows.Single(l => l.Id == list);
        await world.Desk<SaveUserList>().RunAsync(world.Helene, new() { Id = list, Version = row.Version, Name = "Sinistres", Members = [Cast.Oliver.Id] });

        Assert.Equal((0, 1), (await MineAsync(world.Theo), await MineAsync(world.Oliver)));
        Assert.Equal(1, (await world.Desk<MyWorkQuery>().RunAsync(world.Oliver)).Tasks);
    }

    [Fact, Rule("R-TSK-03")]
    public async Task Shown_only_once_due_means_from_the_planned_day_whatever_the_hour_and_those_concerned_are_told_then()
    {
        var input = Input("Anniversaire", Cast.Theo);
        (input.OnlyOnceDue, input.PlannedOn, input.TimeLimit) = (true, World.Today.AddDays(1), new(18, 0));
        await SaveAsync(input);
        Assert.Equal(0, await MineAsync(world.Theo));
        Assert.Equal(0, (await world.Desk<MyWorkQuery>().RunAsync(world.Theo)).Tasks);
        Assert.Equal(1, await MineAsync(world.Theo, TaskDue.Later));
        Assert.DoesNotContain((await world.Desk<NotificationsQuery>().RunAsync(world.Theo)).Latest, n => n.Code == "notice.task-assigned");

        // Half past midnight of the planned day.
        world.Time.Advance(TimeSpan.FromHours(14.5));
        Assert.Equal(1, await MineAsync(world.Theo, TaskDue.Today));
        for (var i = 0; i < 2; i++) await world.Desk<AnnounceDueTasks>().RunAsync(world.System, World.Today.AddDays(1), World.Today.AddDays(1));
        Assert.Single((await world.Desk<NotificationsQuery>().RunAsync(world.Theo)).Latest, n => n.Code == "notice.task-due");
    }

    [Fact, Rule("R-TSK-04")]
    public async Task Priority_comes_first_within_its_own_day_never_before_an_earlier_one()
    {
        foreach (var (name, days, urgent) in new[] { ("plus tard", 2, false), ("plus tard urgent", 2, true), ("hier", -1, false), ("aujourd'hui", 0, false), ("aujourd'hui urgent", 0, true) })
        {
            var input = Input(name, Cast.Theo);
            (input.PlannedOn, input.Urgent) = (World.Today.AddDays(days), urgent);
            await SaveAsync(input);
        }
        var rows = (await world.Desk<TasksQuery>().RunAsync(world.Theo, new())).Rows;
        Assert.Equal(["hier", "aujourd'hui urgent", "aujourd'hui", "plus tard urgent", "plus tard"], rows.Select(r => r.Subject));
    }

    [Fact]
    public async Task Late_is_what_its_day_or_hour_has_passed_a_notification_never()
    {
        foreach (var (name, kind, days, limit) in new (string, TaskKind, int, TimeOnly?)[]
        {
            ("hier", TaskKind.Action, -1, null), ("hier à savoir", TaskKind.Notification, -1, null), ("ce matin", TaskKind.Action, 0, new(9, 0)), ("ce soir", TaskKind.Waiting, 0, new(19, 0)), ("demain", TaskKind.Action, 1, null),
        })
        {
            var input = Input(name, Cast.Theo);
            (input.Kind, input.PlannedOn, input.TimeLimit) = (kind, World.Today.AddDays(days), limit);
            await SaveAsync(input);
        }
        Assert.Equal(["hier", "ce matin"], (await world.Desk<TasksQuery>().RunAsync(world.Theo, new() { Due = TaskDue.Late })).Rows.Select(r => r.Subject));
        Assert.Equal(["hier", "hier à savoir", "ce matin", "ce soir"], (await world.Desk<TasksQuery>().RunAsync(world.Theo, new() { Mine = true, Due = TaskDue.Due })).Rows.Select(r => r.Subject));
        // The dashboard and the menu count as the lists do.
        Assert.Equal(new TaskFiguresQuery.Figures(4, 2), (await world.Desk<TaskFiguresQuery>().RunAsync(world.Theo)).Of(Cast.Theo.Id));
        Assert.Equal(2, (await world.Desk<MyWorkQuery>().RunAsync(world.Theo)).LateTasks);
        Assert.Equal(["ce matin", "ce soir"], (await world.Desk<TasksQuery>().RunAsync(world.Theo, new() { Due = TaskDue.Today })).Rows.Select(r => r.Subject));
        Assert.Equal(["demain"], (await world.Desk<TasksQuery>().RunAsync(world.Theo, new() { Due = TaskDue.Later })).Rows.Select(r => r.Subject));
    }

    [Fact, Rule("R-TSK-05")]
    public async Task A_template_fills_the_fields_in_and_they_stay_editable()
    {
        await world.Desk<SaveTaskTemplate>().RunAsync(world.Helene, new() { Subject = "Relance", Kind = TaskKind.Waiting, PlannedInDays = 10, Urgent = true, Description = "Deux fois.", Recipients = [Cast.Theo.Id] });
        var offered = (await world.Desk<TaskChoicesQuery>().RunAsync(world.Ines)).Templates.Single(t => t.Subject == "Relance");
        Assert.Equal((TaskKind.Waiting, 10, true, "Deux fois."), (offered.Kind, offered.PlannedInDays, offered.Urgent, offered.Description));
        Assert.Equal([Cast.Theo.Id], offered.People);

        var input = Input("Relance du syndic", Cast.Oliver);
        Assert.False((await SaveAsync(input)).Failed);
    }

    [Fact]
    public async Task Done_is_taken_back_and_said_once()
    {
        var id = (await SaveAsync(Input("Rappeler", Cast.Theo))).Value;
        Assert.Null((await world.Desk<EndTask>().RunAsync(world.Theo, id)).Problem);
        Assert.Equal("task.already-ended", (await world.Desk<EndTask>().RunAsync(world.Ines, id)).Problem?.Code);
        Assert.Equal((TaskState.Done, Cast.Theo.FullName), await world.Desk<TaskQuery>().RunAsync(world.Ines, id) is { } done ? (done.State, done.DecidedBy!) : default);

        Assert.Null((await world.Desk<ReopenTask>().RunAsync(world.Ines, id)).Problem);
        Assert.Equal("task.not-ended", (await world.Desk<ReopenTask>().RunAsync(world.Ines, id)).Problem?.Code);
        Assert.Equal(1, await MineAsync(world.Theo));
    }

    [Fact]
    public async Task Passed_on_it_is_the_others_and_only_the_newcomer_is_told()
    {
        var id = (await SaveAsync(Input("Rappeler", Cast.Theo))).Value;
        var read = (await world.Desk<TaskQuery>().RunAsync(world.Ines, id))!;
        var input = Input("Rappeler", Cast.Theo, Cast.Oliver);
        (input.Id, input.Version) = (id, read.Version);
        Assert.False((await SaveAsync(input)).Failed);

        Assert.Single((await world.Desk<NotificationsQuery>().RunAsync(world.Theo)).Latest, n => n.Link == $"/tasks/{id}");
        Assert.Single((await world.Desk<NotificationsQuery>().RunAsync(world.Oliver)).Latest, n => n.Link == $"/tasks/{id}");
        Assert.Equal(Problem.Stale, (await SaveAsync(input)).Problem);
    }

    [Fact]
    public async Task A_validation_goes_to_somebody_who_may_decide_and_who_asked_is_told_the_answer()
    {
        var input = Input("Relire le devis", Cast.Ines);
        input.Kind = TaskKind.Validation;
        Assert.Equal("task-template.recipient-cannot-decide", (await SaveAsync(input)).Problem?.Code);
        input.People = [Cast.Theo.Id];
        var id = (await SaveAsync(input)).Value;
        Assert.Equal("task.needs-decision", (await world.Desk<EndTask>().RunAsync(world.Theo, id)).Problem?.Code);
        var decide = world.Desk<DecideTask>();
        await Assert.ThrowsAsync<Forbidden>(() => decide.RunAsync(world.Ines, new() { TaskId = id, Accept = true }));
        Assert.Equal(new Problem("task.reason-needed", "Reason"), (await decide.RunAsync(world.Theo, new() { TaskId = id })).Problem);
        Assert.Null((await decide.RunAsync(world.Theo, new() { TaskId = id, Reason = "Prime à revoir" })).Problem);

        Assert.Single((await world.Desk<NotificationsQuery>().RunAsync(world.Ines)).Latest, n => n.Code == "notice.task-refused");
        Assert.Equal("task.already-decided", (await decide.RunAsync(world.Oliver, new() { TaskId = id, Accept = true })).Problem?.Code);
        input.Kind = TaskKind.ExtranetValidation;
        Assert.Equal(new Problem("task.kind-not-by-hand", "Kind"), (await SaveAsync(input)).Problem);
    }

    private static SaveTask.Input Input(string subject, params CastPerson[] people) => new() { Subject = subject, PlannedOn = World.Today, People = [.. people.Select(p => p.Id)] };

    private Task<Result<Guid>> SaveAsync(SaveTask.Input input) => world.Desk<SaveTask>().RunAsync(world.Ines, input);

    private async Task<int> MineAsync(Caller who, TaskDue due = default) => (await world.Desk<TasksQuery>().RunAsync(who, new() { Mine = true, Due = due })).Total;
}
