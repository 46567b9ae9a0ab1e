using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <summary>A product no contract is of; the certificates it offers and the guarantees it holds leave with it, not the templates and guarantees themselves.</summary>
public sealed class RemoveProduct(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid productId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var product = await db.Products.SingleOrDefaultAsync(p => p.Id == productId, ct);
        if (product is null) return Problem.Missing;
        var uses = await db.UsesOfAsync<Product>([productId], ct, typeof(ProductTemplate), typeof(ProductGuarantee));
        if (uses.Count > 0) return Problem.Of("product.in-use", product.Name, uses);
        db.Remove(product);
        return await db.SaveAsync(ct);
    }
}
