using Broker.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

/// <summary>Brings rows written by an earlier version to what they mean now, at every start; those that are right already stay as they are.</summary>
internal static class EarlierRows
{
    private const int Batch = 2_000;

    public static async Task BringAsync(BrokerStore store, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(Caller.System(Jobs.Setup), ct);
        foreach (var profile in await db.Profiles.Where(p => p.Edition < Profile.Present).ToListAsync(ct)) profile.BringUpToDate();
        await db.SaveChangesAsync(ct);

        // A client in the archive has no open extranet.
        await db.Database.ExecuteSqlRawAsync("""UPDATE "AccountAccesses" SET "Archived" = TRUE WHERE NOT "Archived" AND "ClientId" IN (SELECT "Id" FROM "Clients" WHERE "State" = 'Archived' AND "MergedIntoId" IS NULL)""", ct);
        // Vehicles written before their plates were compared without dashes.
        await db.Database.ExecuteSqlRawAsync("""UPDATE "InsuredItems" SET "PlateKey" = UPPER(REPLACE(REPLACE("Plate", '-', ''), ' ', '')) WHERE "Kind" = 'Vehicle' AND "PlateKey" IS NULL AND "Plate" <> ''""", ct);
        await BringItemsAsync(db, ct);
        await BringTemplatesAsync(db, ct);
    }

    /// <summary>Templates of before versions were kept: the file they have is their first, and stays in use as it was.</summary>
    private static async Task BringTemplatesAsync(BrokerDb db, CancellationToken ct)
    {
        foreach (var template in await db.Templates.Where(t => t.VersionNumber == 0).ToListAsync(ct)) db.Add(template.BeginVersions());
        // Another node may have done it at the same moment.
        await db.SaveAsync(ct);
    }

    /// <summary>Items of before there was a grid: what they are sorted and found by.</summary>
    private static async Task BringItemsAsync(BrokerDb db, CancellationToken ct)
    {
        for (var last = Guid.Empty; ;)
        {
            var items = await db.InsuredItems.AsNoTracking().Where(i => i.SortKey == "" && i.GroupKey == "" && i.Id > last).OrderBy(i => i.Id).Take(Batch).ToListAsync(ct);
            if (items.Count == 0) return;
            last = items[^1].Id;
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            foreach (var i in items)
                await db.Database.ExecuteSqlAsync($"""UPDATE "InsuredItems" SET "SortKey" = {i.SortKey}, "GroupKey" = {i.GroupKey}, "ExitKey" = {i.ExitKey}, "SearchText" = {i.SearchText} WHERE "Id" = {i.Id}""", ct);
            await transaction.CommitAsync(ct);
        }
    }
}
