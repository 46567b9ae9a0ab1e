using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>The words a form offers for one list, in the firm's order.</summary>
public sealed class ListValuesQuery(BrokerStore store)
{
    public sealed record ListRow(Guid Id, string Name, string? Code, bool Retired);

    /// <param name="kept">A word already chosen: offered even when retired since.</param>
    public async Task<IReadOnlyList<ListRow>> RunAsync(Caller by, ListKind list, Guid? kept = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        return await db.ListValues.Where(v => v.List == list && (!v.Retired || v.Id == kept)).OrderBy(v => v.Position).ThenBy(v => v.Name)
            .Select(v => new ListRow(v.Id, v.Name, v.Code, v.Retired)).ToListAsync(ct);
    }
}
