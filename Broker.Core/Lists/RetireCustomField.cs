using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>No longer asks for a field, or asks for it again. What records hold in it stays, and stays shown.</summary>
public sealed class RetireCustomField(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid fieldId, bool retired, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        var field = await db.CustomFields.SingleOrDefaultAsync(f => f.Id == fieldId, ct);
        if (field is null) return Problem.Missing;
        field.Retired = retired;
        return await db.SaveAsync(ct);
    }
}
