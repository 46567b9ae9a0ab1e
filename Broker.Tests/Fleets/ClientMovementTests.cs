using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Fleets;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Fleets;

public sealed class ClientMovementTests : FleetScene
{
    [Fact, Rule("D-41")]
    public async Task What_a_client_enters_waits_and_is_not_covered_until_the_firm_says_so()
    {
        var entered = await EnterAsync(World.Nadege, "AB-123-CD");
        Assert.Null(entered.Problem);
        Assert.False(await CoveredAsync("AB-123-CD"));
        Assert.Equal(ItemStanding.Asked, (await VehicleAsync(entered.Value)).Standing);
        var told = await NoticesAsync(Cast.Theo.Id, "notice.movement-reported");
        Assert.Contains("AB-123-CD", told.Single().Args);

        var movement = await LastMovementAsync(entered.Value);
        Assert.Equal(1, (await AcceptAsync(movement)).Value.Done);
        Assert.True(await CoveredAsync("AB-123-CD"));
        var done = await MovementAsync(movement);
        Assert.Equal((MovementState.Done, true, Cast.Theo.FullName), (done.State, done.Acknowledged, done.DecidedBy));
        Assert.Single(await NoticesAsync(Cast.Nadege.Id, "notice.movement-accepted"));
        Assert.Equal("movement.decided-already", (await AcceptAsync(movement)).Problem?.Code);
    }

    [Fact, Rule("D-41")]
    public async Task It_must_know_that_nothing_is_covered_yet()
    {
        var refused = (await EnterAsync(World.Nadege, "AB-123-CD", acknowledged: false)).Problem!;
        Assert.Equal(("movement.acknowledge", nameof(MovementInput.Acknowledged)), (refused.Code, refused.Field));
        await TermsAsync(t => t.NeedsApproval = false);
        Assert.Null((await EnterAsync(World.Nadege, "AB-123-CD", acknowledged: false)).Problem);
        Assert.True(await CoveredAsync("AB-123-CD"));
    }

    [Fact, Rule("D-41")]
    public async Task A_refusal_has_a_reason_which_the_client_reads()
    {
        var entered = (await EnterAsync(World.Nadege, "AB-123-CD")).Value;
        var movement = await LastMovementAsync(entered);
        Assert.Equal("movement.say-why", (await DecideAsync(false, " ", movement)).Problem?.Code);
        Assert.Equal(1, (await DecideAsync(false, "Carte grise manquante", movement)).Value.Done);
        Assert.Equal(ItemStanding.Dropped, (await VehicleAsync(entered)).Standing);
        Assert.Equal("Carte grise manquante", (await World.Desk<ItemMovementsQuery>().RunAsync(World.Nadege, new() { ItemId = entered })).Rows.Single().Answer);
        Assert.Single(await NoticesAsync(Cast.Nadege.Id, "notice.movement-refused"));
        // The plate is free again.
        Assert.Null((await EnterAsync(World.Nadege, "AB-123-CD")).Problem);
    }

    [Fact, Rule("D-41")]
    public async Task Many_are_decided_at_once_and_what_cannot_be_keeps_waiting()
    {
        var (one, two) = ((await EnterAsync(World.Nadege, "AB-123-CD")).Value, (await EnterAsync(World.Nadege, "AB-124-CD")).Value);
        await EnteredAsync("AB-124-CD", 0);
        List<Guid> movements = [await LastMovementAsync(one), await LastMovementAsync(two)];
        var decided = (await AcceptAsync(movements)).Value;
        Assert.Equal((1, "AB-124-CD", "fleet.plate-present"), (decided.Done, decided.Refused.Single().Label, decided.Refused.Single().Why.Code));
        Assert.Equal(MovementState.Waiting, (await MovementAsync(movements[1])).State);
        await NoPlateTwiceAsync();
    }

