using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>One that no record holds a value in.</summary>
public sealed class RemoveCustomField(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid fieldId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        var field = await db.CustomFields.SingleOrDefaultAsync(f => f.Id == fieldId, ct);
        if (field is null) return Problem.Missing;
        if (await db.CustomFieldValues.CountAsync(v => v.FieldId == fieldId, ct) is > 0 and var values) return Problem.Of("custom.in-use", field.Label, values);
        db.Remove(field);
        return await db.SaveAsync(ct);
    }
}
