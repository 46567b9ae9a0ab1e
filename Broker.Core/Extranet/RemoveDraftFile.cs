using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Takes a file away from one's own form, before it is sent.</summary>
public sealed class RemoveDraftFile(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, SpaceForm form, Guid fileId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        SpaceForms.Demand(db.Actor, form);
        var file = await SpaceForms.FilesOf(db, form).SingleOrDefaultAsync(f => f.Id == fileId, ct);
        if (file is null) return Problem.Missing;
        file.Removed = true;
        return await db.SaveAsync(ct);
    }
}
