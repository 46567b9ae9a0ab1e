using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Broker.Tests.Fleets.Sheets;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Fleets.Sheets.SheetScene;

namespace Broker.Tests.Fleets.Register;

/// <summary>Which movements are to be told to the register, and what becomes of that when they change.</summary>
public sealed class DeclaringTests : RegisterScene
{
    [Fact, Rule("D-44"), Rule("R-FLEET")]
    public async Task What_enters_leaves_or_changes_its_plate_is_due_72_hours_after_its_effect()
    {
        await DelegateAsync();
        var id = (await World.Desk<EnterItem>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Data = Lorry("AB-123-CD"), EffectiveOn = Today, EffectiveTime = new(14, 30) })).Value;
        var entry = await NoticeAsync(id);
        Assert.Equal((MovementKind.Entry, "AB-123-CD", Today, new TimeOnly(14, 30), NoticeState.ToSend, true), (entry.Kind, entry.Plate, entry.EffectOn, entry.EffectTime, entry.State, entry.IsOpen));
        // 14:30 in Paris on 15 June, and 72 hours.
        Assert.Equal(new DateTime(2026, 6, 18, 12, 30, 0), entry.DueAt);

        Assert.Null((await PlateAsync(World.Theo, id, "AB-124-CD", 2)).Problem);
        Assert.Null((await LeaveAsync(World.Theo, 10, id)).Problem);
        var told = await NoticesAsync(id);
        Assert.Equal([MovementKind.Entry, MovementKind.PlateChange, MovementKind.Exit], told.Select(n => n.Kind));
        Assert.Equal(("AB-124-CD", "AB-123-CD", Today.AddDays(2)), (told[1].Plate, told[1].PreviousPlate, told[1].EffectOn));
        Assert.Equal(World.Clock.StartOf(Today.AddDays(13)), told[2].DueAt);
    }

    [Fact, Rule("R-FLEET")]
    public async Task Without_delegation_it_is_the_insurers_duty_and_nothing_is_due()
    {
        var id = await EnteredAsync("AB-123-CD", 0);
        await LeaveAsync(World.Theo, 1, id);
        Assert.Empty(await NoticesAsync(id));
        var listed = await World.Desk<RegisterQuery>().RunAsync(World.Theo, new() { View = RegisterView.All });
        Assert.Equal((0, 0), (listed.Total, (await World.Desk<RegisterQuery>().FigureAsync(World.Theo)).Open));
    }

    [Fact, Rule("D-44")]
    public async Task What_bears_no_plate_is_not_told_until_it_bears_one()
    {
        await DelegateAsync();
        var id = (await World.Desk<EnterItem>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Data = new() { PlateKind = PlateKind.None, Make = "Toyota", Model = "Traigo" }, EffectiveOn = Today })).Value;
        Assert.Empty(await NoticesAsync(id));
        Assert.Null((await PlateAsync(World.Theo, id, "AB-123-CD", 1)).Problem);
        Assert.Equal((MovementKind.Entry, "AB-123-CD", Today.AddDays(1)), ((await NoticeAsync(id)).Kind, (await NoticeAsync(id)).Plate, (await NoticeAsync(id)).EffectOn));
    }

    [Fact, Rule("D-44"), Rule("D-41")]
    public async Task What_a_client_reports_is_told_once_the_firm_has_said_yes_and_the_term_runs_from_its_effect()
    {
        await DelegateAsync();
        var (id, other) = ((await EnterAsync(World.Nadege, "AB-123-CD")).Value, (await EnterAsync(World.Nadege, "AB-124-CD")).Value);
        Assert.Empty(await NoticesAsync(id));
        World.Time.Advance(TimeSpan.FromDays(4));
        await AcceptAsync(await LastMovementAsync(id));
        await DecideAsync(false, "non", await LastMovementAsync(other));
        Assert.Equal(World.Clock.StartOf(Today.AddDays(3)), (await NoticeAsync(id)).DueAt);
        Assert.Empty(await NoticesAsync(other));
        Assert.Equal((1, 1), ((await World.Desk<RegisterQuery>().FigureAsync(World.Theo)).Open, (await World.Desk<RegisterQuery>().FigureAsync(World.Theo)).Late));
    }

    [Fact, Rule("D-44")]
    public async Task A_clients_own_movement_that_waits_for_nobody_counts_and_so_does_its_taking_it_back()
    {
        await TermsAsync(t => (t.UnderDelegation, t.NeedsApproval) = (true, false));
        var id = (await EnterAsync(World.Nadege, "AB-123-CD", 3)).Value;
        Assert.Equal(NoticeState.ToSend, (await NoticeAsync(id)).State);
        Assert.Null((await CancelAsync(World.Nadege, await LastMovementAsync(id))).Problem);
        Assert.Equal((NoticeState.Dropped, DropReason.TakenBack), ((await NoticeAsync(id)).State, (await NoticeAsync(id)).Dropped));
        Assert.Equal(0, await (await World.OpenAsync(World.Nadege)).RegisterNotices.CountAsync());
    }

    [Fact, Rule("D-44")]
    public async Task Taken_back_before_it_was_sent_nothing_is_due_any_more()
    {
        await DelegateAsync();
        var id = await EnteredAsync("AB-123-CD", 0);
        await SentAsync((await NoticeAsync(id)).Id);
        await LeaveAsync(World.Theo, 1, id);
        await CancelAsync(World.Theo, await LastMovementAsync(id));
        var told = await NoticesAsync(id);
        Assert.Equal([(MovementKind.Entry, NoticeState.Sent), (MovementKind.Exit, NoticeState.Dropped)], told.Select(n => (n.Kind, n.State)));
    }

    [Fact, Rule("D-44")]
    public async Task Taken_back_after_it_was_sent_that_is_told_too_within_72_hours()
    {
        await DelegateAsync();
        var id = await EnteredAsync("AB-123-CD", 0);
        await LeaveAsync(World.Theo, 1, id);
        await SentAsync((await NoticesAsync(id)).ConvertAll(n => n.Id));
        World.Time.Advance(TimeSpan.FromHours(5));
        var exit = await World.ReadAsync(db => db.ItemMovements.Where(m => m.ItemId == id && m.Kind == MovementKind.Exit).Select(m => m.Id).SingleAsync());
        Assert.Null((await CancelAsync(World.Theo, exit)).Problem);
        var back = (await NoticesAsync(id))[^1];
        Assert.Equal((MovementKind.Cancellation, MovementKind.Exit, "AB-123-CD", Today.AddDays(1), NoticeState.ToSend), (back.Kind, back.Withdrawn, back.Plate, back.EffectOn, back.State));
        Assert.Equal(World.Clock.Now.AddHours(72), back.DueAt);
        Assert.Equal(await LastMovementAsync(id), back.MovementId);
    }

    [Fact, Rule("D-44")]
    public async Task A_date_put_right_before_sending_moves_the_term_and_after_it_is_told_again()
    {
        await DelegateAsync();
        var id = await EnteredAsync("AB-123-CD", -1);
        await EnteredOnAsync(id, Today.AddDays(-2));
        var entry = await NoticeAsync(id);
        Assert.Equal((Today.AddDays(-2), World.Clock.StartOf(Today.AddDays(1))), (entry.EffectOn, entry.DueAt));

        await SentAsync(entry.Id);
        World.Time.Advance(TimeSpan.FromHours(1));
        await EnteredOnAsync(id, Today.AddDays(-3));
        var told = await NoticesAsync(id);
        Assert.Equal((MovementKind.Correction, Today.AddDays(-3), World.Clock.Now.AddHours(72)), (told[1].Kind, told[1].EffectOn, told[1].DueAt));
        Assert.Equal((Today.AddDays(-2), NoticeState.Sent), (told[0].EffectOn, told[0].State));
    }

    [Fact, Rule("D-44")]
    public async Task A_plate_put_right_from_the_first_moment_before_sending_is_told_as_the_entrys_own()
    {
        await DelegateAsync();
        var id = await EnteredAsync("AB-123-CD", 0);
        Assert.Null((await PlateAsync(World.Theo, id, "AB-132-CD")).Problem);
        Assert.Equal((MovementKind.Entry, "AB-132-CD", (string?)null), ((await NoticeAsync(id)).Kind, (await NoticeAsync(id)).Plate, (await NoticeAsync(id)).PreviousPlate));
        Assert.Null((await CancelAsync(World.Theo, await LastMovementAsync(id))).Problem);
        Assert.Equal("AB-123-CD", (await NoticeAsync(id)).Plate);

        await SentAsync((await NoticeAsync(id)).Id);
        Assert.Null((await PlateAsync(World.Theo, id, "AB-132-CD")).Problem);
        Assert.Equal([MovementKind.Entry, MovementKind.PlateChange], (await NoticesAsync(id)).Select(n => n.Kind));
    }

    [Fact, Rule("D-44")]
    public async Task What_else_is_corrected_is_no_affair_of_the_registers()
    {
        await DelegateAsync();
        var id = await EnteredAsync("AB-123-CD", 0);
        Assert.Null((await CorrectAsync(World.Theo, id, d => d.Model = "FM 420")).Problem);
        await NoticeAsync(id);
    }

    [Fact, Rule("D-44")]
    public async Task A_vehicle_deleted_is_forgotten_before_sending_and_withdrawn_after()
    {
        await DelegateAsync();
        var (unsent, sent) = (await EnteredAsync("AB-123-CD", 0), await EnteredAsync("AB-124-CD", 0));
        await SentAsync((await NoticeAsync(sent)).Id);
        Assert.Null((await World.Desk<DeleteItem>().RunAsync(World.Theo, unsent)).Problem);
        Assert.Null((await World.Desk<DeleteItem>().RunAsync(World.Theo, sent)).Problem);
        Assert.Equal((NoticeState.Dropped, DropReason.Deleted), ((await NoticeAsync(unsent)).State, (await NoticeAsync(unsent)).Dropped));
        var told = await NoticesAsync(sent);
        Assert.Equal((MovementKind.Cancellation, MovementKind.Entry, "AB-124-CD", (Guid?)null), (told[1].Kind, told[1].Withdrawn, told[1].Plate, told[1].MovementId));
        // What was sent of it stays as it was sent.
        Assert.Contains("AB-124-CD", await FileAsync(told[0].SendingId!.Value));
    }

    [Fact, Rule("R-FLEET"), Rule("D-44")]
    public async Task A_delegation_begins_with_what_takes_effect_from_that_day_on()
    {
        var (before, coming) = (await EnteredAsync("AB-123-CD", -1), await EnteredAsync("AB-124-CD", 5));
        await LeaveAsync(World.Theo, 0, before);
        await DelegateAsync();
        Assert.Equal(MovementKind.Exit, (await NoticeAsync(before)).Kind);
        Assert.Equal(MovementKind.Entry, (await NoticeAsync(coming)).Kind);
    }

    [Fact, Rule("R-FLEET"), Rule("D-44")]
    public async Task When_a_delegation_ends_what_is_to_come_becomes_the_insurers_and_what_took_effect_stays_ours()
    {
        await DelegateAsync();
        var (now, coming) = (await EnteredAsync("AB-123-CD", 0), await EnteredAsync("AB-124-CD", 5));
        await DelegateAsync(false);
        Assert.Equal(NoticeState.ToSend, (await NoticeAsync(now)).State);
        Assert.Equal((NoticeState.Dropped, DropReason.DelegationEnded), ((await NoticeAsync(coming)).State, (await NoticeAsync(coming)).Dropped));
        var after = await EnteredAsync("AB-125-CD", 0);
        Assert.Empty(await NoticesAsync(after));

        await DelegateAsync();
        Assert.Equal((NoticeState.ToSend, (DropReason?)null), ((await NoticeAsync(coming)).State, (await NoticeAsync(coming)).Dropped));
        Assert.Single(await NoticesAsync(after));
    }

    [Fact, Rule("D-44"), Rule("D-43")]
    public async Task What_a_sheet_moves_is_told_like_everything_else()
    {
        await DelegateAsync();
        var leaving = await EnteredAsync("AB-123-CD", 0);
        var sheet = await World.BroughtAsync(World.Theo, World.Fleet, Bytes(Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", Day(Today), ""], ["AB-123-CD", "Volvo", "FH 500", Day(Today), Day(Today.AddDays(2))])));
        await World.WrittenAsync(World.Theo, sheet);
        var told = await World.ReadAsync(db => db.RegisterNotices.Where(n => db.ItemMovements.Any(m => m.Id == n.MovementId && m.BatchId == sheet.Id)).OrderBy(n => n.Plate).ToListAsync());
        Assert.Equal([(MovementKind.Exit, "AB-123-CD", true), (MovementKind.Entry, "ZZ-987-ZZ", true)], told.Select(n => (n.Kind, n.Plate, n.IsOpen)));
        Assert.Equal(leaving, told[0].ItemId);
        Assert.Equal(World.Clock.StartOf(Today.AddDays(3)), told[1].DueAt);
    }

    [Fact, Rule("D-44")]
    public async Task The_vehicles_own_story_says_how_long_is_left_to_the_firm_alone()
    {
        await DelegateAsync();
        var id = await EnteredAsync("AB-123-CD", 0);
        var mark = Assert.Single((await World.Desk<ItemMovementsQuery>().RunAsync(World.Ines, new() { ItemId = id })).Rows).Register;
        Assert.Equal((NoticeState.ToSend, true, World.Clock.StartOf(Today.AddDays(3))), (mark!.State, mark.IsOpen, mark.DueAt));
        Assert.Null(Assert.Single((await World.Desk<ItemMovementsQuery>().RunAsync(World.Nadege, new() { ItemId = id })).Rows).Register);
    }

    private async Task EnteredOnAsync(Guid item, DateOnly day)
    {
        var record = (await World.Desk<InsuredItemQuery>().RunAsync(World.Theo, item))!;
        Assert.Null((await World.Desk<CorrectItem>().RunAsync(World.Theo, new() { ItemId = item, Version = record.Version, Data = record.Data, EnteredOn = day, Note = "carte grise" })).Problem);
    }
}
