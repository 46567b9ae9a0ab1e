using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Fleets;

/// <summary>"My vehicle is not in the register."</summary>
public sealed class RegisterTicketTests : FleetScene
{
    [Fact, Rule("R-FLEET")]
    public async Task What_a_client_says_is_at_once_an_urgent_task_of_those_it_turns_to()
    {
        var vehicle = await EnteredAsync("AB-123-CD");
        var said = await SayAsync(World.Nadege, new() { ItemId = vehicle, Words = " Contrôlée hier sur l'A7. " });
        Assert.Equal(new(said.Value.TicketId, false), said.Value);

        var task = await World.ReadAsync(db => db.Tasks.Include(t => t.Recipients).SingleAsync(t => t.SubjectId == said.Value.TicketId));
        Assert.Equal(("FVA – AB-123-CD", true, TaskState.Open, Today), (task.Subject, task.Urgent, task.State, task.PlannedOn));
        Assert.Equal((World.Rivelaine, World.Fleet, "Contrôlée hier sur l'A7.", Cast.Nadege.FullName), (task.ClientId, task.ContractId, task.Description, task.CreatedBy));
        Assert.Contains(Cast.Theo.Id, task.Recipients.Select(r => r.PersonId));
        var told = await World.ReadAsync(db => db.Notifications.SingleAsync(n => n.PersonId == Cast.Theo.Id && n.Code == "notice.unregistered"));
        Assert.Equal(($"/tasks/{task.Id}", "AB-123-CD"), (told.Link, told.Args[1]));
        Assert.Equal(1, await World.ReadAsync(db => db.Events.CountAsync(e => e.ContractId == World.Fleet && e.Code == FleetEvents.Unregistered)));
    }

    [Fact, Rule("R-FLEET")]
    public async Task The_answer_ends_the_task_and_the_client_reads_it_then_may_ask_again()
    {
        var vehicle = await EnteredAsync("AB-123-CD");
        var said = (await SayAsync(World.Nadege, new() { ItemId = vehicle })).Value.TicketId;
        var row = (await TicketsAsync(World.Nadege)).Single();
        Assert.True(row is { IsOpen: true, Outcome: null });

        World.Time.Advance(TimeSpan.FromHours(2));
        Assert.Null((await AnswerAsync(said, TicketOutcome.Sent, "Transmis ce matin.")).Problem);
        row = (await TicketsAsync(World.Nadege)).Single();
        Assert.Equal((false, TicketOutcome.Sent, "Transmis ce matin.", Cast.Theo.FullName, World.Clock.Now), (row.IsOpen, row.Outcome, row.Answer, row.AnsweredBy, row.AnsweredAt!.Value));
        var task = await World.ReadAsync(db => db.Tasks.SingleAsync(t => t.SubjectId == said));
        Assert.Equal((TaskState.Done, Cast.Theo.FullName), (task.State, task.DecidedBy));
        Assert.Equal("TicketOutcome.Sent", (await World.ReadAsync(db => db.Notifications.SingleAsync(n => n.PersonId == Cast.Nadege.Id && n.Code == "notice.ticket-answered"))).Args[1]);
        Assert.Equal("register-ticket.answered-already", (await AnswerAsync(said, TicketOutcome.WasThere)).Problem?.Code);

        var again = await SayAsync(World.Nadege, new() { ItemId = vehicle });
        Assert.False(again.Value.AlreadyOpen);
        Assert.NotEqual(said, again.Value.TicketId);
        Assert.Equal([true, false], (await TicketsAsync(World.Nadege)).Select(t => t.IsOpen));
    }

