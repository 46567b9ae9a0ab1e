using Broker.Core.Fleets;
using Broker.Core.Products;

namespace Broker.Tests.Fleets;

public sealed class PresenceTests
{
    private static readonly DateOnly Day = new(2026, 6, 15);
    private static readonly Guid Client = Guid.NewGuid(), Contract = Guid.NewGuid();

    [Fact, Rule("D-42")]
    public void Two_may_bear_a_plate_one_after_the_other_and_not_at_once()
    {
        var presence = new Presence();
        var (first, second) = (Car("AB-123-CD", Day), Car("AB 123 CD", Day.AddDays(10)));
        first.ExitedOn = Day.AddDays(10);
        presence.Put(Presence.SpansOf(first, []));
        Assert.Null(MovementRules.CheckPresence(presence, second, []));
        first.ExitedOn = Day.AddDays(11);
        presence.Replace(first.Id, Presence.SpansOf(first, []));
        Assert.Equal("fleet.plate-present", MovementRules.CheckPresence(presence, second, [])?.Code);
    }

    [Fact, Rule("D-42")]
    public void Hours_count_where_they_are_known()
    {
        var presence = new Presence();
        var first = Car("AB-123-CD", Day);
        (first.ExitedOn, first.ExitTime) = (Day.AddDays(1), new(14, 0));
        presence.Put(Presence.SpansOf(first, []));
        Assert.NotNull(MovementRules.CheckPresence(presence, Car("AB-123-CD", Day.AddDays(1), new(13, 59)), []));
        Assert.Null(MovementRules.CheckPresence(presence, Car("AB-123-CD", Day.AddDays(1), new(14, 0)), []));
    }

    [Fact, Rule("D-42")]
    public void A_plate_given_up_is_free_from_that_day_on_and_not_before()
    {
        var (presence, car) = (new Presence(), Car("AB-123-CD", Day));
        var change = Change(car, Day.AddDays(5), "AB123CD", "EF456GH");
        presence.Put(Presence.SpansOf(car, [change]));
        Assert.NotNull(MovementRules.CheckPresence(presence, Car("AB-123-CD", Day.AddDays(4)), []));
        Assert.Null(MovementRules.CheckPresence(presence, Car("AB-123-CD", Day.AddDays(5)), []));
        Assert.NotNull(MovementRules.CheckPresence(presence, Car("EF-456-GH", Day), []));
    }

    [Fact]
    public void What_was_only_asked_for_or_dropped_stands_in_nobodys_way()
    {
        var (presence, asked) = (new Presence(), Car("AB-123-CD", Day));
        asked.Ask();
        presence.Put(Presence.SpansOf(asked, []));
        Assert.Null(MovementRules.CheckPresence(presence, Car("AB-123-CD", Day), []));
        asked.Confirm();
        presence.Replace(asked.Id, Presence.SpansOf(asked, []));
        Assert.NotNull(MovementRules.CheckPresence(presence, Car("AB-123-CD", Day), []));
    }

    [Fact]
    public void Those_without_a_plate_never_meet()
    {
        var presence = Presence.Of([Car("", Day), Car("", Day)], []);
        Assert.Null(MovementRules.CheckPresence(presence, Car("", Day), []));
    }

    /// <summary>Against the plain question, day by day: does anybody else bear the plate then?</summary>
    [Fact, Rule("D-42")]
    public void Whatever_comes_in_the_answer_is_that_of_looking_at_every_day()
    {
        var lot = new Random(20260615);
        for (var round = 0; round < 300; round++)
        {
            var presence = new Presence();
            var there = new List<Vehicle>();
            for (var i = 0; i < 12; i++)
            {
                var car = Car($"AB-{lot.Next(100, 103)}-CD", Day.AddDays(lot.Next(20)));
                if (lot.Next(3) > 0) car.ExitedOn = car.EnteredOn.AddDays(lot.Next(0, 9));
                var free = Enumerable.Range(0, 40).Select(d => Day.AddDays(d)).All(day => !car.IsCoveredOn(day) || !there.Exists(o => o.Plate == car.Plate && o.IsCoveredOn(day)));
                Assert.Equal(free, MovementRules.CheckPresence(presence, car, []) is null);
                if (!free) continue;
                there.Add(car);
                presence.Put(Presence.SpansOf(car, []));
            }
        }
    }

    private static Vehicle Car(string plate, DateOnly on, TimeOnly? at = null)
    {
        var data = new ItemData { Kind = ItemKind.Vehicle, Plate = plate, PlateKind = plate.Length == 0 ? PlateKind.None : null, Make = "A", Model = "B" };
        return (Vehicle)data.ToItem(Guid.NewGuid(), Client, Contract, on, at);
    }

    private static ItemMovement Change(Vehicle car, DateOnly on, string old, string now)
    {
        var change = new ItemMovement
        {
            ClientId = Client, ContractId = Contract, ItemId = car.Id, ItemKind = ItemKind.Vehicle, Kind = MovementKind.PlateChange, Origin = MovementOrigin.Staff, Label = car.Label, EffectiveOn = on, OldKey = old, NewKey = now,
            AskedAt = default, AskedBy = "",
        };
        change.Agree(default, Day);
        return change;
    }
}
