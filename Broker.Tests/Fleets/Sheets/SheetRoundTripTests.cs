using Broker.Core.Common;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Fleets.Sheets.SheetScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Fleets.Sheets;

/// <summary>Out and in again unedited, a sheet changes nothing: whatever the items are, in both forms and both languages (D-43).</summary>
public sealed class SheetRoundTripTests
{
    private static readonly string[] Odd =
    [
        "=1+1", "+33 4", "-", "-1", "@x", "'apostrophe", "'=x", "a;b", "a,b", "deux\nlignes", "dit \"bleu\"", "Étienne Œuvré", "00123", "1e5", "12,500", "31/12/2026", "1er", "   entouré ", "\ttab", "N/A",
        "日本", "🚚 camion", "a\u00A0b", "_x000A_", "oui", "null", "<b>&amp;</b>", "sep=;", "’", "0",
    ];

    public static readonly TheoryData<bool, bool> Forms = new() { { true, false }, { false, false }, { true, true }, { false, true } };

    [Theory, MemberData(nameof(Forms)), Rule("D-43"), Rule("R-FLT-06"), Rule("R-GRP-03")]
    public async Task The_cast_comes_back_unchanged(bool workbook, bool english)
    {
        await using var world = await TheWorld.OpenAsync();
        foreach (var contract in new[] { world.Fleet, world.Depots, world.Health }) await AssertUnchangedAsync(world, contract, workbook, english);
    }

    [Theory, MemberData(nameof(Forms)), Rule("D-43")]
    public async Task Whatever_stands_in_the_fields_it_comes_back_unchanged(bool workbook, bool english)
    {
        await using var world = await TheWorld.OpenAsync();
        var chance = new Random(20260615);
        await world.AddAsync([.. Enumerable.Range(0, 150).Select(i => Vehicle(world, chance, i)), .. Enumerable.Range(0, 40).Select(i => Building(world, chance, i)), .. Enumerable.Range(0, 40).Select(i => Person(world, chance, i))]);
        foreach (var contract in new[] { world.Fleet, world.Depots, world.Health }) await AssertUnchangedAsync(world, contract, workbook, english);
    }

    [Fact, Rule("R-FLT-06")]
    public async Task The_export_of_a_client_has_every_contract_and_the_whole_history()
    {
        await using var world = await TheWorld.OpenAsync();
        var file = new MemoryStream();
        var exported = await world.Desk<ItemExportQuery>().RunAsync(world.Nadege, new() { ClientId = world.Rivelaine, Kind = ItemKind.Vehicle }, file);
        Assert.Equal(await world.ReadAsync(db => db.Vehicles.CountAsync(v => v.ClientId == world.Rivelaine && v.Standing == ItemStanding.Confirmed && db.Contracts.Any(c => c.Id == v.ContractId && c.OnExtranet))), exported.Value.Rows);
        Assert.Equal("common.missing", (await world.Desk<ItemExportQuery>().RunAsync(world.Marc, new() { ClientId = world.Rivelaine, ContractId = world.Fleet }, new MemoryStream())).Problem?.Code);
    }

