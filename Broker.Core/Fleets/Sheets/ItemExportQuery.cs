using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Files.Sheets;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Sheets;

/// <summary>
/// The items of a contract, or of all contracts of a client, with their whole history (R-FLT-06, R-GRP-03), as a sheet that can be edited and brought back: unedited, it
/// changes nothing. Also the same sheet without rows, to be filled in.
/// </summary>
public sealed class ItemExportQuery(BrokerStore store)
{
    private const int AtOnce = 1_000;

    public sealed class Input
    {
        public Guid ClientId { get; set; }
        public Guid? ContractId { get; set; }

        /// <summary>Of a client's export: one kind a file.</summary>
        public ItemKind Kind { get; set; } = ItemKind.Vehicle;

        /// <summary>Otherwise a text with separators.</summary>
        public bool Workbook { get; set; } = true;
        public bool English { get; set; }

        /// <summary>Only the names of the columns.</summary>
        public bool Empty { get; set; }
    }

    /// <param name="Name">Of the contract, or of the client.</param>
    public sealed record Exported(string Name, ItemKind Kind, int Rows);

    /// <param name="to">Closed by whoever gave it.</param>
    public async Task<Result<Exported>> RunAsync(Caller by, Input input, Stream to, CancellationToken ct = default)
    {
        await using var db = await store.OpenToListAsync(by, ct);
        db.Actor.DemandReading();
        db.Actor.Demand(Feature.ViewFiles);
        var (kind, name) = (input.Kind, "");
        if (input.ContractId is { } contract)
        {
            if (await db.Contracts.Where(c => c.Id == contract && c.ClientId == input.ClientId).Select(c => new { c.Number, Kind = db.Risks.Where(r => r.Id == c.RiskId).Select(r => r.ItemKind).First() }).SingleOrDefaultAsync(ct) is not { } found) return Problem.Missing;
            if (!db.Actor.IsFirm && !db.Actor.PartsOf(contract).HasFlag(ContractPart.Items)) return Problem.Missing;
            (kind, name) = (found.Kind, found.Number);
        }
        else if (await db.Clients.Where(c => c.Id == input.ClientId).Select(c => c.Name).SingleOrDefaultAsync(ct) is { } client) name = client;
        else return Problem.Missing;
        if (kind == ItemKind.None) return new Problem("movement.not-managed");

        var culture = CultureInfo.GetCultureInfo(input.English ? "en-GB" : "fr-FR");
        using ISheet sheet = input.Workbook ? new XlsxWriter(to, name) : new CsvWriter(to, culture);
        var columns = SheetColumns.Of(kind);
        sheet.Write([.. columns.Select(c => input.English ? c.English : c.French)]);
        return new Exported(name, kind, input.Empty ? 0 : await WriteAsync(db, input, kind, sheet, ct));
    }

    private static async Task<int> WriteAsync(BrokerDb db, Input input, ItemKind kind, ISheet sheet, CancellationToken ct)
    {
        var contracts = await db.Contracts.Where(c => c.ClientId == input.ClientId).ToDictionaryAsync(c => c.Id, c => c.Number, ct);
        var items = Of(db, kind).Where(i => i.ClientId == input.ClientId && i.Standing == ItemStanding.Confirmed);
        if (input.ContractId is { } contract) items = items.Where(i => i.ContractId == contract);
        var columns = SheetColumns.Of(kind).Select(c => CellOf(kind, c.Name, input.English)).ToList();
        var (rows, label, after) = (0, "", Guid.Empty);
        while (true)
        {
            var some = await (rows == 0 ? items : items.Where(i => string.Compare(i.Label, label) > 0 || (i.Label == label && i.Id > after))).OrderBy(i => i.Label).ThenBy(i => i.Id).Take(AtOnce).ToListAsync(ct);
            foreach (var item in some)
            {
                var (data, number) = (ItemData.Of(item), contracts.GetValueOrDefault(item.ContractId, ""));
                sheet.Write([.. columns.Select(cell => cell(item, data, number))]);
            }
            rows += some.Count;
            if (some.Count < AtOnce) return rows;
            (label, after) = (some[^1].Label, some[^1].Id);
        }
    }

    private static IQueryable<InsuredItem> Of(BrokerDb db, ItemKind kind) => kind switch
    {
        ItemKind.Vehicle => db.Vehicles.AsNoTracking(),
        ItemKind.Building => db.Buildings.AsNoTracking(),
        _ => db.InsuredPersons.AsNoTracking(),
    };

    private static Func<InsuredItem, ItemData, string, object?> CellOf(ItemKind kind, string column, bool english)
    {
        var field = ItemFields.Of(kind).FirstOrDefault(f => f.Name == column);
        return column switch
        {
            SheetColumns.Entry => (item, _, _) => Moment(item.EnteredOn, item.EntryTime),
            SheetColumns.Exit => (item, _, _) => item.ExitedOn is { } left ? Moment(left, item.ExitTime) : null,
            SheetColumns.Contract => (_, _, number) => number,
            SheetColumns.Reference => (item, _, _) => item.Id.ToString("D"),
            nameof(ItemData.FirstRegisteredOn) => (_, data, _) => data.FirstRegisteredOn,
            nameof(ItemData.BornOn) => (_, data, _) => data.BornOn,
            nameof(ItemData.GrossWeight) => (_, data, _) => data.GrossWeight,
            nameof(ItemData.Area) => (_, data, _) => data.Area,
            nameof(ItemData.Value) => (_, data, _) => data.Value,
            nameof(ItemData.Civility) => (_, data, _) => data.Civility is { } civility ? SheetWords.Write(column, civility.ToString(), english) : null,
            nameof(ItemData.PlateKind) => (item, _, _) => SheetWords.Write(column, ((Vehicle)item).PlateKind.ToString(), english),
            // What no cell can hold is left out: it comes back as it went.
            _ => (_, data, _) => field!.Read(data) is { } text ? CellValues.Canonical(text) : null,
        };
    }

    /// <summary>With an hour, as a text: a column of days has no room for it.</summary>
    private static object Moment(DateOnly day, TimeOnly? time) => time is null ? day : day.ToDateTime(time.Value).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
