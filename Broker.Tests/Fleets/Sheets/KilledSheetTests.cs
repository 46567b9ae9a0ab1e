using Broker.Core.Fleets;
using Broker.Core.Fleets.Sheets;
using Broker.Tests.Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Broker.Tests.Fleets.Sheets.SheetScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Fleets.Sheets;

/// <summary>The program is killed at each moment of a sheet's writing in turn, and started again on the same archive and shelf.</summary>
public sealed class KilledSheetTests
{
    private const int New = 20, Corrected = 10, Left = 5, Renamed = 5, Rows = New + Corrected + Left + Renamed;
    private const string Letters = "ABCDEFGHJKLMNPQRSTVWXYZ";

    private static string Plate(int moment, int i, char last = 'Z') => $"Z{Letters[moment % Letters.Length]}-{100 + i}-{last}{Letters[moment / Letters.Length]}";

    private static string Vin(int moment, int i) => $"VF1ZZZ{moment:00000}{i:000000}";

    /// <summary>New vehicles, and those of the sheet before: corrected, gone, with another plate.</summary>
    private static string Sheet(int moment) => Csv([[.. Names, "VIN"],
        .. Enumerable.Range(0, New).Select(i => new[] { Plate(moment, i), "Renault", "Master", Day(TheWorld.Today), "", Vin(moment, i) }),
        .. moment == 0 ? [] : Enumerable.Range(0, Corrected).Select(i => new[] { Plate(moment - 1, i), "", $"Modèle {moment}", "", "", "" }),
        .. moment == 0 ? [] : Enumerable.Range(Corrected, Left).Select(i => new[] { Plate(moment - 1, i), "", "", "", Day(TheWorld.Today.AddDays(1)), "" }),
        .. moment == 0 ? [] : Enumerable.Range(Corrected + Left, Renamed).Select(i => new[] { Plate(moment - 1, i, 'Y'), "", "", "", "", Vin(moment - 1, i) })]);

    [Theory, Rule("D-43")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_at_any_moment_nothing_of_the_sheet_is_there_or_all_of_it_and_after_the_restart_all_of_it_once(bool alone)
    {
        await using var world = await TheWorld.OpenAsync();
        Assert.Null((await world.Desk<SaveItemTerms>().RunAsync(world.Theo, new() { ContractId = world.Fleet, UnderDelegation = true })).Problem);
        await world.WrittenAsync(world.Theo, await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Sheet(0))));
        var (moment, died, hidden, decided) = (0, true, false, false);
        while (died)
        {
            var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Sheet(moment + 1)));
            Assert.Equal((New, Corrected + Renamed, Left, 0, 0), sheet.Counts());
            Assert.Null((await world.ConfirmAsync(world.Theo, sheet)).Problem);
            await using (var program = new DoomedProgram(world, ++moment, transactions: true))
            {
                await program.TryAsync(services => services.GetRequiredService<WriteSheet>().RunAsync(world.System, sheet.Id));
                died = program.Died;
            }
            Assert.Contains(await CountAsync(world, sheet.Id), ((int, int, int)[])[(0, 0, 0), (Rows, New, Rows - Corrected)]);
            hidden |= await world.ReadAsync(db => db.StagedSheets.AnyAsync(s => !s.Decided));
            decided |= await world.ReadAsync(db => db.StagedSheets.AnyAsync(s => s.Decided));

            if (alone) Assert.Null((await world.Desk<ResumeSheets>().RunAsync(world.System)).Problem);
            else world.Time.Advance(ItemSheet.Lease);
            while (await world.Desk<NextSheet>().RunAsync(world.System) is { } next) Assert.Null((await world.Desk<WriteSheet>().RunAsync(world.System, next)).Problem);
            Assert.Equal((Rows, New, Rows - Corrected), await CountAsync(world, sheet.Id));
            Assert.Equal((Corrected, Left, Renamed), await ChangedAsync(world, moment));
            Assert.Equal(SheetState.Written, (await world.SheetAsync(world.Theo, sheet.Id)).State);
        }
        Assert.InRange(moment, 5, 60);
        Assert.Equal((!TheWorld.IsPostgres, !TheWorld.IsPostgres), (hidden, decided));
        Assert.False(await world.ReadAsync(db => db.StagedSheets.AnyAsync()));
    }

    /// <summary>Movements, vehicles that came, notices to the register.</summary>
    private static Task<(int, int, int)> CountAsync(TheWorld world, Guid sheet) => world.ReadAsync(async db => (
        await db.ItemMovements.CountAsync(m => m.BatchId == sheet), await db.InsuredItems.CountAsync(i => db.ItemMovements.Any(m => m.BatchId == sheet && m.ItemId == i.Id && m.Kind == MovementKind.Entry)),
        await db.RegisterNotices.CountAsync(n => n.BatchId == sheet)));

    /// <summary>Of the vehicles of the sheet before, as the sheet of that moment says, and found by their new plates.</summary>
    private static async Task<(int, int, int)> ChangedAsync(TheWorld world, int moment)
    {
        var vehicles = (await world.ItemsAsync(world.Fleet)).Cast<Vehicle>().Where(v => v.Vin?.StartsWith($"VF1ZZZ{moment - 1:00000}", StringComparison.Ordinal) == true).ToList();
        var renamed = vehicles.Where(v => v.Plate.EndsWith($"Y{Letters[(moment - 1) / Letters.Length]}", StringComparison.Ordinal)).ToList();
        Assert.Equal(New, vehicles.Count);
        Assert.Equal(renamed.Count, await world.ReadAsync(async db => (await db.SearchEntries.AsNoTracking().ToListAsync()).Count(e => renamed.Exists(v => v.Id == e.SubjectId && e.Text.Contains(v.PlateKey!.ToLowerInvariant())))));
        return (vehicles.Count(v => v.Model == $"Modèle {moment}"), vehicles.Count(v => v.ExitedOn == TheWorld.Today.AddDays(1)), renamed.Count);
    }
}
