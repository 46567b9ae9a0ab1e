using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>What one chooses from when writing a contract: risks, insurers, and the products still sold.</summary>
public sealed class ContractChoicesQuery(BrokerStore store)
{
    public sealed record Choices(IReadOnlyList<Choice> Risks, IReadOnlyList<Choice> Insurers, IReadOnlyList<ProductChoice> Products);

    public sealed record Choice(Guid Id, string Name);

    public sealed record ProductChoice(Guid Id, string Name, Guid RiskId, Guid InsurerId);

    public async Task<Choices> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        return new(
            await db.Risks.OrderBy(r => r.Name).Select(r => new Choice(r.Id, r.Name)).ToListAsync(ct),
            await db.Insurers.OrderBy(i => i.Name).Select(i => new Choice(i.Id, i.Name)).ToListAsync(ct),
            await db.Products.Where(p => !p.Retired).OrderBy(p => p.Name).Select(p => new ProductChoice(p.Id, p.Name, p.RiskId, p.InsurerId)).ToListAsync(ct));
    }
}
