using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Work;

public sealed class TaskVerbsTests
{
    [Fact]
    [Rule("D-37")]
    public async Task A_validation_without_recipients_cannot_be_saved()
    {
        await using var world = await TheWorld.OpenAsync();
        Assert.Equal("task-template.recipients-needed", (await SaveAsync(world, Validation())).Problem!.Code);
        Assert.Equal("task-template.recipient-cannot-decide", (await SaveAsync(world, Validation(Cast.Ines.Id))).Problem!.Code);
        Assert.Equal("common.missing", (await SaveAsync(world, Validation(Cast.Nadege.Id))).Problem!.Code);
        Assert.False((await SaveAsync(world, Validation(Cast.Theo.Id))).Failed);
    }

    [Fact]
    [Rule("R-TSK-06")]
    public async Task The_subject_is_required()
    {
        await using var world = await TheWorld.OpenAsync();
        var input = Validation(Cast.Theo.Id);
        input.Subject = " ";
        Assert.Equal(new Problem("input.required", "Subject"), (await SaveAsync(world, input)).Problem);
    }

    [Fact]
    public async Task Recipients_are_changed_with_the_form_and_two_who_edit_meet()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = (await SaveAsync(world, Validation(Cast.Theo.Id))).Value;
        var read = await RowAsync(world, id);
        var changed = Validation(Cast.Oliver.Id);
        (changed.Id, changed.Version) = (id, read.Version);
        Assert.False((await SaveAsync(world, changed)).Failed);
        Assert.Equal([Cast.Oliver.Id], (await RowAsync(world, id)).Recipients.Select(r => r.Id));
        Assert.Equal(Problem.Stale, (await SaveAsync(world, changed)).Problem);
    }

    [Fact]
    public async Task Validations_come_first_then_the_planned_day()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.AddAsync(Task("later", TaskKind.Action, 2), Task("sooner", TaskKind.Action, 1), Task("decide", TaskKind.ExtranetValidation, 3, Cast.Theo.Id));
        var all = await world.Desk<TasksQuery>().RunAsync(world.Theo, new());
        Assert.Equal(["decide", "sooner", "later"], all.Rows.Select(t => t.Subject).Where(s => s is "later" or "sooner" or "decide"));
        Assert.Equal(["decide"], (await world.Desk<TasksQuery>().RunAsync(world.Theo, new() { Mine = true })).Rows.Select(t => t.Subject).Where(s => s is "later" or "sooner" or "decide"));
        Assert.DoesNotContain((await world.Desk<TasksQuery>().RunAsync(world.Oliver, new() { Mine = true })).Rows, t => t.Subject == "decide");
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<TasksQuery>().RunAsync(world.Nadege, new()));
    }

    [Fact]
    public async Task Everybody_reads_their_own_notifications_only()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.AddAsync([.. Enumerable.Range(0, 25).Select(i => new Notification { PersonId = Cast.Nadege.Id, At = world.Clock.Now.AddMinutes(i), Code = "notice.certificate-issued", Args = [i.ToString()], Link = $"/space/{world.Rivelaine}" })]);
        var mine = await world.Desk<NotificationsQuery>().RunAsync(world.Nadege);
        Assert.Equal((20, 25, "24"), (mine.Latest.Count, mine.Unread, mine.Latest[0].Args[0]));
        Assert.Empty((await world.Desk<NotificationsQuery>().RunAsync(world.Helene)).Latest);
        Assert.Empty((await world.Desk<NotificationsQuery>().RunAsync(Caller.Nobody)).Latest);

        Assert.False((await world.Desk<ReadNotifications>().RunAsync(world.Helene)).Failed);
        Assert.Equal(25, (await world.Desk<NotificationsQuery>().RunAsync(world.Nadege)).Unread);
        Assert.False((await world.Desk<ReadNotifications>().RunAsync(world.Nadege)).Failed);
        Assert.Equal(0, (await world.Desk<NotificationsQuery>().RunAsync(world.Nadege)).Unread);
    }

    private static SaveTaskTemplate.Input Validation(params Guid[] recipients) => new()
    {
        Subject = "Valider l'attestation", Kind = TaskKind.ExtranetValidation, Trigger = TaskTrigger.CertificateRequested, Recipients = [.. recipients],
    };

    private static TaskItem Task(string subject, TaskKind kind, int inDays, params Guid[] recipients)
    {
        var task = new TaskItem { Subject = subject, Kind = kind, PlannedOn = TheWorld.Today.AddDays(inDays), CreatedAt = TheWorld.Start.UtcDateTime };
        task.Recipients.AddRange(recipients.Select(id => new TaskRecipient { TaskId = task.Id, PersonId = id }));
        return task;
    }

    private static Task<Result<Guid>> SaveAsync(TheWorld world, SaveTaskTemplate.Input input) => world.Desk<SaveTaskTemplate>().RunAsync(world.Helene, input);

    private static async Task<TaskTemplateRow> RowAsync(TheWorld world, Guid id) => (await world.Desk<TaskTemplatesQuery>().RunAsync(world.Helene)).Rows.Single(t => t.Id == id);
}
