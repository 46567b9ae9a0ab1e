using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>The usual stages on a board that has none: a firm from before there were sales begins where a new one does. The last two mean that a sale is won, and lost.</summary>
public sealed class LayUsualStages(BrokerStore store)
{
    /// <param name="names">In the firm's language.</param>
    public async Task<Result> RunAsync(Caller by, IReadOnlyList<string> names, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        // Somebody has begun meanwhile: theirs stay.
        if (await db.ListValues.AnyAsync(v => v.List == ListKind.SalesStage, ct)) return Result.Done;
        var tidy = names.Select(Inputs.Tidy).OfType<string>().ToList();
        if (tidy.Count < 3) return Problem.Missing;
        for (var at = 0; at < tidy.Count; at++) db.Add(ListValue.Stage(tidy[at], at, tidy.Count));
        var saved = await db.SaveAsync(ct);
        return saved.Problem == Problem.Taken ? Result.Done : saved;
    }
}
