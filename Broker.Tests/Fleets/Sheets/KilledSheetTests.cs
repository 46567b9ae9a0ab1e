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
    private const int Rows = 40;
    private const string Letters = "ABCDEFGHJKLMNPQRSTVWXYZ";

    [Theory, Rule("D-43")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_at_any_moment_nothing_of_the_sheet_is_there_or_all_of_it_and_after_the_restart_all_of_it_once(bool alone)
    {
        await using var world = await TheWorld.OpenAsync();
        var (moment, died, hidden) = (0, true, false);
        while (died)
        {
            var sheet = await world.BroughtAsync(world.Theo, world.Fleet, Bytes(Csv([Names, .. Enumerable.Range(100, Rows).Select(i => new[] { $"Z{Letters[moment % Letters.Length]}-{i}-Z{Letters[moment / Letters.Length]}", "Renault", "Master", Day(TheWorld.Today), "" })])));
            Assert.Null((await world.ConfirmAsync(world.Theo, sheet)).Problem);
            await using (var program = new DoomedProgram(world, ++moment, transactions: true))
            {
                await program.TryAsync(services => services.GetRequiredService<WriteSheet>().RunAsync(world.System, sheet.Id));
                died = program.Died;
            }
            Assert.Contains(await CountAsync(world, sheet.Id), ((int, int)[])[(0, 0), (Rows, Rows)]);
            hidden |= await world.ReadAsync(db => db.StagedSheets.AnyAsync());

            if (alone) Assert.Null((await world.Desk<ResumeSheets>().RunAsync(world.System)).Problem);
            else world.Time.Advance(ItemSheet.Lease);
            while (await world.Desk<NextSheet>().RunAsync(world.System) is { } next) Assert.Null((await world.Desk<WriteSheet>().RunAsync(world.System, next)).Problem);
            Assert.Equal((Rows, Rows), await CountAsync(world, sheet.Id));
            Assert.Equal(SheetState.Written, (await world.SheetAsync(world.Theo, sheet.Id)).State);
        }
        Assert.InRange(moment, 5, 60);
        Assert.NotEqual(TheWorld.IsPostgres, hidden);
        Assert.False(await world.ReadAsync(db => db.StagedSheets.AnyAsync()));
    }

    private static Task<(int, int)> CountAsync(TheWorld world, Guid sheet) => world.ReadAsync(async db => (
        await db.ItemMovements.CountAsync(m => m.BatchId == sheet), await db.InsuredItems.CountAsync(i => db.ItemMovements.Any(m => m.BatchId == sheet && m.ItemId == i.Id && m.Kind == MovementKind.Entry))));
}
