using Broker.Core.Access;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Fleets.Sheets.SheetScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Fleets.Sheets;

/// <summary>A confirmed sheet becomes movements, all of them or none (D-43).</summary>
public sealed class SheetWritingTests
{
    private static readonly string Today = Day(TheWorld.Today);

    [Fact, Rule("D-43"), Rule("D-41")]
    public async Task What_was_looked_at_is_written_with_its_movements_and_found_by_the_search()
    {
        await using var world = await TheWorld.OpenAsync();
        var there = (await world.ItemsAsync(world.Fleet)).Cast<Vehicle>().Where(v => v.ExitedOn is null).ToList();
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv([.. Names, "VIN"],
            ["ZZ-987-ZZ", "Renault", "Master", Today, "", "VF1MA000012345678"],
            [there[0].Plate, "", "Autre modèle", "", "", ""],
            [there[1].Plate, "", "", "", Day(TheWorld.Today.AddDays(5)), ""])));
        var written = await world.WrittenAsync(world.Theo, sheet);

        Assert.Equal((SheetState.Written, 1, 1, 1), (written.State, written.Added, written.Changed, written.Left));
        var items = (await world.ItemsAsync(world.Fleet)).Cast<Vehicle>().ToList();
        var added = items.Single(v => v.Plate == "ZZ-987-ZZ");
        Assert.Equal((TheWorld.Today, ItemStanding.Confirmed, "ZZ987ZZ"), (added.EnteredOn, added.Standing, added.PlateKey));
        Assert.Equal("Autre modèle", items.Single(v => v.Id == there[0].Id).Model);
        Assert.Equal(TheWorld.Today.AddDays(5), items.Single(v => v.Id == there[1].Id).ExitedOn);

        var movements = (await world.MovementsAsync(sheet.Id)).ToDictionary(m => m.Kind);
        Assert.Equal([MovementKind.Entry, MovementKind.Exit, MovementKind.Correction], movements.Keys.Order());
        Assert.All(movements.Values, m => Assert.Equal((MovementOrigin.Sheet, "parc.csv", world.Theo.PersonId), (m.Origin, m.Note, m.AskedById)));
        Assert.Equal((MovementState.Done, MovementState.Scheduled), (movements[MovementKind.Entry].State, movements[MovementKind.Exit].State));
        Assert.Contains(movements[MovementKind.Entry].Changes, c => c is { Field: nameof(ItemData.Vin), After: "VF1MA000012345678" });
        Assert.Equal(1, await world.ReadAsync(db => db.SearchEntries.CountAsync(e => e.SubjectId == added.Id && e.Start == "zz987zz")));
        Assert.Equal(1, await world.ReadAsync(db => db.Events.CountAsync(e => e.Code == SheetEvents.Written && e.ContractId == world.Fleet)));
        Assert.Equal(1, await world.ReadAsync(db => db.Notifications.CountAsync(n => n.PersonId == world.Theo.PersonId && n.Code == "notice.sheet-written")));
    }

    [Fact, Rule("D-43")]
    public async Task The_same_file_twice_changes_nothing()
    {
        await using var world = await TheWorld.OpenAsync();
        var there = (await world.ItemsAsync(world.Fleet)).Cast<Vehicle>().Where(v => v.ExitedOn is null).ToList();
        var text = Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", Today, ""], [there[0].Plate, "", "Autre", "", ""], [there[1].Plate, "", "", "", Today], ["ZY-987-ZZ", "Fiat", "Ducato", Today, Day(TheWorld.Today.AddDays(9))]);
        await world.WrittenAsync(world.Theo, await world.BroughtAsync(world.Theo, world.Fleet, Bytes(text)));
        var again = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(text));
        Assert.Equal((0, 0, 0, 4, 0), again.Counts());
        Assert.Equal("sheet.nothing-to-write", (await world.ConfirmAsync(world.Theo, again)).Problem?.Code);
    }

    [Fact]
    public async Task Before_its_turn_it_can_be_called_back_and_afterwards_not()
    {
        await using var world = await TheWorld.OpenAsync();
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", Today, ""])));
        Assert.Null((await world.ConfirmAsync(world.Theo, sheet)).Problem);
        Assert.Null((await world.Desk<CallBackSheet>().RunAsync(world.Theo, sheet.Id)).Problem);
        Assert.Null(await world.Desk<NextSheet>().RunAsync(world.System));
        await world.WrittenAsync(world.Theo, await world.SheetAsync(world.Theo, sheet.Id));
        Assert.Equal("sheet.begun", (await world.Desk<CallBackSheet>().RunAsync(world.Theo, sheet.Id)).Problem?.Code);
        Assert.Equal("sheet.not-open", (await world.ConfirmAsync(world.Theo, await world.SheetAsync(world.Theo, sheet.Id))).Problem?.Code);
    }

    [Fact, Rule("D-43")]
    public async Task When_the_contract_changed_meanwhile_nothing_is_written_and_its_author_looks_again()
    {
        await using var world = await TheWorld.OpenAsync();
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", Today, ""], ["ZY-987-ZZ", "Renault", "Master", Today, ""])));
        Assert.Null((await world.ConfirmAsync(world.Theo, sheet)).Problem);
        Assert.Null((await world.Desk<EnterItem>().RunAsync(world.Helene, new() { ContractId = world.Fleet, EffectiveOn = TheWorld.Today, Data = new() { Plate = "ZZ-987-ZZ", Make = "Renault", Model = "Master" } })).Problem);

        Assert.Null((await world.Desk<WriteSheet>().RunAsync(world.System, sheet.Id)).Problem);
        var now = await world.SheetAsync(world.Theo, sheet.Id);
        Assert.Equal(SheetState.Overtaken, now.State);
        Assert.Equal((1, 0, 0, 1, 0), now.Counts());
        Assert.Empty(await world.MovementsAsync(sheet.Id));
        Assert.Equal(2, (await world.LinesAsync(world.Theo, sheet.Id)).Count);
        Assert.Equal(SheetState.Written, (await world.WrittenAsync(world.Theo, now)).State);
        Assert.Single((await world.ItemsAsync(world.Fleet)).OfType<Vehicle>(), v => v.Plate == "ZY-987-ZZ");
    }

    [Fact, Rule("R-JOB-01")]
    public async Task It_is_written_with_the_rights_its_author_still_has()
    {
        await using var world = await TheWorld.OpenAsync();
        var sheet = await world.BroughtAsync(world.Nadege, world.Fleet, Bytes(Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", Today, ""])));
        Assert.Null((await world.ConfirmAsync(world.Nadege, sheet)).Problem);
        await world.AddAsync(new FeatureSwitch { Feature = Feature.VehicleFleet, On = false });
        Assert.Equal("job.right-gone", (await world.Desk<WriteSheet>().RunAsync(world.System, sheet.Id)).Problem?.Code);
        Assert.DoesNotContain((await world.ItemsAsync(world.Fleet)).OfType<Vehicle>(), v => v.Plate == "ZZ-987-ZZ");
        var failed = await world.ReadAsync(db => db.ItemSheets.AsNoTracking().SingleAsync(s => s.Id == sheet.Id));
        Assert.Equal((SheetState.Failed, "job.right-gone"), (failed.State, failed.Failure));
    }

    [Fact, Rule("D-43"), Rule("D-41")]
    public async Task What_a_client_brings_waits_for_the_firm_and_is_not_said_twice()
    {
        await using var world = await TheWorld.OpenAsync();
        var there = (await world.ItemsAsync(world.Fleet)).Cast<Vehicle>().Where(v => v.ExitedOn is null).ToList();
        var text = Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", Today, ""], [there[0].Plate, "", "Autre", "", ""], [there[1].Plate, "", "", "", Today], ["ZY-987-ZZ", "Renault", "Master", Today, Today]);
        var sheet = await world.BroughtAsync(world.Nadege, world.Fleet, Bytes(text));
        Assert.Equal((1, 1, 1, 0, 1), sheet.Counts());
        Assert.True(sheet.Waits);
        Assert.Equal("movement.acknowledge", (await world.ConfirmAsync(world.Nadege, sheet, acknowledged: false)).Problem?.Code);
        await world.WrittenAsync(world.Nadege, sheet);

        Assert.All(await world.MovementsAsync(sheet.Id), m => Assert.Equal((MovementState.Waiting, true), (m.State, m.Acknowledged)));
        var items = (await world.ItemsAsync(world.Fleet)).Cast<Vehicle>().ToList();
        Assert.Equal(ItemStanding.Asked, items.Single(v => v.Plate == "ZZ-987-ZZ").Standing);
        Assert.Equal((there[0].Model, null), (items.Single(v => v.Id == there[0].Id).Model, items.Single(v => v.Id == there[1].Id).ExitedOn));
        Assert.True(await world.ReadAsync(db => db.Notifications.AnyAsync(n => n.Code == "notice.movements-reported")));
        Assert.Equal((0, 0, 0, 3, 1), (await world.BroughtAsync(world.Nadege, world.Fleet, Bytes(text))).Counts());
    }

    [Fact, Rule("D-40")]
    public async Task Whoever_may_not_move_anything_brings_no_sheet()
    {
        await using var world = await TheWorld.OpenAsync();
        var text = Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", Today, ""]);
        await Assert.ThrowsAsync<Forbidden>(() => world.BringAsync(world.Luc, world.Fleet, Bytes(text)));
        Assert.Equal("common.missing", (await world.BringAsync(world.Marc, world.Fleet, Bytes(text))).Problem?.Code);
    }

    [Fact]
    public async Task Refused_rows_come_back_as_they_were_sent_each_with_its_reason()
    {
        await using var world = await TheWorld.OpenAsync();
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes("Parc\r\n" + Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", Today, ""], ["nulle part", "Fiat", "500", "hier", ""])));
        var refused = (await world.Desk<SheetRefusalsQuery>().RunAsync(world.Theo, sheet.Id)).Value;
        Assert.Equal(Names, refused.Heading);
        Assert.Equal(["nulle part", "Fiat", "500", "hier", null], Assert.Single(refused.Rows).Cells);
        Assert.Contains(refused.Rows[0].Problems, p => p is { Code: "sheet.not-a-day", Field: SheetColumns.Entry });
        Assert.Equal("common.missing", (await world.Desk<SheetRefusalsQuery>().RunAsync(world.Helene, sheet.Id)).Problem?.Code);
    }

    [Fact]
    public async Task Sheets_nobody_comes_back_to_are_cleared_and_their_movements_stay()
    {
        await using var world = await TheWorld.OpenAsync();
        var sheet = await world.WrittenAsync(world.Theo, await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", Today, ""]))));
        world.Time.Advance(ItemSheet.Kept + TimeSpan.FromDays(1));
        Assert.Equal(1, (await world.Desk<ClearSheets>().RunAsync(world.System)).Value);
        Assert.Equal(0, await world.ReadAsync(db => db.SheetLines.CountAsync()));
        Assert.Single(await world.MovementsAsync(sheet.Id));
    }

    [Fact, Rule("R-GRP-03"), Rule("R-GRP-04")]
    public async Task Persons_and_buildings_come_by_a_sheet_as_vehicles_do()
    {
        await using var world = await TheWorld.OpenAsync();
        var people = await world.BroughtAsync(world.Theo, world.Health, Bytes(Csv(["Title", "Surname", "First name", "Date of birth", "Joined on"], ["Mrs", "Ézéchiel", "Anne-Laure", "3 February 1980", "01/06/2026"], ["?", "Durand", "Jo", "", ""])));
        Assert.Equal((1, 0, 0, 0, 1), people.Counts());
        await world.WrittenAsync(world.Theo, people);
        var person = (await world.ItemsAsync(world.Health)).OfType<InsuredPerson>().Single(p => p.LastName == "Ézéchiel");
        Assert.Equal((Gender.Female, new DateOnly(1980, 2, 3), new DateOnly(2026, 6, 1)), (person.Gender, person.BornOn, person.EnteredOn));

        var depots = await world.BroughtAsync(world.Theo, world.Depots, Bytes(Csv(["Bâtiment", "Adresse", "CP", "Ville", "Surface (m²)"], ["Entrepôt d’essai", "1 rue du Test", "01000", "Bourg-en-Bresse", "1 250 m²"])));
        await world.WrittenAsync(world.Theo, depots);
        Assert.Equal(1250, (await world.ItemsAsync(world.Depots)).OfType<Building>().Single(b => b.Name == "Entrepôt d’essai").Area);
    }
}
