using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Complaints;
using Broker.Core.Demo;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Complaints;

using World = Broker.Tests.World.World;

public sealed class ComplaintTests
{
    [Fact]
    public async Task The_terms_run_from_the_sending_ten_working_days_and_two_months()
    {
        await using var world = await World.OpenAsync();
        var sent = await ReadAsync(world, await NoteAsync(world, input => (input.SentOn, input.ReceivedOn) = (new(2026, 4, 30), new(2026, 5, 4))));
        Assert.Equal((new DateOnly(2026, 5, 15), new DateOnly(2026, 6, 30)), (sent.AcknowledgeBy, sent.AnswerBy));

        var received = await ReadAsync(world, await NoteAsync(world, input => input.ReceivedOn = new(2026, 5, 4)));
        Assert.Equal((new DateOnly(2026, 5, 18), new DateOnly(2026, 7, 4)), (received.AcknowledgeBy, received.AnswerBy));
    }

    [Fact]
    public async Task The_next_term_is_the_acknowledgement_then_the_answer_then_none()
    {
        await using var world = await World.OpenAsync();
        var id = await NoteAsync(world);
        Assert.Equal((ComplaintState.Received, new DateOnly(2026, 6, 26)), await StateAsync(world, id));

        Assert.Null((await AcknowledgeAsync(world, id)).Problem);
        Assert.Equal((ComplaintState.Acknowledged, new DateOnly(2026, 8, 15)), await StateAsync(world, id));

        Assert.Null((await AnswerAsync(world, id)).Problem);
        Assert.Equal((ComplaintState.Answered, null), await StateAsync(world, id));

        Assert.Null((await ReopenAsync(world, id)).Problem);
        Assert.Equal((ComplaintState.Acknowledged, new DateOnly(2026, 8, 15)), await StateAsync(world, id));
    }

    [Fact]
    public async Task An_answer_within_the_first_term_needs_no_acknowledgement()
    {
        await using var world = await World.OpenAsync();
        var id = await NoteAsync(world);
        Assert.Null((await AnswerAsync(world, id)).Problem);
        Assert.Equal("complaint.already-answered", (await AcknowledgeAsync(world, id)).Problem?.Code);
    }

    [Fact]
    public async Task Each_step_is_taken_once()
    {
        await using var world = await World.OpenAsync();
        var id = await NoteAsync(world);
        Assert.Equal("complaint.not-answered", (await ReopenAsync(world, id)).Problem?.Code);
        await AcknowledgeAsync(world, id);
        Assert.Equal("complaint.already-acknowledged", (await AcknowledgeAsync(world, id)).Problem?.Code);
        await AnswerAsync(world, id);
        Assert.Equal("complaint.already-answered", (await AnswerAsync(world, id)).Problem?.Code);
    }

    [Fact]
    public async Task Days_keep_their_order_and_none_lies_in_the_future()
    {
        await using var world = await World.OpenAsync();
        var id = await NoteAsync(world, input => input.ReceivedOn = World.Today.AddDays(-5));
        Assert.Equal(new Problem("complaint.before-received", "On"), (await AcknowledgeAsync(world, id, World.Today.AddDays(-6))).Problem);
        Assert.Equal(new Problem("complaint.in-future", "On"), (await AcknowledgeAsync(world, id, World.Today.AddDays(1))).Problem);
        Assert.Null((await AcknowledgeAsync(world, id, World.Today.AddDays(-2))).Problem);
        Assert.Equal(new Problem("complaint.before-received", "On"), (await AnswerAsync(world, id, World.Today.AddDays(-3))).Problem);
        Assert.Equal(new Problem("complaint.in-future", "On"), (await AnswerAsync(world, id, World.Today.AddDays(1))).Problem);

        var edited = SaveComplaint.Input.Of(await ReadAsync(world, id));
        edited.ReceivedOn = World.Today.AddDays(-1);
        Assert.Equal(new Problem("complaint.received-after-answer", "ReceivedOn"), (await world.Desk<SaveComplaint>().RunAsync(world.Theo, edited)).Problem);
        Assert.Equal(new Problem("complaint.in-future", "ReceivedOn"), (await TryAsync(world, input => input.ReceivedOn = World.Today.AddDays(1))).Problem);
        Assert.Equal(new Problem("complaint.sent-after-received", "SentOn"), (await TryAsync(world, input => (input.SentOn, input.ReceivedOn) = (World.Today, World.Today.AddDays(-1)))).Problem);
    }

