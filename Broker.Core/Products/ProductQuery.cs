using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <param name="Input">The product as the form edits it; empty for a new one.</param>
/// <param name="Templates">What may be attached (R-CERT-02), and what is attached already even if it may no longer be.</param>
public sealed record ProductForm(
    SaveProduct.Input Input, IReadOnlyList<InsurerChoice> Insurers, IReadOnlyList<RiskChoice> Risks, IReadOnlyList<TemplateChoice> Templates,
    IReadOnlyList<GuaranteeChoice> Guarantees);

public sealed record InsurerChoice(Guid Id, string Name);

public sealed record RiskChoice(Guid Id, string Name, ItemKind ItemKind);

/// <param name="ForItem">About one insured item; otherwise about the contract.</param>
/// <param name="Usable">False once it was retired, or its file replaced by one with errors.</param>
public sealed record TemplateChoice(Guid Id, string Name, bool ForItem, bool Usable);

public sealed record GuaranteeChoice(Guid Id, string Name, string? PublicName);

/// <summary>A product's form with everything one may choose in it.</summary>
public sealed class ProductQuery(BrokerStore store)
{
    /// <param name="productId">Null for the form of a new product.</param>
    public async Task<ProductForm?> RunAsync(Caller by, Guid? productId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);

        var product = await db.Products.AsNoTracking().Include(p => p.Templates).Include(p => p.Guarantees).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == productId, ct);
        if (product is null && productId is not null) return null;
        var input = product is null ? new SaveProduct.Input() : InputOf(product);
        var attached = input.Offers.Select(o => o.TemplateId).ToHashSet();
        var templates = await db.Templates.AsNoTracking().OrderBy(t => t.Name).ToListAsync(ct);
        return new(
            input,
            await db.Insurers.Select(i => new InsurerChoice(i.Id, i.Name)).ByNameAsync(c => c.Name, ct),
            await db.Risks.Select(r => new RiskChoice(r.Id, r.Name, r.ItemKind)).ByNameAsync(c => c.Name, ct),
            [.. templates.Where(t => (t.CanBeOffered && t.IsUsable) || attached.Contains(t.Id)).Select(t => new TemplateChoice(t.Id, t.Name, t.IsAboutItem, t.IsUsable))],
            await db.Guarantees.Select(g => new GuaranteeChoice(g.Id, g.Name, g.PublicName)).ByNameAsync(c => c.Name, ct));
    }

    private static SaveProduct.Input InputOf(Product product) => new()
    {
        Id = product.Id, Version = product.Version, Name = product.Name, InsurerId = product.InsurerId, RiskId = product.RiskId, Retired = product.Retired, Handling = product.Handling,
        Offers = [.. product.Templates.OrderBy(t => t.Position).Select(t => new SaveProduct.Offer { TemplateId = t.TemplateId, ExtranetTitle = t.ExtranetTitle })],
        Guarantees = [.. product.Guarantees.OrderBy(g => g.Position).Select(g => g.GuaranteeId)],
    };
}