    [Fact]
    public async Task The_empty_template_has_the_names_of_the_columns_and_they_are_all_known()
    {
        await using var world = await TheWorld.OpenAsync();
        foreach (var english in new[] { false, true })
        {
            var file = new MemoryStream();
            await world.Desk<ItemExportQuery>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, ContractId = world.Fleet, Empty = true, English = english }, file);
            file.Position = 0;
            var names = Assert.Single(Files.Sheets.Workbook.Read(file).Rows).Cells;
            Assert.Equal(SheetColumns.Of(ItemKind.Vehicle).Select(c => c.Name), names.Select(n => SheetColumns.Words(ItemKind.Vehicle)[Core.Files.Sheets.SheetHeading.Fold(n)]));
        }
    }

    private static async Task AssertUnchangedAsync(TheWorld world, Guid contract, bool workbook, bool english)
    {
        var there = (await world.ItemsAsync(contract)).Count(i => i.Standing == ItemStanding.Confirmed);
        Assert.NotEqual(0, there);
        var brought = await world.BringAsync(world.Theo, contract, await world.ExportAsync(world.Theo, contract, workbook, english), whole: true, name: workbook ? "parc.xlsx" : "parc.csv");
        Assert.Null(brought.Problem);
        var lines = await world.ReadAsync(db => db.SheetLines.Where(l => l.SheetId == brought.Value && l.Outcome != SheetOutcome.Unchanged).ToListAsync());
        Assert.True(lines.Count == 0, string.Join('\n', lines.Take(5).Select(l => $"{l.Line} {l.Label}: {l.Outcome} {string.Join(", ", l.Changes)} {string.Join(", ", l.Problems.Select(p => $"{p.Code} {p.Field} {string.Join('/', p.Args)}"))}")));
        Assert.Equal(there, (await world.SheetAsync(world.Theo, brought.Value)).Unchanged);
    }

    private static Vehicle Vehicle(TheWorld world, Random chance, int i)
    {
        var foreign = i % 9 == 0;
        var vehicle = new Vehicle
        {
            ClientId = world.Rivelaine, ContractId = world.Fleet, Plate = i % 7 == 3 ? "" : foreign ? $"1-ABC-{i:000}" : $"GZ-{i + 100:000}-KM", PlateKind = i % 7 == 3 ? PlateKind.None : foreign ? PlateKind.Foreign : PlateKind.Siv,
            PlateCountry = foreign && i % 7 != 3 ? "BE" : null, Make = $"Marque {i}", Model = One(chance) ?? "x", Category = "", EnteredOn = TheWorld.Today.AddDays(-chance.Next(1, 400)),
        };
        // None of these is on any list, nor need it be: it stands there already.
        (vehicle.Energy, vehicle.Usage, vehicle.FinanceCompany, vehicle.MainDriver, vehicle.GaragePostalCode) = (One(chance)?.Trim(), One(chance)?.Trim(), One(chance), One(chance), Inputs.Cut(One(chance) ?? "01000", 12));
        (vehicle.Vin, vehicle.FirstRegisteredOn, vehicle.GrossWeight, vehicle.ValueMinor) = (chance.Next(2) == 0 ? $"VF1{i:00000000000000}" : null, TheWorld.Today.AddDays(-chance.Next(5000)), chance.Next(2) == 0 ? chance.Next(1, 44_000) : null, chance.Next(2) == 0 ? chance.Next(1, 99_999_999) : null);
        if (chance.Next(3) == 0) vehicle.EntryTime = new(chance.Next(24), chance.Next(60));
        if (chance.Next(3) == 0) (vehicle.ExitedOn, vehicle.ExitTime) = (TheWorld.Today.AddDays(chance.Next(1, 60)), chance.Next(2) == 0 ? new TimeOnly(chance.Next(24), chance.Next(60)) : null);
        return vehicle;
    }

    private static Building Building(TheWorld world, Random chance, int i) => new()
    {
        ClientId = world.Rivelaine, ContractId = world.Depots, Name = $"{One(chance)} {i}".Trim(), Street = One(chance) ?? "rue", PostalCode = Inputs.Cut(One(chance) ?? "01000", 12), City = One(chance) ?? "Lyon",
        Area = chance.Next(2) == 0 ? chance.Next(1, 90_000) : null, Capacity = One(chance)?.Trim(), EnteredOn = TheWorld.Today.AddDays(-chance.Next(1, 400)),
    };

    private static InsuredPerson Person(TheWorld world, Random chance, int i) => new()
    {
        ClientId = world.Rivelaine, ContractId = world.Health, LastName = $"{One(chance)} {i}".Trim(), FirstName = One(chance) ?? "Jo", Civility = chance.Next(3) switch { 0 => null, 1 => Core.Clients.Civility.Madam, _ => Core.Clients.Civility.Sir },
        BornOn = chance.Next(2) == 0 ? TheWorld.Today.AddYears(-chance.Next(1, 90)) : null, EnteredOn = TheWorld.Today.AddDays(-chance.Next(1, 400)),
    };

    private static string? One(Random chance) => chance.Next(3) == 0 ? null : Odd[chance.Next(Odd.Length)];
}