    [Fact, Rule("D-42")]
    public async Task Of_two_that_together_cannot_be_the_first_asked_for_is_accepted()
    {
        var (one, two) = (await EnteredAsync("AB-123-CD"), await EnteredAsync("AB-124-CD"));
        Assert.Null((await PlateAsync(World.Nadege, one, "EF-456-GH")).Problem);
        World.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await PlateAsync(World.Nadege, two, "EF-456-GH")).Problem);
        var decided = (await AcceptAsync(await LastMovementAsync(two), await LastMovementAsync(one))).Value;
        Assert.Equal((1, "AB-124-CD"), (decided.Done, decided.Refused.Single().Label));
        Assert.Equal("EF-456-GH", (await VehicleAsync(one)).Plate);
        await NoPlateTwiceAsync();
    }

    [Fact, Rule("D-41")]
    public async Task A_plate_that_leaves_and_one_that_comes_are_accepted_together()
    {
        var one = await EnteredAsync("AB-123-CD");
        Assert.Null((await LeaveAsync(World.Nadege, 0, one)).Problem);
        var exit = await LastMovementAsync(one);
        // Until it has left, its plate is borne: the client learns it at once.
        Assert.Equal("fleet.plate-present", (await EnterAsync(World.Nadege, "AB-123-CD")).Problem?.Code);
        Assert.Null((await PlateAsync(World.Nadege, one, "EF-456-GH", -1)).Problem);
        var plate = await LastMovementAsync(one);
        Assert.Equal(2, (await AcceptAsync(exit, plate)).Value.Done);
        Assert.Null((await EnterAsync(World.Nadege, "AB-123-CD")).Problem);
        await NoPlateTwiceAsync();
    }

    [Fact, Rule("D-41")]
    public async Task What_it_asked_for_it_takes_back_itself_and_what_stands_it_leaves_to_the_firm()
    {
        var entered = (await EnterAsync(World.Nadege, "AB-123-CD")).Value;
        var entry = await LastMovementAsync(entered);
        Assert.Null((await CancelAsync(World.Nadege, entry)).Problem);
        Assert.Equal(ItemStanding.Dropped, (await VehicleAsync(entered)).Standing);
        Assert.Equal("movement.decided-already", (await AcceptAsync(entry)).Problem?.Code);

        var there = await EnteredAsync("EF-456-GH");
        Assert.Equal("movement.ask-the-firm", (await CancelAsync(World.Nadege, await LastMovementAsync(there))).Problem?.Code);
        await LeaveAsync(World.Nadege, 5, there);
        var exit = await LastMovementAsync(there);
        await AcceptAsync(exit);
        Assert.Equal((MovementState.Scheduled, Today.AddDays(5)), ((await MovementAsync(exit)).State, (await VehicleAsync(there)).ExitedOn));
        Assert.Equal("movement.ask-the-firm", (await CancelAsync(World.Nadege, exit)).Problem?.Code);
        await TermsAsync(t => t.NeedsApproval = false);
        Assert.Null((await CancelAsync(World.Nadege, exit)).Problem);
        Assert.Null((await VehicleAsync(there)).ExitedOn);
    }

    [Fact, Rule("D-41")]
    public async Task One_request_at_a_time_about_one_thing()
    {
        var there = await EnteredAsync("AB-123-CD");
        await LeaveAsync(World.Nadege, 0, there);
        Assert.Equal("movement.asked-already", (await LeaveAsync(World.Nadege, 1, there)).Problem?.Code);
        Assert.Null((await EnterAsync(World.Nadege, "EF-456-GH")).Problem);
        Assert.Equal("movement.asked-already", (await EnterAsync(World.Nadege, "ef456gh")).Problem?.Code);
    }

    [Fact]
    public async Task The_same_press_sent_twice_is_one_entry()
    {
        var input = new EnterItem.Input { ContractId = World.Fleet, Data = Lorry("AB-123-CD"), EffectiveOn = Today, Acknowledged = true };
        var twice = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => World.Desk<EnterItem>().RunAsync(World.Nadege, input)));
        Assert.All(twice, one => Assert.Equal(input.ItemId, one.Value));
        Assert.Equal(1, await World.ReadAsync(db => db.ItemMovements.CountAsync(m => m.ItemId == input.ItemId)));
    }

    [Theory, Rule("D-40"), Rule("R-FLT-03"), Rule("R-FLT-04"), Rule("R-GRP-07"), Rule("R-EXT-13")]
    [InlineData(Feature.VehicleFleet)]
    [InlineData(Feature.BuildingFleet)]
    [InlineData(Feature.GroupContracts)]
    public async Task Each_kind_has_its_switches_which_Core_obeys(Feature feature)
    {
        var (contract, data) = feature switch
        {
            Feature.VehicleFleet => (World.Fleet, Lorry("AB-123-CD")),
            Feature.BuildingFleet => (World.Depots, new ItemData { Name = "Hangar", Street = "4 quai", PostalCode = "69999", City = "Port-Aubel" }),
            _ => (World.Health, new ItemData { LastName = "Novelet", FirstName = "Océane" }),
        };
        var item = await World.ReadAsync(db => db.InsuredItems.Where(i => i.ContractId == contract && i.ExitedOn == null).Select(i => i.Id).FirstAsync());
        async Task<int> RefusedAsync()
        {
            var refused = 0;
            foreach (var act in new Func<Task>[] { () => World.Desk<EnterItem>().RunAsync(World.Nadege, new() { ContractId = contract, Data = data, EffectiveOn = Today, Acknowledged = true }), () => LeaveAsync(World.Nadege, 0, item), () => CorrectAsync(World.Nadege, item, _ => { }) })
                try { await act(); }
                catch (Forbidden) { refused++; }
            return refused;
        }

        async Task<bool> MayMoveAsync() => (await World.Desk<ItemTermsQuery>().RunAsync(World.Nadege, contract))!.MayMove;

        await SwitchAsync(feature, true, true);
        Assert.Equal((0, true), (await RefusedAsync(), await MayMoveAsync()));
        if (feature != Feature.GroupContracts)
        {
            await SwitchAsync(feature, true, false);
            Assert.Equal((3, false), (await RefusedAsync(), await MayMoveAsync()));
        }
        if (feature != Feature.BuildingFleet)
        {
            await SwitchAsync(feature, false, true);
            Assert.Equal((3, false), (await RefusedAsync(), await MayMoveAsync()));
        }
    }

    [Fact, Rule("IND-13")]
    public async Task Who_may_send_no_workbooks_reads_and_moves_nothing()
    {
        await Assert.ThrowsAsync<Forbidden>(() => EnterAsync(World.Luc, "AB-123-CD"));
        await Assert.ThrowsAsync<Forbidden>(() => EnterAsync(World.Karim, "AB-123-CD"));
        Assert.False((await World.Desk<ItemTermsQuery>().RunAsync(World.Luc, World.Fleet))!.MayMove);
        Assert.Equal(Problem.Missing.Code, (await EnterAsync(World.Marc, "AB-123-CD")).Problem?.Code);
    }

    [Fact, Rule("IND-30")]
    public async Task What_a_client_did_falls_into_four_groups_and_what_the_firm_did_into_none()
    {
        await TermsAsync(t => t.NeedsApproval = false);
        var since = World.Clock.Now;
        var (edited, left, untouched) = (await EnteredAsync("AB-101-CD"), await EnteredAsync("AB-102-CD"), await EnteredAsync("AB-103-CD"));
        var added = (await EnterAsync(World.Nadege, "AB-104-CD")).Value;
        var (passing, takenBack) = ((await EnterAsync(World.Nadege, "AB-105-CD")).Value, (await EnterAsync(World.Nadege, "AB-106-CD", 3)).Value);
        Assert.Null((await CorrectAsync(World.Nadege, edited, d => d.Model = "FM")).Problem);
        Assert.Null((await CorrectAsync(World.Nadege, added, d => d.Model = "FM")).Problem);
        Assert.Equal(2, (await LeaveAsync(World.Nadege, 1, left, passing)).Value.Done);
        Assert.Null((await CancelAsync(World.Nadege, await LastMovementAsync(takenBack))).Problem);
        Assert.Null((await CorrectAsync(World.Theo, untouched, d => d.Model = "FM")).Problem);

        var touched = await World.Desk<ClientChangesQuery>().RunAsync(World.Theo, World.Fleet, since);
        Assert.Equal([(added, TouchedAs.Added), (edited, TouchedAs.Edited), (left, TouchedAs.Deleted), (passing, TouchedAs.AddedThenDeleted), (takenBack, TouchedAs.AddedThenDeleted)], touched.Select(t => (t.ItemId, t.As)));
        Assert.All(touched.SelectMany(t => t.Changes), c => Assert.NotEqual("", c.AskedBy));
        World.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await World.Desk<ClientChangesQuery>().RunAsync(World.Theo, World.Fleet, World.Clock.Now));
    }

    [Fact]
    public async Task What_the_firm_refused_is_in_no_group()
    {
        var entered = (await EnterAsync(World.Nadege, "AB-101-CD")).Value;
        await DecideAsync(false, "non", await LastMovementAsync(entered));
        Assert.DoesNotContain(await World.Desk<ClientChangesQuery>().RunAsync(World.Theo, World.Fleet, default), t => t.ItemId == entered);
    }

    [Fact]
    public async Task The_dashboard_counts_what_waits_and_the_list_begins_with_the_oldest()
    {
        Assert.Equal(new(0, null), await World.Desk<WaitingMovementsQuery>().FigureAsync(World.Ines));
        var at = World.Clock.Now;
        await EnterAsync(World.Nadege, "AB-101-CD");
        World.Time.Advance(TimeSpan.FromMinutes(1));
        await EnterAsync(World.Nadege, "AB-102-CD");
        Assert.Equal(new(2, at), await World.Desk<WaitingMovementsQuery>().FigureAsync(World.Ines));
        var waiting = await World.Desk<WaitingMovementsQuery>().RunAsync(World.Ines);
        Assert.Equal(["AB-101-CD", "AB-102-CD"], waiting.Page.Rows.Select(r => r.Label));
        Assert.Equal((Cast.Rivelaine.Name, 2), (waiting.Page.Rows[0].Client, waiting.Clients.Single().Count));
        Assert.Empty((await World.Desk<WaitingMovementsQuery>().RunAsync(World.Ines, World.Pelissier)).Page.Rows);
    }

    private Task<List<Broker.Core.Work.Notification>> NoticesAsync(Guid person, string code) => World.ReadAsync(db => db.Notifications.Where(n => n.PersonId == person && n.Code == code).ToListAsync());

    private async Task SwitchAsync(Feature feature, bool firm, bool client)
    {
        Assert.Null((await World.Desk<SwitchClientFeatures>().RunAsync(World.Theo, new() { ClientId = World.Rivelaine, Vehicles = feature != Feature.VehicleFleet || client, Buildings = feature == Feature.BuildingFleet && client })).Problem);
        if (feature != Feature.BuildingFleet) Assert.Null((await World.Desk<SwitchFeature>().RunAsync(World.Helene, new() { Feature = feature, On = firm })).Problem);
    }
}