    [Fact]
    public async Task However_often_and_by_whomever_it_is_pressed_there_is_one_until_it_is_answered()
    {
        var vehicle = await EnteredAsync("AB-123-CD");
        var input = new ReportUnregistered.Input { ContractId = World.Fleet, ItemId = vehicle };
        var pressed = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => World.Desk<ReportUnregistered>().RunAsync(i % 2 == 0 ? World.Nadege : World.Karim, i < 2 ? input : new() { ContractId = World.Fleet, ItemId = vehicle })));
        Assert.All(pressed, p => Assert.Null(p.Problem));
        Assert.Single(pressed.Select(p => p.Value.TicketId).Distinct());
        Assert.Equal((1, 1), (await World.ReadAsync(db => db.RegisterTickets.CountAsync()), await World.ReadAsync(db => db.Tasks.CountAsync(t => t.Subject == "FVA – AB-123-CD"))));
    }

    [Fact, Rule("R-FLEET")]
    public async Task Its_plate_says_which_one_however_it_is_typed_and_even_if_it_was_there_before()
    {
        var before = await EnteredAsync("AB-123-CD");
        Assert.Equal(1, (await LeaveAsync(World.Theo, -10, before)).Value.Done);
        Assert.Equal(("register-ticket.not-insured", nameof(ReportUnregistered.Input.Plate)), Said((await SayAsync(World.Nadege, new() { Plate = "ab 123 cd" })).Problem!));
        var now = await EnteredAsync("AB-123-CD", -5);
        var said = (await SayAsync(World.Nadege, new() { Plate = "ab 123 cd" })).Value.TicketId;
        Assert.Equal(now, (await TicketsAsync(World.Nadege)).Single(t => t.Id == said).ItemId);

        Assert.Equal(("register-ticket.unknown-plate", nameof(ReportUnregistered.Input.Plate)), Said((await SayAsync(World.Nadege, new() { Plate = "ZZ-999-ZZ" })).Problem!));
        Assert.Equal(("input.required", nameof(ReportUnregistered.Input.Plate)), Said((await SayAsync(World.Nadege, new() { Plate = " - " })).Problem!));
    }

    [Fact, Rule("R-FLEET")]
    public async Task What_is_not_insured_or_bears_no_French_plate_does_not_belong_there()
    {
        var coming = await EnteredAsync("AB-124-CD", 3);
        Assert.Equal("register-ticket.not-insured", (await SayAsync(World.Nadege, new() { ItemId = coming })).Problem?.Code);
        var asked = (await EnterAsync(World.Nadege, "AB-125-CD")).Value;
        Assert.Equal("register-ticket.not-insured", (await SayAsync(World.Nadege, new() { ItemId = asked })).Problem?.Code);
        var bare = await World.Desk<EnterItem>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Data = new() { PlateKind = PlateKind.None, Make = "Fenwick", Model = "E20" }, EffectiveOn = Today });
        Assert.Equal("register-ticket.not-in-file", (await SayAsync(World.Nadege, new() { ItemId = bare.Value })).Problem?.Code);
        Assert.Empty(await TicketsAsync(World.Nadege));
    }

    [Fact, Rule("IND-09"), Rule("IND-13")]
    public async Task Whoever_is_shown_the_vehicle_may_say_so_unless_they_only_look()
    {
        var vehicle = await EnteredAsync("AB-123-CD");
        await Assert.ThrowsAsync<Forbidden>(() => SayAsync(World.Luc, new() { ItemId = vehicle }));
        await Assert.ThrowsAsync<Forbidden>(() => SayAsync(World.Theo, new() { ItemId = vehicle }));
        Assert.Equal(Problem.Missing, (await SayAsync(World.Marc, new() { ItemId = vehicle })).Problem);
        Assert.Null((await SayAsync(World.Karim, new() { ItemId = vehicle })).Problem);
        Assert.Single(await TicketsAsync(World.Luc));
        Assert.Empty(await TicketsAsync(World.Marc));

        Assert.Null((await World.Desk<SwitchFeature>().RunAsync(World.Helene, new() { Feature = Feature.ViewFiles, On = false })).Problem);
        await Assert.ThrowsAsync<Forbidden>(() => SayAsync(World.Nadege, new() { ItemId = vehicle }));
    }

    [Fact]
    public async Task Its_task_ends_with_the_answer_and_in_no_other_way()
    {
        var said = (await SayAsync(World.Nadege, new() { ItemId = await EnteredAsync("AB-123-CD") })).Value.TicketId;
        var task = await World.ReadAsync(db => db.Tasks.Where(t => t.SubjectId == said).Select(t => t.Id).SingleAsync());
        Assert.Equal("task.needs-answer", (await World.Desk<EndTask>().RunAsync(World.Theo, task)).Problem?.Code);
        Assert.Equal(("register-ticket.say-why", nameof(AnswerRegisterTicket.Input.Answer)), Said(await AnswerAsync(said, TicketOutcome.NotDue)));
        Assert.Equal(nameof(AnswerRegisterTicket.Input.Outcome), (await World.Desk<AnswerRegisterTicket>().RunAsync(World.Theo, new() { TicketId = said })).Problem?.Field);
        Assert.Null((await AnswerAsync(said, TicketOutcome.NotDue, "Remorque de moins de 750 kg")).Problem);
        Assert.Equal("task.needs-answer", (await World.Desk<ReopenTask>().RunAsync(World.Theo, task)).Problem?.Code);
    }

    [Fact]
    public async Task Of_two_who_answer_at_the_same_moment_the_second_is_told_who_did()
    {
        var said = (await SayAsync(World.Nadege, new() { ItemId = await EnteredAsync("AB-123-CD") })).Value.TicketId;
        var both = await Task.WhenAll(new[] { World.Theo, World.Helene }.Select(who => World.Desk<AnswerRegisterTicket>().RunAsync(who, new() { TicketId = said, Outcome = TicketOutcome.Sent })));
        Assert.Equal("register-ticket.answered-already", both.Single(b => b.Failed).Problem?.Code);
        Assert.Equal(1, await World.ReadAsync(db => db.Events.CountAsync(e => e.Code == FleetEvents.TicketAnswered)));
    }

    [Fact]
    public async Task A_vehicle_waiting_for_an_answer_is_not_deleted_and_an_answered_one_takes_its_tickets_along()
    {
        var vehicle = await EnteredAsync("AB-123-CD");
        var said = (await SayAsync(World.Nadege, new() { ItemId = vehicle })).Value.TicketId;
        Assert.Equal("fleet.item-in-ticket", (await World.Desk<DeleteItem>().RunAsync(World.Theo, vehicle)).Problem?.Code);
        Assert.Null((await AnswerAsync(said, TicketOutcome.WasThere)).Problem);
        Assert.Null((await World.Desk<DeleteItem>().RunAsync(World.Theo, vehicle)).Problem);
        Assert.Equal(0, await World.ReadAsync(db => db.RegisterTickets.CountAsync()));
    }

    [Fact]
    public async Task The_firm_reads_those_that_wait_first_of_all_clients()
    {
        var (one, two) = (await EnteredAsync("AB-123-CD"), await EnteredAsync("AB-124-CD"));
        var first = (await SayAsync(World.Nadege, new() { ItemId = one })).Value.TicketId;
        World.Time.Advance(TimeSpan.FromMinutes(5));
        await SayAsync(World.Nadege, new() { ItemId = two });
        Assert.Equal(["AB-123-CD", "AB-124-CD"], (await TicketsAsync(World.Ines, true)).Select(t => t.Plate));
        await AnswerAsync(first, TicketOutcome.Sent);
        Assert.Equal(["AB-124-CD", "AB-123-CD"], (await TicketsAsync(World.Ines)).Select(t => t.Plate));
        Assert.Equal(["AB-123-CD"], (await TicketsAsync(World.Ines, false)).Select(t => t.Plate));
        World.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(["AB-124-CD"], (await World.Desk<RegisterTicketsQuery>().RunAsync(World.Nadege, new() { AnsweredSince = World.Clock.Now.AddDays(-30) })).Rows.Select(t => t.Plate));
    }

    private Task<Result<ReportUnregistered.Reported>> SayAsync(Caller who, ReportUnregistered.Input input)
    {
        input.ContractId = World.Fleet;
        return World.Desk<ReportUnregistered>().RunAsync(who, input);
    }

    private Task<Result> AnswerAsync(Guid ticket, TicketOutcome outcome, string? words = null) => World.Desk<AnswerRegisterTicket>().RunAsync(World.Theo, new() { TicketId = ticket, Outcome = outcome, Answer = words });

    private async Task<IReadOnlyList<RegisterTicketsQuery.Row>> TicketsAsync(Caller who, bool? open = null) => (await World.Desk<RegisterTicketsQuery>().RunAsync(who, new() { Open = open })).Rows;
}
