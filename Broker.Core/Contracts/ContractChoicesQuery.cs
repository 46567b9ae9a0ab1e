using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Core.Storage;

namespace Broker.Core.Contracts;

/// <summary>What one chooses from when writing a contract: risks, insurers, and the products still sold.</summary>
public sealed class ContractChoicesQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Source">Which list restricts the products, when one does (D-12); without any product left, this says why.</param>
    /// <param name="Principal">The client it is attached to.</param>
    public sealed record Choices(IReadOnlyList<Choice> Risks, IReadOnlyList<Choice> Insurers, IReadOnlyList<ProductChoice> Products, RestrictionSource Source, string? Principal);

    public sealed record Choice(Guid Id, string Name);

    public sealed record ProductChoice(Guid Id, string Name, Guid RiskId, Guid InsurerId, Handling Handling);

    /// <param name="newFor">The client of a contract to be made, whose list of products counts; none for one there is, which no list touches (R-ASC-13).</param>
    public async Task<Choices> RunAsync(Caller by, Guid? newFor = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        var restriction = newFor is { } client ? await ProductRestriction.ReadAsync(db, client, clock.Today, ct) : ProductRestriction.None;
        var risks = await db.Risks.Select(r => new Choice(r.Id, r.Name)).ByNameAsync(c => c.Name, ct);
        var insurers = await db.Insurers.Select(i => new Choice(i.Id, i.Name)).ByNameAsync(c => c.Name, ct);
        var products = await db.Products.Where(p => !p.Retired).Select(p => new ProductChoice(p.Id, p.Name, p.RiskId, p.InsurerId, p.Handling)).ByNameAsync(c => c.Name, ct);
        if (restriction.Source == RestrictionSource.None) return new(risks, insurers, products, RestrictionSource.None, restriction.Principal);

        var offered = products.FindAll(p => restriction.Allows(p.Id));
        return new(risks.FindAll(r => offered.Exists(p => p.RiskId == r.Id)), insurers.FindAll(i => offered.Exists(p => p.InsurerId == i.Id)), offered, restriction.Source, restriction.Principal);
    }
}
