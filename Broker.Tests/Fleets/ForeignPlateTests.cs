using Broker.Core.Fleets;

namespace Broker.Tests.Fleets;

public sealed class ForeignPlateTests : FleetScene
{
    [Fact, Rule("D-42"), Rule("R-FLEET")]
    public async Task A_foreign_plate_keeps_its_country_and_a_machine_goes_by_its_name()
    {
        var data = Lorry("B-MW 4711");
        (data.PlateKind, data.PlateCountry) = (PlateKind.Foreign, "Allemagne");
        Assert.Equal(("fleet.country-wrong", "PlateCountry"), Said(await EnterAsync(data)));
        data.PlateCountry = "de";
        var car = await VehicleAsync((await EnterAsync(data)).Value);
        Assert.Equal(("B-MW-4711", "BMW4711", PlateKind.Foreign, "DE"), (car.Plate, car.PlateKey, car.PlateKind, car.PlateCountry));

        var digger = new ItemData { PlateKind = PlateKind.None, Make = "Liebherr", Model = "R 914" };
        var machine = await VehicleAsync((await EnterAsync(digger)).Value);
        Assert.Equal(("Liebherr R 914", null, ""), (machine.Label, machine.PlateKey, machine.Plate));
        // Two of the same machine are two.
        Assert.Null((await EnterAsync(digger)).Problem);
        Assert.Null((await PlateAsync(World.Theo, machine.Id, "AB-123-CD")).Problem);
        Assert.Equal("AB-123-CD", (await VehicleAsync(machine.Id)).Label);
        await NoPlateTwiceAsync();
    }

    private Task<Broker.Core.Common.Result<Guid>> EnterAsync(ItemData data) => World.Desk<EnterItem>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Data = data, EffectiveOn = Today });
}
