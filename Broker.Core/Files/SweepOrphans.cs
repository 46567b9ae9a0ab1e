using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Files;

/// <summary>
/// Clears the shelf of files without a row, which a process killed between the two leaves behind. Young ones may still be about to get
/// theirs. Never the reverse: a row without its file is a loss to be seen, not to be tidied away. Answers how many it destroyed.
/// </summary>
public sealed class SweepOrphans(BrokerStore store, IFileShelf shelf, TimeProvider clock)
{
    public static readonly TimeSpan Young = TimeSpan.FromDays(1);
    private const int AtOnce = 200;

    public async Task<int> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();

        var limit = clock.GetUtcNow().UtcDateTime - Young;
        var swept = 0;
        foreach (var old in shelf.All().Where(f => f.LastWriteUtc < limit).Select(f => f.Hash).Chunk(AtOnce))
        {
            var known = await db.Files.Where(f => old.Contains(f.Hash)).Select(f => f.Hash).ToListAsync(ct);
            foreach (var orphan in old.Except(known))
            {
                shelf.Destroy(orphan);
                swept++;
            }
        }
        return swept;
    }
}
