using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

public sealed record ProductRow(Guid Id, string Name, string Insurer, string Risk, ItemKind ItemKind, bool Retired, int Templates, int Contracts);

public sealed class ProductsQuery(BrokerStore store)
{
    public async Task<IReadOnlyList<ProductRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        return await (
            from product in db.Products.AsNoTracking()
            join insurer in db.Insurers on product.InsurerId equals insurer.Id
            join risk in db.Risks on product.RiskId equals risk.Id
            orderby product.Retired, product.Name
            select new ProductRow(product.Id, product.Name, insurer.Name, risk.Name, risk.ItemKind, product.Retired,
                product.Templates.Count, db.Contracts.Count(c => c.ProductId == product.Id))).ToListAsync(ct);
    }
}
