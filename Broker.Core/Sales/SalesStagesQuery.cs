using Broker.Core.Access;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>The firm's stages of sales, in its order: those offered, and those something still stands on.</summary>
public sealed class SalesStagesQuery(BrokerStore store)
{
    public sealed record Stage(Guid Id, string Name, StageColour Colour, StageOutcome Outcome, bool Retired);

    public async Task<IReadOnlyList<Stage>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewQuotes);
        return await db.ListValues.Where(v => v.List == ListKind.SalesStage && (!v.Retired || db.Proposals.Any(p => p.StageId == v.Id && p.ClosedOn == null))).OrderBy(v => v.Position).ThenBy(v => v.Id)
            .Select(v => new Stage(v.Id, v.Name, v.Colour ?? StageColour.Grey, v.Outcome ?? StageOutcome.Open, v.Retired)).ToListAsync(ct);
    }
}
