using Broker.Core.Fleets;
using Broker.Core.Fleets.Sheets;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Fleets.Sheets.SheetScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Fleets.Sheets;

/// <summary>What a sheet comes to, before anything is written (D-43).</summary>
public sealed class SheetComparisonTests
{
    private static readonly string Today = Day(TheWorld.Today);

    [Fact, Rule("D-43"), Rule("R-FLT-07")]
    public async Task A_sheet_shows_what_comes_changes_leaves_and_stays_and_writes_nothing()
    {
        await using var world = await TheWorld.OpenAsync();
        var there = (await world.ItemsAsync(world.Fleet)).Cast<Vehicle>().Where(v => v.ExitedOn is null).ToList();
        var before = await world.ReadAsync(db => db.ItemMovements.CountAsync());

        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(Names,
            ["zz 987 zz", "Renault", "Master", Today, ""],
            [there[0].Plate.Replace("-", "").ToLowerInvariant(), "", "Autre modèle", "", ""],
            [there[1].Plate, "", "", "", Today],
            [there[2].Plate, there[2].Make, there[2].Model, Day(there[2].EnteredOn), ""],
            ["ceci n'est pas une plaque", "Renault", "Clio", "", ""])));

        Assert.Equal((1, 1, 1, 1, 1), sheet.Counts());
        var lines = await world.LinesAsync(world.Theo, sheet.Id);
        Assert.Equal([SheetOutcome.Added, SheetOutcome.Changed, SheetOutcome.Left, SheetOutcome.Unchanged, SheetOutcome.Refused], lines.Select(l => l.Outcome));
        Assert.Equal([2, 3, 4, 5, 6], lines.Select(l => l.Line));
        Assert.Equal("ZZ-987-ZZ", lines[0].Label);
        Assert.Equal(new FieldChange(nameof(ItemData.Model), there[0].Model, "Autre modèle"), Assert.Single(lines[1].Changes));
        Assert.Equal(TheWorld.Today, lines[2].On);
        Assert.Equal("fleet.plate-wrong", Assert.Single(lines[4].Problems).Code);
        Assert.Equal((there.Count, before), ((await world.ItemsAsync(world.Fleet)).Count(v => v.ExitedOn is null), await world.ReadAsync(db => db.ItemMovements.CountAsync())));
    }

    [Fact, Rule("D-43")]
    public async Task A_blank_changes_nothing_and_a_dash_clears()
    {
        await using var world = await TheWorld.OpenAsync();
        var vehicle = (await world.ItemsAsync(world.Fleet)).OfType<Vehicle>().First(v => v.Vin is not null && v.ExitedOn is null);
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(["Plate", "VIN", "Make", "Model"], [vehicle.Plate, "-", "", " "])));
        var line = Assert.Single(await world.LinesAsync(world.Theo, sheet.Id));
        Assert.Equal(new FieldChange(nameof(ItemData.Vin), vehicle.Vin, null), Assert.Single(line.Changes));

        var refused = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(["Plate", "Make"], [vehicle.Plate, "-"])));
        Assert.Equal(("input.required", nameof(ItemData.Make)), Assert.Single((await world.LinesAsync(world.Theo, refused.Id))[0].Problems) is var p ? (p.Code, p.Field) : default);
    }

    [Fact, Rule("D-43")]
    public async Task Absence_removes_nothing_unless_the_sheet_is_the_whole_fleet()
    {
        await using var world = await TheWorld.OpenAsync();
        var present = (await world.ItemsAsync(world.Fleet)).Cast<Vehicle>().Where(v => v.ExitedOn is null && v.EnteredOn < TheWorld.Today).ToList();
        var text = Csv(Names, [present[0].Plate, "", "", "", ""]);
        Assert.Equal((0, 0, 0, 1, 0), (await world.BroughtAsync(world.Theo, world.Fleet, Bytes(text))).Counts());

        var whole = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(text), whole: true);
        Assert.Equal((0, 0, present.Count - 1, 1, 0), whole.Counts());
        Assert.All(await world.LinesAsync(world.Theo, whole.Id, SheetOutcome.Left), l => Assert.Equal((0, TheWorld.Today), (l.Line, l.On!.Value)));
    }

    [Fact, Rule("D-43")]
    public async Task The_whole_fleet_is_not_believed_while_a_row_cannot_be_read()
    {
        await using var world = await TheWorld.OpenAsync();
        var present = (await world.ItemsAsync(world.Fleet)).Cast<Vehicle>().First(v => v.ExitedOn is null);
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(Names, [present.Plate, "", "", "", ""], ["\"illisible", "", "", "", ""])), whole: true);
        Assert.Equal("sheet.whole-with-errors", (await world.ConfirmAsync(world.Theo, sheet)).Problem?.Code);
    }

    [Fact, Rule("D-43")]
    public async Task Retired_stays_retired_until_it_comes_again_later()
    {
        await using var world = await TheWorld.OpenAsync();
        var left = (await world.ItemsAsync(world.Fleet)).Cast<Vehicle>().First(v => v.ExitedOn is null);
        await world.WrittenAsync(world.Theo, await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(Names, [left.Plate, "", "", "", Day(TheWorld.Today.AddDays(-10))]))));

        var again = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(Names,
            [left.Plate, left.Make, left.Model, "", ""])));
        Assert.Equal((0, 0, 0, 1, 0), again.Counts());
        Assert.Equal("sheet.stays-retired", Assert.Single((await world.LinesAsync(world.Theo, again.Id))[0].Problems).Code);

        Assert.Equal("sheet.retired-stays", (await CodesAsync(world, [left.Plate, "", "", "", "-"])).Single());
        Assert.Equal("movement.left-already", (await CodesAsync(world, [left.Plate, "", "", "", Today])).Single());
        var back = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(Names, [left.Plate, left.Make, left.Model, Today, ""])));
        Assert.Equal((1, 0, 0, 0, 0), back.Counts());
    }

    [Fact, Rule("D-43"), Rule("D-42")]
    public async Task The_same_twice_in_a_sheet_is_named_by_its_first_row()
    {
        await using var world = await TheWorld.OpenAsync();
        var there = (await world.ItemsAsync(world.Fleet)).Cast<Vehicle>().First(v => v.ExitedOn is null);
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(Names,
            ["ZZ-987-ZZ", "Renault", "Master", Today, ""], ["zz987zz", "Renault", "Trafic", Today, ""], [there.Plate, "", "", "", ""], [there.Plate, "", "X", "", ""])));
        Assert.Equal((1, 0, 0, 1, 2), sheet.Counts());
        Assert.Equal([("sheet.twice", "2"), ("sheet.twice", "4")], (await world.LinesAsync(world.Theo, sheet.Id, SheetOutcome.Refused)).Select(l => (l.Problems[0].Code, l.Problems[0].Args[0])));
    }

    [Theory, Rule("D-43")]
    [InlineData("01/01/1900", "sheet.day-far")]
    [InlineData("31/12/2999", "sheet.day-far")]
    [InlineData("31/02/2026", "sheet.not-a-day")]
    [InlineData("01/01/1999", "movement.before-contract")]
    [InlineData("01/01/2099", "movement.too-far-ahead", "movement.after-contract")]
    [InlineData("-", "input.required")]
    public async Task A_day_that_cannot_be_is_said_of_its_row(string day, params string[] codes)
    {
        await using var world = await TheWorld.OpenAsync();
        Assert.Contains((await CodesAsync(world, ["ZZ-987-ZZ", "Renault", "Master", day, ""])).Single(), codes);
    }

    [Fact, Rule("D-42")]
    public async Task A_vehicle_known_by_its_serial_number_has_another_plate()
    {
        await using var world = await TheWorld.OpenAsync();
        var vehicle = (await world.ItemsAsync(world.Fleet)).OfType<Vehicle>().First(v => v.Vin is not null && v.ExitedOn is null);
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(["Immat.", "N° de série"], ["ZZ-987-ZZ", vehicle.Vin!])));
        Assert.Equal((0, 1, 0, 0, 0), sheet.Counts());
        await world.WrittenAsync(world.Theo, sheet);
        Assert.Equal("ZZ-987-ZZ", (await world.ItemsAsync(world.Fleet)).OfType<Vehicle>().Single(v => v.Id == vehicle.Id).Plate);
        var movement = Assert.Single(await world.MovementsAsync(sheet.Id));
        Assert.Equal((MovementKind.PlateChange, "ZZ987ZZ", MovementState.Done), (movement.Kind, movement.NewKey, movement.State));
    }

    [Fact]
    public async Task A_row_of_another_contract_or_with_a_reference_nobody_knows_is_refused()
    {
        await using var world = await TheWorld.OpenAsync();
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(["Immatriculation", "Marque", "Modèle", "Contrat", "Référence"],
            ["ZZ-987-ZZ", "Renault", "Master", "autre", ""], ["ZZ-986-ZZ", "Renault", "Master", "", Guid.NewGuid().ToString()], ["ZZ-985-ZZ", "Renault", "Master", "", "abc"])));
        Assert.Equal(["sheet.other-contract", "sheet.reference-unknown", "sheet.reference-wrong"], (await world.LinesAsync(world.Theo, sheet.Id)).Select(l => l.Problems[0].Code));
    }

    [Fact]
    public async Task A_formula_is_refused_with_its_row_and_an_unknown_word_of_the_firms_list_too()
    {
        await using var world = await TheWorld.OpenAsync();
        var rows = """<row><c t="inlineStr"><is><t>Immatriculation</t></is></c><c t="inlineStr"><is><t>Marque</t></is></c><c t="inlineStr"><is><t>Modèle</t></is></c></row><row><c t="inlineStr"><is><t>ZZ-987-ZZ</t></is></c><c t="str"><f>HYPERLINK("http://x")</f><v>Renault</v></c><c t="inlineStr"><is><t>Master</t></is></c></row>""";
        var brought = await world.BringAsync(world.Theo, world.Fleet, Files.Sheets.Workbook.Of(rows).Stream(), name: "parc.xlsx");
        Assert.Equal("sheet.formula", (await world.LinesAsync(world.Theo, brought.Value))[0].Problems[0].Code);
    }

    [Theory]
    [InlineData("rien;ici\n1;2", "sheet.no-heading")]
    [InlineData("Marque;Modèle\nRenault;Clio", "sheet.column-missing")]
    [InlineData("Immatriculation;Plaque\nAB-123-CD;x", "sheet.column-twice")]
    [InlineData("Immatriculation;Marque\n", "sheet.no-rows")]
    public async Task A_file_that_means_nothing_is_told_so_as_a_whole(string text, string code)
    {
        await using var world = await TheWorld.OpenAsync();
        Assert.Equal(code, (await world.BringAsync(world.Theo, world.Fleet, Bytes(text))).Problem?.Code);
        Assert.Equal(0, await world.ReadAsync(db => db.ItemSheets.CountAsync()));
    }

    [Fact]
    public async Task Sent_again_after_a_cut_it_is_the_same_sheet_and_it_is_its_authors_own()
    {
        await using var world = await TheWorld.OpenAsync();
        var input = new BringSheet.Input { ContractId = world.Fleet, FileName = "parc.csv", UploadId = Guid.NewGuid() };
        var text = Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", Today, ""]);
        var first = await world.Desk<BringSheet>().RunAsync(world.Theo, input, Bytes(text));
        Assert.Equal(first.Value, (await world.Desk<BringSheet>().RunAsync(world.Theo, input, Bytes(text))).Value);
        Assert.Null(await world.Desk<SheetQuery>().RunAsync(world.Helene, first.Value));
        Assert.Empty(await world.LinesAsync(world.Helene, first.Value));
    }

    private static async Task<IEnumerable<string>> CodesAsync(TheWorld world, string[] row)
    {
        var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv(Names, row)));
        return (await world.LinesAsync(world.Theo, sheet.Id)).SelectMany(l => l.Problems).Select(p => p.Code);
    }
}
