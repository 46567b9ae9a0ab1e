using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

internal static class ListWords
{
    /// <summary>No word at all, one of that list that is still offered, or the one that stands there already: a retired word stays where it is.</summary>
    public static async Task<bool> MayChooseAsync(this BrokerDb db, ListKind list, Guid? word, Guid? present, CancellationToken ct) =>
        word is null || word == present || await db.ListValues.AnyAsync(v => v.Id == word && v.List == list && !v.Retired, ct);
}
