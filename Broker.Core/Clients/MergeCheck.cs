using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Why two records cannot become one.</summary>
internal static class MergeCheck
{
    public static async Task<Problem?> FindAsync(BrokerDb db, Client survivor, Client merged, CancellationToken ct)
    {
        if (survivor.Id == merged.Id) return new("merge.same");
        if ((survivor.MergedIntoId ?? merged.MergedIntoId) is not null) return new("merge.already-merged");
        if (survivor.State == ClientState.Archived) return new("merge.archived");
        if (await IsAboveAsync(db, merged.Id, survivor, ct)) return new("merge.principal");
        return await new ClientMove(db, Guid.Empty).IsTiedAsync(merged.Id, survivor.Id, ct) ? new("merge.tied") : null;
    }

    /// <summary>Whether a client is a principal of another, at whatever height.</summary>
    public static async Task<bool> IsAboveAsync(BrokerDb db, Guid upper, Client lower, CancellationToken ct)
    {
        var seen = new HashSet<Guid> { lower.Id };
        for (var parent = lower.ParentId; parent is { } id && seen.Add(id); parent = await db.Clients.Where(c => c.Id == id).Select(c => c.ParentId).SingleOrDefaultAsync(ct))
            if (id == upper) return true;
        return false;
    }
}
