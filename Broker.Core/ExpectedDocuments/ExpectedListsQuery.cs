using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>All contract types of the catalogue, or all guarantees claims are made on, and how many documents each asks for (AS-01, AS-20).</summary>
public sealed class ExpectedListsQuery(BrokerStore store)
{
    public sealed record OneList(Guid Id, string Name, int Documents);

    /// <param name="claims">The guarantees'.</param>
    public async Task<IReadOnlyList<OneList>> RunAsync(Caller by, bool claims = false, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var lists = claims
            ? db.Guarantees.Select(g => new OneList(g.Id, g.Name, db.ListedDocuments.Count(l => l.GuaranteeId == g.Id && !l.Retired)))
            : db.Risks.Select(r => new OneList(r.Id, r.Name, db.ListedDocuments.Count(l => l.RiskId == r.Id && !l.Retired)));
        return await lists.ByNameAsync(l => l.Name, ct);
    }
}
