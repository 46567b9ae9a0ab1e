using Broker.Core.Fleets;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Fleets;

/// <summary>Whatever comes, in whatever order, from how many at once: no plate is borne twice at a time.</summary>
public sealed class MovementsAtOnceTests : FleetScene
{
    [Fact, Rule("D-42")]
    public async Task Of_many_who_enter_the_same_plate_at_once_one_does()
    {
        var entered = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => EnterAsync(i % 2 == 0 ? World.Theo : World.Helene, "AB-123-CD"))));
        Assert.Single(entered, e => e.Problem is null);
        Assert.All(entered.Where(e => e.Failed), e => Assert.Equal("fleet.plate-present", e.Problem?.Code));
        await NoPlateTwiceAsync();
    }

    [Fact, Rule("D-42")]
    public async Task Different_plates_at_once_all_come_in()
    {
        var entered = await Task.WhenAll(Enumerable.Range(100, 8).Select(i => Task.Run(() => EnterAsync(World.Theo, $"AB-{i}-CD"))));
        Assert.All(entered, e => Assert.Null(e.Problem));
    }

    [Fact, Rule("D-41")]
    public async Task Of_two_who_decide_on_the_same_movement_at_once_one_does()
    {
        var movement = await LastMovementAsync((await EnterAsync(World.Nadege, "AB-123-CD")).Value);
        var decided = await Task.WhenAll(Task.Run(() => AcceptAsync(movement)), Task.Run(() => DecideAsync(false, "non", movement)));
        Assert.Single(decided, d => d.Problem is null);
        Assert.Single(decided, d => d.Problem?.Code == "movement.decided-already");
    }

    [Theory, Rule("D-41"), Rule("D-42")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_sequence_of_movements_keeps_each_plate_present_once(int seed)
    {
        var lot = new Random(seed);
        await TermsAsync(t => (t.NeedsApproval, t.ClientBackDays) = (seed % 2 == 0, 60));
        var taken = 0;
        for (var step = 0; step < 50; step++)
        {
            if (lot.Next(9) == 0) World.Time.Advance(TimeSpan.FromDays(lot.Next(1, 4)));
            if (await StepAsync(lot)) taken++;
            if (step % 9 == 8) await NoPlateTwiceAsync();
        }
        await NoPlateTwiceAsync();
        Assert.True(taken > 6, $"only {taken} of them could be");
    }

    [Fact, Rule("D-42")]
    public async Task Several_sequences_at_once_keep_it_too()
    {
        await TermsAsync(t => (t.NeedsApproval, t.ClientBackDays) = (false, 60));
        await Task.WhenAll(Enumerable.Range(10, 3).Select(seed => Task.Run(async () =>
        {
            var lot = new Random(seed);
            for (var step = 0; step < 12; step++) await StepAsync(lot);
        })));
        await NoPlateTwiceAsync();
    }

    /// <summary>One act of anybody's, on few plates, so that they meet; whether it could be.</summary>
    private async Task<bool> StepAsync(Random lot)
    {
        var by = lot.Next(2) == 0 ? World.Theo : World.Nadege;
        var plate = $"ZX-{lot.Next(100, 104)}-AA";
        var days = World.Clock.Today.DayNumber - Today.DayNumber + lot.Next(-6, 6);
        var items = await World.ReadAsync(db => db.Vehicles.Where(v => v.ContractId == World.Fleet && v.Plate.StartsWith("ZX-")).Select(v => v.Id).ToListAsync());
        var item = items.Count == 0 ? Guid.Empty : items[lot.Next(items.Count)];
        switch (lot.Next(7))
        {
            case 0 or 1: return (await EnterAsync(by, plate, days, note: "pas")).Problem is null;
            case 2: return (await World.Desk<LeaveItem>().RunAsync(by, new() { ItemIds = [item], EffectiveOn = Today.AddDays(days), Note = "pas", Acknowledged = true })).Problem is null;
            case 3: return (await World.Desk<ChangePlate>().RunAsync(by, new() { ItemId = item, Plate = plate, EffectiveOn = Today.AddDays(days), Note = "pas", Acknowledged = true })).Problem is null;
            case 4:
                var movements = await World.ReadAsync(db => db.ItemMovements.Where(m => m.ContractId == World.Fleet && items.Contains(m.ItemId)).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync());
                return movements.Count > 0 && (await CancelAsync(by, movements[lot.Next(movements.Count)])).Problem is null;
            case 5:
                var waiting = await World.ReadAsync(db => db.WaitingMovements.Select(m => m.Id).ToListAsync());
                return waiting.Count > 0 && (await AcceptAsync(waiting)).Problem is null;
            default: return (await World.Desk<TakeMovementsIntoEffect>().RunAsync(World.System, World.Clock.Today)).Value > 0;
        }
    }
}
