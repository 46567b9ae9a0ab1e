using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Somebody begins a form afresh: what they had typed and brought is gone.</summary>
public sealed class DiscardSpaceDraft(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, SpaceForm form, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        SpaceForms.Demand(db.Actor, form);
        foreach (var file in await SpaceForms.FilesOf(db, form).ToListAsync(ct)) file.Removed = true;
        await SpaceForms.EndAsync(db, form, ct);
        return await db.SaveAsync(ct);
    }
}
