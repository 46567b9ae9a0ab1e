using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>What the firm's lists are filtered by: insurers and risks there are, and people of the firm, those who left included.</summary>
public sealed class PortfolioFiltersQuery(BrokerStore store)
{
    public sealed record Filters(IReadOnlyList<ContractChoicesQuery.Choice> Insurers, IReadOnlyList<ContractChoicesQuery.Choice> Risks, IReadOnlyList<ContractChoicesQuery.Choice> Handlers);

    public async Task<Filters> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        return new(
            await db.Insurers.Select(i => new ContractChoicesQuery.Choice(i.Id, i.Name)).ByNameAsync(c => c.Name, ct),
            await db.Risks.Select(r => new ContractChoicesQuery.Choice(r.Id, r.Name)).ByNameAsync(c => c.Name, ct),
            await db.Users.Where(p => p.ProfileId != null).OrderBy(p => p.LastName).ThenBy(p => p.FirstName)
                .Select(p => new ContractChoicesQuery.Choice(p.Id, p.FirstName + " " + p.LastName)).ToListAsync(ct));
    }
}
