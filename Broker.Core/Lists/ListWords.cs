using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

internal static class ListWords
{
    /// <summary>No word at all, or one of that list; a retired one too, since it stays where it is.</summary>
    public static async Task<bool> IsWordAsync(this BrokerDb db, Guid? id, ListKind list, CancellationToken ct) =>
        id is null || await db.ListValues.AnyAsync(v => v.Id == id && v.List == list, ct);
}