    [Fact]
    public async Task Late_and_near_are_said_alike_by_the_entity_and_the_database()
    {
        await using var world = await World.OpenAsync();
        for (var days = 0; days < 80; days += 3)
        {
            var id = await NoteAsync(world, input => input.ReceivedOn = World.Today.AddDays(-days));
            if (days % 2 == 0) await AcknowledgeAsync(world, id, World.Today.AddDays(-days));
            if (days % 5 == 0) await AnswerAsync(world, id);
        }

        await using var db = await world.OpenAsync(world.System);
        var all = await db.Complaints.ToListAsync();
        Assert.Equal([ComplaintTerm.None, ComplaintTerm.InTime, ComplaintTerm.Near, ComplaintTerm.Late], all.Select(c => c.TermState(World.Today)).Distinct().Order());
        foreach (var day in new[] { -10, 0, 9, 31 }.Select(World.Today.AddDays))
        {
            Assert.Equal(Those(all, day, ComplaintTerm.Late), await db.ComplaintsLateOn(day).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
            Assert.Equal(Those(all, day, ComplaintTerm.Late, ComplaintTerm.Near), await db.ComplaintsNearTermOn(day).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
        }
        Assert.Equal(all.Where(c => c.State != ComplaintState.Answered).Select(c => c.Id).Order(), (await db.OpenComplaints.Select(c => c.Id).ToListAsync()).Order());

        static IEnumerable<Guid> Those(List<Complaint> all, DateOnly day, params ComplaintTerm[] terms) => all.Where(c => terms.Contains(c.TermState(day))).Select(c => c.Id).Order();
    }

    [Fact]
    public async Task Every_step_stays_on_record_and_in_the_clients_history()
    {
        await using var world = await World.OpenAsync();
        var id = await NoteAsync(world, input => input.ContractId = world.Fleet);
        await AcknowledgeAsync(world, id);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await AnswerAsync(world, id);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await ReopenAsync(world, id);

        var complaint = await ReadAsync(world, id);
        Assert.Equal([(ComplaintState.Acknowledged, null, "Le client conteste"), (ComplaintState.Answered, ComplaintOutcome.PartlyUpheld, "Geste commercial"), (ComplaintState.Acknowledged, null, null)],
            complaint.Steps.Select(s => (s.To, s.Outcome, s.Note)));
        var told = (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Rivelaine, world.Fleet)).Rows.Where(e => e.Args[0] == complaint.Number).OrderBy(e => e.Id);
        Assert.Equal([ComplaintEvents.Received, ComplaintEvents.Acknowledged, ComplaintEvents.Answered, ComplaintEvents.Reopened], told.Select(e => e.Code));
    }

    [Fact]
    public async Task What_a_complaint_is_about_is_the_clients_own()
    {
        await using var world = await World.OpenAsync();
        var claim = await world.ReadAsync(db => db.Claims.Where(c => c.ClientId == world.Pelissier).Select(c => c.Id).FirstAsync());
        Assert.Equal(Problem.Missing.At("ContractId"), (await TryAsync(world, input => input.ContractId = world.Bakery)).Problem);
        Assert.Equal(Problem.Missing.At("ClaimId"), (await TryAsync(world, input => input.ClaimId = claim)).Problem);
        Assert.Equal(Problem.Missing.At("HandlerId"), (await TryAsync(world, input => input.HandlerId = Cast.Nadege.Id)).Problem);
        Assert.Equal(new Problem("input.required", "Subject"), (await TryAsync(world, input => input.Subject = " ")).Problem);
    }

    [Fact]
    public async Task Of_two_who_change_a_complaint_the_second_is_told()
    {
        await using var world = await World.OpenAsync();
        var id = await NoteAsync(world);
        var read = await ReadAsync(world, id);
        await AcknowledgeAsync(world, id);

        Assert.Equal(Problem.Stale, (await world.Desk<SaveComplaint>().RunAsync(world.Oliver, SaveComplaint.Input.Of(read))).Problem);
        Assert.Equal(Problem.Stale, (await world.Desk<AnswerComplaint>().RunAsync(world.Oliver, new() { ComplaintId = id, Version = read.Version, On = World.Today, Outcome = ComplaintOutcome.Rejected })).Problem);
    }

    [Fact]
    public async Task The_list_puts_those_due_first_and_finds_by_words()
    {
        await using var world = await World.OpenAsync();
        var query = world.Desk<ComplaintsQuery>();
        var rows = (await query.RunAsync(world.Ines, new())).Rows;

        Assert.Equal("Délai d’indemnisation du pare-brise", rows[0].Subject);
        Assert.Equal(ComplaintTerm.Late, rows[0].Term);
        Assert.Equal(rows.OrderBy(r => r.TermOn ?? DateOnly.MaxValue).Select(r => r.Id), rows.Select(r => r.Id));
        Assert.Equal(ComplaintState.Answered, rows[^1].State);
        Assert.Equal([rows[0].Id], (await query.RunAsync(world.Ines, new() { Which = ComplaintChoice.Late })).Rows.Select(r => r.Id));
        Assert.Equal([rows[0].Id], (await query.RunAsync(world.Ines, new() { Text = "INDEMNISATION" })).Rows.Select(r => r.Id));
        Assert.All((await query.RunAsync(world.Ines, new() { Which = ComplaintChoice.Answered })).Rows, r => Assert.Equal(ComplaintState.Answered, r.State));
        Assert.All((await query.RunAsync(world.Ines, new() { HandlerId = Cast.Oliver.Id })).Rows, r => Assert.Equal("Oliver Grant", r.Handler));
        Assert.Equal(2, (await query.RunAsync(world.Ines, new() { ClientId = world.Rivelaine, Which = ComplaintChoice.Open })).Total);
        Assert.Equal(3, (await query.RunAsync(world.Ines, new() { Which = ComplaintChoice.NearTerm })).Total);
    }

    [Fact]
    public async Task Complaints_are_the_firms_business_only()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.Nadege);
        Assert.False(await db.Complaints.AnyAsync());
        Assert.Equal((0, 2), ((await world.Desk<ClientCounters>().RunAsync(world.Nadege, world.Rivelaine)).OpenComplaints, (await world.Desk<ClientCounters>().RunAsync(world.Theo, world.Rivelaine)).OpenComplaints));
        await Assert.ThrowsAsync<Forbidden>(() => TryAsync(world, by: world.Ines));
    }

    private static async Task<Guid> NoteAsync(World world, Action<SaveComplaint.Input>? with = null) => (await TryAsync(world, with)).Value;

    private static Task<Result<Guid>> TryAsync(World world, Action<SaveComplaint.Input>? with = null, Caller? by = null)
    {
        var input = new SaveComplaint.Input { ClientId = world.Rivelaine, ReceivedOn = World.Today, Channel = ComplaintChannel.Phone, Subject = "Attente trop longue" };
        with?.Invoke(input);
        return world.Desk<SaveComplaint>().RunAsync(by ?? world.Theo, input);
    }

    private static async Task<ComplaintQuery.ComplaintRecord> ReadAsync(World world, Guid id) => (await world.Desk<ComplaintQuery>().RunAsync(world.Theo, id))!;

    private static async Task<(ComplaintState, DateOnly?)> StateAsync(World world, Guid id) => await ReadAsync(world, id) is var c ? (c.State, c.TermOn) : default;

    private static async Task<Result> AcknowledgeAsync(World world, Guid id, DateOnly? on = null) => await world.Desk<AcknowledgeComplaint>().RunAsync(world.Theo,
        new() { ComplaintId = id, Version = (await ReadAsync(world, id)).Version, On = on ?? World.Today });

    private static async Task<Result> AnswerAsync(World world, Guid id, DateOnly? on = null) => await world.Desk<AnswerComplaint>().RunAsync(world.Theo,
        new() { ComplaintId = id, Version = (await ReadAsync(world, id)).Version, On = on ?? World.Today, Outcome = ComplaintOutcome.PartlyUpheld, Note = " Geste commercial " });

    private static async Task<Result> ReopenAsync(World world, Guid id) => await world.Desk<ReopenComplaint>().RunAsync(world.Theo,
        new() { ComplaintId = id, Version = (await ReadAsync(world, id)).Version, Reason = "Le client conteste" });
}
