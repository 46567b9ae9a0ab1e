using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Broker.Core.Fleets.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>Rows that go in one turn of the writer.</summary>
    private const int AtOnce = 200;

    private const int MostLooks = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public DbSet<StagedSheet> StagedSheets => Set<StagedSheet>();

    /// <summary>
    /// SQLite alone, whose writer is one: PostgreSQL writes a sheet in one transaction without being in anybody's way. Nearly always nothing is staged, which is known
    /// without a look at the row; then of other contracts, by what every index of theirs holds.
    /// </summary>
    private partial void FilterStaged(ModelBuilder model)
    {
        if (this is not SqliteBrokerDb) return;
        model.Entity<InsuredItem>().HasQueryFilter("staged", i => !StagedSheets.Any() || !StagedSheets.Any(s => s.ContractId == i.ContractId) || !StagedSheets.Any(s => s.SheetId == i.BatchId));
        model.Entity<ItemMovement>().HasQueryFilter("staged", m => !StagedSheets.Any() || !StagedSheets.Any(s => s.ContractId == m.ContractId) || !StagedSheets.Any(s => s.SheetId == m.BatchId));
        model.Entity<RegisterNotice>().HasQueryFilter("staged", n => !StagedSheets.Any() || !StagedSheets.Any(s => s.ContractId == n.ContractId) || !StagedSheets.Any(s => s.SheetId == n.BatchId));
    }

#pragma warning disable RS0030 // For the one that writes them: nobody is shown anything.
    /// <summary>A sheet's movements, seen or not.</summary>
    internal IQueryable<ItemMovement> MovementsOfSheet(Guid sheetId) => ItemMovements.IgnoreQueryFilters(["staged"]).Where(m => m.BatchId == sheetId);

    /// <summary>Some items' movements of whichever sheet, seen or not: each item's by the index.</summary>
    internal IQueryable<ItemMovement> MovementsOfItems(IReadOnlyList<Guid> items) => ItemMovements
        .FromSqlRaw("SELECT m.* FROM json_each({0}) AS one CROSS JOIN \"ItemMovements\" AS m ON m.\"ItemId\" = one.value", JsonOf(items)).IgnoreQueryFilters(["staged"]);
#pragma warning restore RS0030

    /// <summary>Takes away some of what a sheet staged and did not finish; within a transaction.</summary>
    /// <returns>Whether there may be more.</returns>
    internal async Task<bool> SweepStagedAsync(Guid sheetId, CancellationToken ct)
    {
        if (!await StagedSheets.AnyAsync(s => s.SheetId == sheetId, ct)) return false;
#pragma warning disable RS0030 // Nobody is shown anything.
        var (items, notices) = (InsuredItems.IgnoreQueryFilters(["staged"]), RegisterNotices.IgnoreQueryFilters(["staged"]));
#pragma warning restore RS0030
        var movements = MovementsOfSheet(sheetId);
        var told = await notices.Where(n => n.BatchId == sheetId).Select(n => n.Id).Take(AtOnce).ToListAsync(ct);
        if (told.Count > 0)
        {
            await notices.Where(n => EF.Parameter(told).Contains(n.Id)).ExecuteDeleteAsync(ct);
            return true;
        }
        var came = await movements.Where(m => m.Kind == MovementKind.Entry).Select(m => m.ItemId).Take(AtOnce).ToListAsync(ct);
        if (came.Count > 0)
        {
            await SearchEntries.Where(e => EF.Parameter(came).Contains(e.SubjectId)).ExecuteDeleteAsync(ct);
            // Their movements go with them.
            await items.Where(i => EF.Parameter(came).Contains(i.Id)).ExecuteDeleteAsync(ct);
            return true;
        }
        var others = await movements.Select(m => m.Id).Take(AtOnce).ToListAsync(ct);
        if (others.Count > 0) await movements.Where(m => EF.Parameter(others).Contains(m.Id)).ExecuteDeleteAsync(ct);
        else await ShowStagedAsync(sheetId, ct);
        return others.Count > 0;
    }

    /// <summary>From here on it goes to its end, whatever happens.</summary>
    internal Task DecideStagedAsync(Guid sheetId, CancellationToken ct) => StagedSheets.Where(s => s.SheetId == sheetId).ExecuteUpdateAsync(s => s.SetProperty(one => one.Decided, true), ct);

    /// <summary>Whoever moves something on a contract waits a moment for the sheet whose changes are being written there.</summary>
    /// <returns>Whether they are being written still.</returns>
    internal async Task<bool> IsBeingChangedAsync(Guid contractId, CancellationToken ct)
    {
        if (this is not SqliteBrokerDb) return false;
        for (var look = 1; await StagedSheets.AnyAsync(s => s.ContractId == contractId && s.Decided, ct); look++)
        {
            if (look == MostLooks) return true;
            await Task.Delay(Pause, ct);
        }
        return false;
    }

    /// <summary>From here on everybody sees what the sheet brought.</summary>
    internal Task ShowStagedAsync(Guid sheetId, CancellationToken ct) => StagedSheets.Where(s => s.SheetId == sheetId).ExecuteDeleteAsync(ct);
}

internal sealed class StagedTables : IEntityTypeConfiguration<StagedSheet>
{
    public void Configure(EntityTypeBuilder<StagedSheet> staged)
    {
        staged.ToTable("StagedSheets");
        staged.HasKey(s => s.SheetId);
        staged.HasIndex(s => s.ContractId);
        staged.HasOne<Contract>().WithMany().HasForeignKey(s => s.ContractId).OnDelete(DeleteBehavior.Cascade);
    }
}
