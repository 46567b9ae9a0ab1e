using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Work;
using Broker.Tests.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Work;

using World = Broker.Tests.World.World;

/// <summary>Predefined tasks that make themselves, and the lists of people they name (R-TSK-06 to R-TSK-09).</summary>
public sealed class TaskTemplateTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        // The demo's own stand aside.
        await world.ChangeAsync(async db => { foreach (var template in await db.TaskTemplates.ToListAsync()) template.Active = false; });
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-TSK-06"), Rule("R-TSK-08")]
    public async Task What_happens_to_a_client_or_contract_makes_its_task_in_the_same_save()
    {
        foreach (var trigger in new[] { TaskTrigger.ClientCreated, TaskTrigger.AddressChanged, TaskTrigger.ContractSuspended, TaskTrigger.ContractTerminated, TaskTrigger.ContractReinstated })
            await TemplateAsync(trigger.ToString(), trigger, t => t.ToHandler = true);

        var client = (await world.Desk<SaveClient>().RunAsync(world.Theo, NewClient.Of(ClientKind.Company, Cast.Oliver.Id))).Value;
        Assert.Equal(["ClientCreated"], await MadeAsync(client));
        Assert.Equal([Cast.Oliver.FullName], (await DetailAsync(client)).Recipients);

        var edited = (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, world.Pelissier))!.Input;
        edited.Street = "9 rue Neuve";
        await world.Desk<SaveClient>().RunAsync(world.Theo, edited);
        Assert.Contains("AddressChanged", await MadeAsync(world.Pelissier));

        await world.Desk<SuspendContract>().RunAsync(world.Theo, new() { ContractId = world.Bakery, Version = await VersionAsync(world.Bakery), From = World.Today, Reason = "impayé" });
        await world.Desk<TerminateContract>().RunAsync(world.Theo, new() { ContractId = world.Bakery, Version = await VersionAsync(world.Bakery), On = World.Today, Reason = "vente" });
        await world.Desk<ReinstateContract>().RunAsync(world.Theo, new() { ContractId = world.Bakery, Version = await VersionAsync(world.Bakery), Reason = "erreur" });
        Assert.Equal(["AddressChanged", "ContractReinstated", "ContractSuspended", "ContractTerminated"], (await MadeAsync(world.Pelissier)).Order());
    }

    [Fact, Rule("R-TSK-09")]
    public async Task Only_acts_of_the_people_on_the_list_start_it()
    {
        var list = await ListAsync("Débutants", Cast.Oliver);
        await TemplateAsync("Relire", TaskTrigger.ClientCreated, t => (t.ActorsId, t.Recipients) = (list, [Cast.Helene.Id]));

        Assert.Empty(await MadeAsync((await world.Desk<SaveClient>().RunAsync(world.Theo, NewClient.Of(ClientKind.Company, Cast.Theo.Id))).Value));
        Assert.Equal(["Relire"], await MadeAsync((await world.Desk<SaveClient>().RunAsync(world.Oliver, NewClient.Of(ClientKind.SelfEmployed, Cast.Theo.Id))).Value));
    }

    [Fact, Rule("R-TSK-07")]
    public void Those_that_ship_supervise_the_extranet_and_follow_clients_and_contracts_the_validation_switched_off()
    {
        var lists = UserList.Shipped([Cast.Helene.Id]);
        var shipped = StandardTasks.Shipped(StandardTasks.Triggers.ToDictionary(t => t, t => $"{t}"), lists);
        Assert.Equal(7, shipped.Count);
        var extranet = shipped.Single(t => TaskTemplate.IsOfExtranet(t.Trigger));
        Assert.Equal((TaskKind.ExtranetValidation, false, lists.Single(l => l.System == SystemList.Certificates).Id), (extranet.Kind, extranet.Active, extranet.Groups.Single().ListId));
        Assert.All(shipped.Where(t => t != extranet), t => Assert.True(t is { Active: true, ToHandler: true, IsValidation: false }));
    }

    [Fact, Rule("R-TSK-07"), Rule("R-TSK-08")]
    public async Task A_request_from_the_extranet_makes_a_task_beside_the_certificate()
    {
        await TemplateAsync("Attestation demandée", TaskTrigger.CertificateRequested, t => (t.Kind, t.Recipients) = (TaskKind.Notification, [Cast.Ines.Id]));

        await world.IssuedAsync();

        var task = Assert.Single((await world.Desk<TasksQuery>().RunAsync(world.Ines, new() { Mine = true })).Rows, t => t.Subject == "Attestation demandée");
        Assert.Equal((TaskKind.Notification, world.Rivelaine), (task.Kind, task.ClientId));
        Assert.Contains((await world.Desk<NotificationsQuery>().RunAsync(world.Ines)).Latest, n => n.Link == $"/tasks/{task.Id}");
    }

    [Fact, Rule("R-CERT-16"), Rule("R-CERT-17"), Rule("R-TSK-09")]
    public async Task A_validation_sent_to_a_list_reaches_those_of_it_who_may_decide()
    {
        var nobody = await ListAsync("Assistantes", Cast.Ines);
        Assert.Equal(new Problem("task-template.nobody-decides", "Lists"), (await HoldAsync(nobody)).Problem);

        Assert.False((await HoldAsync(await ListAsync("Décideurs", Cast.Oliver, Cast.Ines))).Failed);
        var request = await world.IssuedAsync();

        Assert.Equal(Broker.Core.Certificates.RequestState.AwaitingDecision, (await world.RequestAsync(request)).State);
        Assert.Equal([Cast.Oliver.Id], await world.ReadAsync(db => db.Tasks.Where(t => t.SubjectId == request).SelectMany(t => t.Recipients).Select(r => r.PersonId).ToListAsync()));
    }

    [Fact, Rule("R-CERT-16")]
    public async Task Switched_off_it_holds_nothing_back()
    {
        await TemplateAsync("Valider", TaskTrigger.CertificateRequested, t => (t.Kind, t.Recipients, t.Active) = (TaskKind.ExtranetValidation, [Cast.Theo.Id], false));
        Assert.Equal(Broker.Core.Certificates.RequestState.Issued, (await world.RequestAsync(await world.IssuedAsync())).State);
    }

    [Fact]
    public async Task A_type_that_waits_for_a_decision_needs_something_to_hold()
    {
        Assert.Equal(new Problem("task-template.nothing-to-hold", "Kind"), (await SaveAsync(new() { Subject = "x", Kind = TaskKind.Validation, Trigger = TaskTrigger.ClientCreated, Recipients = [Cast.Theo.Id] })).Problem);
        Assert.Equal(new Problem("task-template.needs-extranet", "Trigger"), (await SaveAsync(new() { Subject = "x", Kind = TaskKind.ExtranetValidation, Trigger = TaskTrigger.None, Recipients = [Cast.Theo.Id] })).Problem);
        Assert.False((await SaveAsync(new() { Subject = "x", Kind = TaskKind.Validation, Recipients = [Cast.Theo.Id] })).Failed);
    }

    [Fact, Rule("R-EVT-03"), Rule("R-TSK-08"), Rule("R-CON-01"), Rule("R-JOB-03")]
    public async Task A_contract_that_runs_out_says_so_once_and_starts_its_task()
    {
        await TemplateAsync("Proposer une suite", TaskTrigger.ContractExpired, t => t.ToHandler = true);
        await world.ChangeAsync(async db => (await db.Contracts.SingleAsync(c => c.Id == world.Bakery)).ExpiresOn = World.Today);
        for (var i = 0; i < 2; i++) await world.Desk<ExpireContracts>().RunAsync(world.System, World.Today, World.Today);

        var line = Assert.Single((await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier)).Rows, e => e.Code == ContractEvents.Expired);
        Assert.Equal((Cast.Firm.Name, "2026-06-15"), (line.By, line.Args[1]));
        Assert.Single(await MadeAsync(world.Pelissier), "Proposer une suite");
    }

    [Fact, Rule("R-TSK-09")]
    public async Task Five_lists_ship_and_stay_their_members_change()
    {
        var lists = (await world.Desk<UserListsQuery>().RunAsync(world.Helene)).Rows;
        Assert.Equal(Enum.GetValues<SystemList>(), lists.Select(l => l.System).OfType<SystemList>());
        var one = lists.First(l => l.System == SystemList.Exports);
        Assert.Equal(new Problem("user-list.ships"), (await world.Desk<RemoveUserList>().RunAsync(world.Helene, one.Id)).Problem);

        Assert.False((await world.Desk<SaveUserList>().RunAsync(world.Helene, new() { Id = one.Id, Version = one.Version, Name = "Autre nom", Members = [Cast.Ines.Id] })).Failed);
        var after = (await world.Desk<UserListsQuery>().RunAsync(world.Helene)).Rows.Single(l => l.Id == one.Id);
        Assert.Equal((null, Cast.Ines.Id), (after.Name, after.Members.Single().Id));
    }

    [Fact, Rule("R-TSK-09")]
    public async Task A_list_that_has_been_used_stays_and_an_unused_one_goes()
    {
        var (used, unused) = (await ListAsync("Utile", Cast.Theo), await ListAsync("Inutile", Cast.Theo));
        await world.Desk<SaveTask>().RunAsync(world.Ines, new() { Subject = "x", PlannedOn = World.Today, Lists = [used] });
        Assert.Equal(Problem.Of("user-list.in-use", "Utile", 0, 1), (await world.Desk<RemoveUserList>().RunAsync(world.Helene, used)).Problem);
        Assert.False((await world.Desk<RemoveUserList>().RunAsync(world.Helene, unused)).Failed);
        Assert.Equal(new Problem("user-list.name-taken", "Name"), (await world.Desk<SaveUserList>().RunAsync(world.Helene, new() { Name = "Utile" })).Problem);
        Assert.Equal(new Problem("input.required", "Name"), (await world.Desk<SaveUserList>().RunAsync(world.Helene, new())).Problem);
        Assert.Equal(Problem.Missing.At("Members"), (await world.Desk<SaveUserList>().RunAsync(world.Helene, new() { Name = "x", Members = [Cast.Nadege.Id] })).Problem);
    }

    [Fact, Rule("R-JOB-02")]
    public async Task A_certificate_that_cannot_be_prepared_is_told_to_the_list_that_ships_for_it()
    {
        var request = await world.RequestedAsync();
        world.Press.FailNext(100);
        for (var i = 0; i < 6; i++)
        {
            await world.IssueAsync(request);
            world.Time.Advance(TimeSpan.FromHours(2));
        }
        Assert.Contains((await world.Desk<NotificationsQuery>().RunAsync(world.Oliver)).Latest, n => n.Code == "notice.preparation-failed");
    }

    private async Task TemplateAsync(string subject, TaskTrigger trigger, Action<SaveTaskTemplate.Input> more)
    {
        var input = new SaveTaskTemplate.Input { Subject = subject, Kind = TaskKind.Action, Trigger = trigger };
        more(input);
        var saved = await SaveAsync(input);
        Assert.Null(saved.Problem);
    }

    private Task<Result<Guid>> HoldAsync(Guid list) => SaveAsync(new() { Subject = "Valider", Kind = TaskKind.ExtranetValidation, Trigger = TaskTrigger.CertificateRequested, Lists = [list] });

    private Task<Result<Guid>> SaveAsync(SaveTaskTemplate.Input input) => world.Desk<SaveTaskTemplate>().RunAsync(world.Helene, input);

    private async Task<Guid> ListAsync(string name, params CastPerson[] people) =>
        (await world.Desk<SaveUserList>().RunAsync(world.Helene, new() { Name = name, Members = [.. people.Select(p => p.Id)] })).Value;

    private Task<List<string>> MadeAsync(Guid client) => world.ReadAsync(db => db.Tasks.Where(t => t.ClientId == client && t.CreatedAt >= World.Start.UtcDateTime).Select(t => t.Subject).ToListAsync());

    private async Task<TaskDetail> DetailAsync(Guid client) =>
        (await world.Desk<TaskQuery>().RunAsync(world.Theo, await world.ReadAsync(db => db.Tasks.Where(t => t.ClientId == client).Select(t => t.Id).SingleAsync())))!;

    private Task<Guid> VersionAsync(Guid contract) => world.ReadAsync(db => db.Contracts.Where(c => c.Id == contract).Select(c => c.Version).SingleAsync());
}
