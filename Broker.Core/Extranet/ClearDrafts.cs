using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Clears drafts nobody has come back to, and files taken away from them; the shelf is swept by itself. Answers how many rows went.</summary>
public sealed class ClearDrafts(BrokerStore store, FirmClock clock)
{
    public async Task<Result<int>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();

        var limit = clock.Now - SpaceDraft.Kept;
        var drafts = await db.SpaceDrafts.Where(d => d.KeptAt < limit).ToListAsync(ct);
        // Files of a draft that is still worked on stay with it, however old.
        var files = await db.DraftFiles.Include(f => f.File)
            .Where(f => f.Removed || (f.CreatedAt < limit && !db.SpaceDrafts.Any(d => d.ClientId == f.ClientId && d.PersonId == f.PersonId && d.Form == f.Form && d.KeptAt >= limit))).ToListAsync(ct);
        db.RemoveRange(drafts);
        db.RemoveRange(files);
        db.RemoveRange(files.Select(f => f.File!));
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : drafts.Count + files.Count;
    }
}
