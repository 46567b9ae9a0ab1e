using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Products;
using Microsoft.EntityFrameworkCore;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Fleets.Sheets;

/// <summary>Sheets brought to the cast's contracts: Rivelaine's fleet of twenty vehicles, its depots, its health plan.</summary>
internal static class SheetScene
{
    public static readonly string[] Names = ["Immatriculation", "Marque", "Modèle", "Date d’entrée", "Date de sortie"];

    public static string Csv(params string[][] rows) => string.Concat(rows.Select(cells => string.Join(';', cells) + "\r\n"));

    public static MemoryStream Bytes(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    public static Task<Result<Guid>> BringAsync(this TheWorld world, Caller who, Guid contract, Stream file, bool whole = false, string name = "parc.csv", DateOnly? on = null) =>
        world.Desk<BringSheet>().RunAsync(who, new() { ContractId = contract, FileName = name, Whole = whole, On = on, UploadId = Guid.NewGuid() }, file);

    public static async Task<SheetQuery.SheetRecord> BroughtAsync(this TheWorld world, Caller who, Guid contract, Stream file, bool whole = false, DateOnly? on = null)
    {
        var brought = await world.BringAsync(who, contract, file, whole, on: on);
        Assert.Null(brought.Problem);
        return await world.SheetAsync(who, brought.Value);
    }

    public static async Task<SheetQuery.SheetRecord> SheetAsync(this TheWorld world, Caller who, Guid sheet) => (await world.Desk<SheetQuery>().RunAsync(who, sheet))!;

    public static async Task<IReadOnlyList<SheetLinesQuery.LineRow>> LinesAsync(this TheWorld world, Caller who, Guid sheet, SheetOutcome? outcome = null) =>
        (await world.Desk<SheetLinesQuery>().RunAsync(who, sheet, outcome, 0)).Rows;

    public static Task<Result> ConfirmAsync(this TheWorld world, Caller who, SheetQuery.SheetRecord sheet, bool acknowledged = true) =>
        world.Desk<ConfirmSheet>().RunAsync(who, new() { SheetId = sheet.Id, Version = sheet.Version, Acknowledged = acknowledged });

    /// <summary>Confirmed, and written in its turn.</summary>
    public static async Task<SheetQuery.SheetRecord> WrittenAsync(this TheWorld world, Caller who, SheetQuery.SheetRecord sheet)
    {
        Assert.Null((await world.ConfirmAsync(who, sheet)).Problem);
        Assert.Equal(sheet.Id, await world.Desk<NextSheet>().RunAsync(world.System));
        Assert.Null((await world.Desk<WriteSheet>().RunAsync(world.System, sheet.Id)).Problem);
        return await world.SheetAsync(who, sheet.Id);
    }

    public static async Task<MemoryStream> ExportAsync(this TheWorld world, Caller who, Guid contract, bool workbook = true, bool english = false, Guid? client = null)
    {
        var file = new MemoryStream();
        var exported = await world.Desk<ItemExportQuery>().RunAsync(who, new() { ClientId = client ?? world.Rivelaine, ContractId = contract, Workbook = workbook, English = english }, file);
        Assert.Null(exported.Problem);
        file.Position = 0;
        return file;
    }

    public static Task<List<InsuredItem>> ItemsAsync(this TheWorld world, Guid contract) => world.ReadAsync(db => db.InsuredItems.AsNoTracking().Where(i => i.ContractId == contract).OrderBy(i => i.Label).ToListAsync());

    public static Task<List<ItemMovement>> MovementsAsync(this TheWorld world, Guid sheet) => world.ReadAsync(db => db.ItemMovements.AsNoTracking().Where(m => m.BatchId == sheet).OrderBy(m => m.Label).ToListAsync());

    /// <summary>Counts as entries, changes, exits, unchanged, refused.</summary>
    public static (int, int, int, int, int) Counts(this SheetQuery.SheetRecord sheet) => (sheet.Added, sheet.Changed, sheet.Left, sheet.Unchanged, sheet.Refused);

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
