using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Fleets;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Fleets;

public sealed class MovementTests : FleetScene
{
    [Fact, Rule("D-41")]
    public async Task What_the_firm_enters_is_covered_at_once_and_told_in_the_history()
    {
        var id = await EnteredAsync("AB-123-CD", 0);
        Assert.True(await CoveredAsync("AB-123-CD"));
        var movement = await MovementAsync(await LastMovementAsync(id));
        Assert.Equal((MovementKind.Entry, MovementState.Done, MovementOrigin.Staff, "Théo Lambrecht".Length > 0), (movement.Kind, movement.State, movement.Origin, movement.AskedBy.Length > 0));
        Assert.Contains(movement.Changes, c => c is { Field: "Plate", Before: null, After: "AB-123-CD" });
        Assert.True(await World.ReadAsync(db => db.Events.AnyAsync(e => e.ContractId == World.Fleet && e.Code == FleetEvents.Entered && e.Args.Contains("AB-123-CD"))));
    }

    [Fact, Rule("D-42")]
    public async Task All_that_is_known_of_a_vehicle_is_kept_and_words_are_written_as_the_firm_writes_them()
    {
        var data = new ItemData
        {
            Plate = "ab 123 cd", Make = " Volvo ", Model = "FH", Category = "tracteur ROUTIER", Energy = "gazole", Usage = "affaires", Vin = "1m8gdm9axkp042788", FirstRegisteredOn = Today.AddYears(-2), GrossWeight = 19_000,
            Value = 84_500.50m, FinanceCompany = "Bail Auto", MainDriver = "Karim", GaragePostalCode = "69999",
        };
        var id = (await World.Desk<EnterItem>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Data = data, EffectiveOn = Today, EffectiveTime = new(14, 30) })).Value;
        var read = (await World.Desk<InsuredItemQuery>().RunAsync(World.Theo, id))!;
        Assert.Equal(("AB-123-CD", "Volvo", "Tracteur routier", "Gazole", "Affaires", "1M8GDM9AXKP042788", 19_000, 84_500.50m), (read.Data.Plate, read.Data.Make, read.Data.Category, read.Data.Energy, read.Data.Usage, read.Data.Vin, read.Data.GrossWeight, read.Data.Value));
        Assert.Equal((Today.AddYears(-2), "Bail Auto", "Karim", "69999", new TimeOnly(14, 30)), (read.Data.FirstRegisteredOn, read.Data.FinanceCompany, read.Data.MainDriver, read.Data.GaragePostalCode, read.EntryTime));
    }

    [Theory]
    [InlineData("Plate", "fleet.plate-wrong")]
    [InlineData("Category", "fleet.word-unknown")]
    [InlineData("Vin", "fleet.vin-wrong")]
    [InlineData("FirstRegisteredOn", "fleet.registered-in-future")]
    [InlineData("GrossWeight", "input.out-of-range")]
    [InlineData("Make", "input.required")]
    public async Task What_cannot_be_is_said_at_its_field(string field, string code)
    {
        var data = Lorry("AB-123-CD");
        switch (field)
        {
            case "Plate": data.Plate = "IO-000-UU"; break;
            case "Category": data.Category = "Soucoupe"; break;
            case "Vin": data.Vin = "123"; break;
            case "FirstRegisteredOn": data.FirstRegisteredOn = Today.AddDays(1); break;
            case "GrossWeight": data.GrossWeight = -1; break;
            default: data.Make = " "; break;
        }
        var problem = (await World.Desk<EnterItem>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Data = data, EffectiveOn = Today })).Problem!;
        Assert.Equal((code, field), (problem.Code, problem.Field));
    }

    [Fact, Rule("R-FLT-05"), Rule("R-GRP-02")]
    public async Task Buildings_and_persons_move_by_the_same_acts()
    {
        var hangar = await World.Desk<EnterItem>().RunAsync(World.Theo, new()
        {
            ContractId = World.Depots, EffectiveOn = Today, Data = new() { Name = "Hangar", Street = "4 quai", PostalCode = "69999", City = "Port-Aubel", Area = 320, Capacity = "locataire" },
        });
        Assert.Equal((320, "Locataire"), (await World.ReadAsync(db => db.Buildings.Where(b => b.Id == hangar.Value).Select(b => new ValueTuple<int?, string?>(b.Area, b.Capacity)).SingleAsync())));
        var person = await World.Desk<EnterItem>().RunAsync(World.Theo, new() { ContractId = World.Health, EffectiveOn = Today, Data = new() { Civility = Broker.Core.Clients.Civility.Madam, LastName = "Novelet", FirstName = "Océane" } });
        Assert.Equal(Gender.Female, (await World.Desk<InsuredItemQuery>().RunAsync(World.Theo, person.Value))!.Gender);
        Assert.Equal(1, (await LeaveAsync(World.Theo, 1, person.Value)).Value.Done);
        var read = await World.ReadAsync(db => db.InsuredPersons.SingleAsync(p => p.Id == person.Value));
        Assert.Equal((true, false), (read.IsCoveredOn(Today), read.IsCoveredOn(Today.AddDays(1))));
    }

    [Fact, Rule("D-42")]
    public async Task A_plate_comes_in_once_and_again_when_its_bearer_has_left()
    {
        var first = await EnteredAsync("AB-123-CD");
        Assert.Equal(("fleet.plate-present", "Plate"), Said(await EnterAsync(World.Theo, "ab123cd")));
        Assert.Equal(1, (await LeaveAsync(World.Theo, -2, first)).Value.Done);
        Assert.Equal("fleet.plate-present", (await EnterAsync(World.Theo, "AB-123-CD", -3)).Problem?.Code);
        Assert.Null((await EnterAsync(World.Theo, "AB-123-CD", -2)).Problem);
        Assert.Null((await EnterAsync(World.Theo, "AB-123-CD", contract: World.Car)).Problem);
        await NoPlateTwiceAsync();
    }

    [Fact, Rule("D-41")]
    public async Task The_firm_goes_back_with_a_reason_and_a_client_three_days()
    {
        Assert.Equal(("movement.explain-the-past", "Note"), Said(await EnterAsync(World.Theo, "AB-123-CD", -40, note: " ")));
        Assert.Null((await EnterAsync(World.Theo, "AB-123-CD", -40, note: "oubli")).Problem);
        Assert.Equal("movement.too-far-back", (await EnterAsync(World.Nadege, "AB-124-CD", -4)).Problem?.Code);
        Assert.Null((await EnterAsync(World.Nadege, "AB-124-CD", -3)).Problem);
        await TermsAsync(t => t.ClientBackDays = 10);
        Assert.Null((await EnterAsync(World.Nadege, "AB-125-CD", -10)).Problem);
        Assert.Equal("movement.too-far-ahead", (await EnterAsync(World.Theo, "AB-126-CD", 731)).Problem?.Code);
        Assert.Equal("movement.before-contract", (await EnterAsync(World.Theo, "AB-126-CD", -4_000)).Problem?.Code);
        Assert.Equal("movement.after-contract", (await EnterAsync(World.Theo, "AB-126-CD", contract: World.Terminated)).Problem?.Code);
    }

    [Fact, Rule("D-41")]
    public async Task What_is_to_come_takes_effect_on_its_day()
    {
        var id = await EnteredAsync("AB-123-CD");
        Assert.Null((await PlateAsync(World.Theo, id, "EF-456-GH", 5)).Problem);
        var later = (await EnterAsync(World.Theo, "JK-789-LM", 5)).Value;
        var leaves = await EnteredAsync("NP-100-QR");
        Assert.Equal(1, (await LeaveAsync(World.Theo, 5, leaves)).Value.Done);

        Assert.Equal("AB-123-CD", (await VehicleAsync(id)).Plate);
        Assert.False(await CoveredAsync("JK-789-LM"));
        Assert.True(await CoveredAsync("NP-100-QR"));
        Assert.Equal(0, (await RoundAsync(4)).Value);
        Assert.Equal(3, (await RoundAsync(5)).Value);
        Assert.Equal(("EF-456-GH", "EF456GH"), ((await VehicleAsync(id)).Plate, (await VehicleAsync(id)).PlateKey));
        Assert.True(await CoveredAsync("JK-789-LM"));
        Assert.False(await CoveredAsync("NP-100-QR"));
        Assert.Equal(MovementState.Done, (await MovementAsync(await LastMovementAsync(later))).State);
        Assert.Equal(0, (await RoundAsync(5)).Value);
        await NoPlateTwiceAsync();
    }

    [Fact, Rule("D-42")]
    public async Task A_vehicle_stays_the_same_when_its_plate_changes()
    {
        var id = await EnteredAsync("AB-123-CD");
        Assert.Null((await PlateAsync(World.Theo, id, "ef456gh")).Problem);
        Assert.Equal("EF-456-GH", (await VehicleAsync(id)).Plate);
        Assert.Equal("movement.same-plate", (await PlateAsync(World.Theo, id, "EF-456-GH")).Problem?.Code);
        Assert.Equal("movement.plate-changed-later", (await PlateAsync(World.Theo, id, "JK-789-LM", -1)).Problem?.Code);
        Assert.Equal("movement.outside-presence", (await PlateAsync(World.Theo, id, "JK-789-LM", -60)).Problem?.Code);
        // The old plate may come in again from that day on, and not before.
        Assert.Equal("fleet.plate-present", (await EnterAsync(World.Theo, "AB-123-CD", -1)).Problem?.Code);
        Assert.Null((await EnterAsync(World.Theo, "AB-123-CD")).Problem);
        Assert.Equal("fleet.plate-present", (await PlateAsync(World.Theo, id, "AB-123-CD", 1)).Problem?.Code);
        await NoPlateTwiceAsync();
    }

    [Fact, Rule("D-41")]
    public async Task A_correction_tells_what_was_and_what_is_and_changes_nothing_when_nothing_changed()
    {
        var id = await EnteredAsync("AB-123-CD");
        Assert.Null((await CorrectAsync(World.Theo, id, _ => { })).Problem);
        Assert.Equal(MovementKind.Entry, (await MovementAsync(await LastMovementAsync(id))).Kind);
        Assert.Null((await CorrectAsync(World.Theo, id, d => (d.Value, d.Model) = (100, "FM"))).Problem);
        Assert.Null((await CorrectAsync(World.Theo, id, d => d.Value = 125)).Problem);
        Assert.Equal([new FieldChange("Value", "100.00", "125.00")], (await MovementAsync(await LastMovementAsync(id))).Changes);
        Assert.Equal(("FM", 12_500), ((await VehicleAsync(id)).Model, (await VehicleAsync(id)).ValueMinor));
    }

    [Fact]
    public async Task A_correction_of_what_somebody_else_changed_meanwhile_is_stale()
    {
        var id = await EnteredAsync("AB-123-CD");
        var read = (await World.Desk<InsuredItemQuery>().RunAsync(World.Theo, id))!;
        Assert.Null((await CorrectAsync(World.Helene, id, d => d.Model = "FM")).Problem);
        read.Data.Make = "Volvo Trucks";
        Assert.Equal(Problem.Stale, (await World.Desk<CorrectItem>().RunAsync(World.Theo, new() { ItemId = id, Version = read.Version, Data = read.Data })).Problem);
    }

    [Fact]
    public async Task The_day_of_entry_is_put_right_by_the_firm_where_the_plate_was_free()
    {
        var first = await EnteredAsync("AB-123-CD", -20);
        await LeaveAsync(World.Theo, -10, first);
        var second = await EnteredAsync("AB-123-CD", -5);
        Assert.Equal(("fleet.plate-present", "EnteredOn"), Said(await EnteredOnAsync(World.Theo, second, -12)));
        Assert.Null((await EnteredOnAsync(World.Theo, second, -10)).Problem);
        Assert.Equal(Today.AddDays(-10), (await VehicleAsync(second)).EnteredOn);
        Assert.Equal("movement.enters-after-exit", (await EnteredOnAsync(World.Theo, first, -10)).Problem?.Code);
        await NoPlateTwiceAsync();
    }

    [Fact, Rule("D-41")]
    public async Task An_exit_taken_back_brings_it_back_unless_its_plate_is_borne_by_another()
    {
        var first = await EnteredAsync("AB-123-CD");
        await LeaveAsync(World.Theo, -5, first);
        var exit = await LastMovementAsync(first);
        var second = await EnteredAsync("AB-123-CD", 0);
        Assert.Equal("fleet.plate-present", (await CancelAsync(World.Theo, exit)).Problem?.Code);
        await LeaveAsync(World.Theo, 1, second);
        Assert.Equal("fleet.plate-present", (await CancelAsync(World.Theo, exit)).Problem?.Code);
        Assert.Null((await World.Desk<DeleteItem>().RunAsync(World.Theo, second)).Problem);
        Assert.Null((await CancelAsync(World.Theo, exit)).Problem);
        Assert.Null((await VehicleAsync(first)).ExitedOn);
        Assert.Equal(MovementState.Cancelled, (await MovementAsync(exit)).State);
        Assert.Equal((MovementKind.Cancellation, exit), await World.ReadAsync(db => db.ItemMovements.Where(m => m.CancelsId == exit).Select(m => new ValueTuple<MovementKind, Guid>(m.Kind, m.CancelsId!.Value)).SingleAsync()));
        Assert.Equal("movement.over", (await CancelAsync(World.Theo, exit)).Problem?.Code);
    }

    [Fact, Rule("D-41")]
    public async Task A_new_plate_taken_back_gives_the_old_one_again()
    {
        var id = await EnteredAsync("AB-123-CD");
        var first = (await PlateAsync(World.Theo, id, "EF-456-GH")).Value;
        var second = (await PlateAsync(World.Theo, id, "JK-789-LM", 3)).Value;
        Assert.Equal("movement.followed", (await CancelAsync(World.Theo, first)).Problem?.Code);
        Assert.Null((await CancelAsync(World.Theo, second)).Problem);
        Assert.Null((await CancelAsync(World.Theo, first)).Problem);
        Assert.Equal(("AB-123-CD", "AB123CD"), ((await VehicleAsync(id)).Plate, (await VehicleAsync(id)).PlateKey));
        Assert.Equal("movement.stands", (await CancelAsync(World.Theo, await World.ReadAsync(db => db.ItemMovements.Where(m => m.ItemId == id && m.Kind == MovementKind.Entry).Select(m => m.Id).SingleAsync()))).Problem?.Code);
        await NoPlateTwiceAsync();
    }

    private Task<Result<int>> RoundAsync(int days)
    {
        World.Time.Advance(Today.AddDays(days).ToDateTime(new(10, 0)) - World.Clock.ToFirm(World.Clock.Now));
        return World.Desk<TakeMovementsIntoEffect>().RunAsync(World.System, World.Clock.Today);
    }

    private async Task<Result> EnteredOnAsync(Caller by, Guid item, int days)
    {
        var read = (await World.Desk<InsuredItemQuery>().RunAsync(by, item))!;
        return await World.Desk<CorrectItem>().RunAsync(by, new() { ItemId = item, Version = read.Version, Data = read.Data, EnteredOn = Today.AddDays(days) });
    }
}
