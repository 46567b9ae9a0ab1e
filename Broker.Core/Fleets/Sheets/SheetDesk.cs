using Broker.Core.Common;
using Broker.Core.Files.Sheets;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Sheets;

/// <summary>What bringing and writing a sheet have in common: the file read, then compared with the contract as it is now.</summary>
internal static class SheetDesk
{
    /// <summary>A sheet of a hundred thousand rows takes room while it is compared: others wait their turn.</summary>
    private static readonly SemaphoreSlim Seats = new(2);

    public static async Task<IDisposable> SitAsync(CancellationToken ct)
    {
        await Seats.WaitAsync(ct);
        return new Seat();
    }

    public static async Task<SheetBasis> BasisAsync(BrokerDb db, ContractFleet fleet, bool whole, DateOnly on, CancellationToken ct)
    {
        var contract = fleet.Contract.Id;
        var items = await db.InsuredItems.AsNoTracking().Where(i => i.ContractId == contract).OrderBy(i => i.Label).ThenBy(i => i.Id).ToListAsync(ct);
        var waiting = await db.WaitingMovements.AsNoTracking().Where(m => m.ContractId == contract && m.Kind != MovementKind.Entry).ToListAsync(ct);
        return new(fleet, new(items), await db.ItemWordsAsync(ct), waiting.ToLookup(m => m.ItemId), (await db.PlateChangesOf(contract).AsNoTracking().ToListAsync(ct)).ToLookup(m => m.ItemId), whole, on);
    }

    /// <returns>False when there is more than a sheet may have.</returns>
    public static async Task<bool> CopyAsync(Stream content, FileStream file, CancellationToken ct)
    {
        var (buffer, left) = (new byte[1 << 16], SheetLimits.Megabytes * 1024L * 1024);
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            if ((left -= read) < 0) return false;
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        return true;
    }

    public static Dictionary<SheetOutcome, int> CountsOf(IEnumerable<SheetStep> steps) => steps.CountBy(s => s.Outcome).ToDictionary();

    /// <summary>As the screen shows them.</summary>
    public static IEnumerable<SheetLine> LinesOf(ItemSheet sheet, IReadOnlyList<SheetStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            yield return new()
            {
                ClientId = sheet.ClientId, SheetId = sheet.Id, Position = i, Line = step.Line, Outcome = step.Outcome, Label = step.Item is { } item && step.Plate is null ? item.Label : step.Label, On = step.On,
                Changes = step.Outcome == SheetOutcome.Added ? [.. ItemFields.Differences(null, ItemData.Of(step.Item!)).Where(c => c.Field is not (nameof(ItemData.Plate) or nameof(ItemData.PlateKind))).Take(4)] : [.. step.PlateChanges, .. step.Changes],
                Problems = [.. step.Problems.Select(SheetProblem.Of)],
            };
        }
    }

    private sealed class Seat : IDisposable
    {
        public void Dispose() => Seats.Release();
    }
}
