using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>The key is forgotten. What it signed stays signed.</summary>
public sealed class RemoveSigningKey(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);
        if (await db.PaperSettings.SingleOrDefaultAsync(ct) is not { SealedKey: not null } settings) return Problem.Missing;
        var removed = settings.RemoveKey();
        return removed.Failed ? removed : await db.SaveAsync(ct);
    }
}
