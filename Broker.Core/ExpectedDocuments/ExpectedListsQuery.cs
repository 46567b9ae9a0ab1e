using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>All contract types of the catalogue, and how many documents each asks for (AS-01).</summary>
public sealed class ExpectedListsQuery(BrokerStore store)
{
    public sealed record RiskList(Guid RiskId, string Name, int Documents);

    public async Task<IReadOnlyList<RiskList>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        return await db.Risks.Select(r => new RiskList(r.Id, r.Name, db.ListedDocuments.Count(l => l.RiskId == r.Id && !l.Retired))).ByNameAsync(r => r.Name, ct);
    }
}
