using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>The firm's logo, a PNG; null without one. Everybody may see it, the visitor at the door included.</summary>
public sealed class FirmLogoQuery(BrokerStore store)
{
    public async Task<byte[]?> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        return await db.Firms.Select(f => f.Logo).SingleOrDefaultAsync(ct);
    }
}
