using Broker.Core.Common;

namespace Broker.Core.Products;

/// <summary>What the firm sells: one risk with one insurer, and the certificate templates its contracts offer on the extranet.</summary>
public sealed class Product : Entity
{
    public const int NameLength = 120;

    public required string Name { get; set; }
    public required Guid InsurerId { get; set; }
    public required Guid RiskId { get; set; }
    public bool Retired { get; set; }

    /// <summary>Who collects the premium of a contract that begins with it, unless the contract says otherwise.</summary>
    public Handling Handling { get; set; }

    public List<ProductTemplate> Templates { get; init; } = [];
    public List<ProductGuarantee> Guarantees { get; init; } = [];

    /// <summary>
    /// Offers exactly these templates, in this order, under these titles; answers those that were not offered before. What is no longer
    /// offered leaves the product, never the firm's templates (R-CERT-05).
    /// </summary>
    public IReadOnlyList<ProductTemplate> Offer(IEnumerable<(Guid TemplateId, string? Title)> offers)
    {
        var chosen = offers.ToList();
        var added = new List<ProductTemplate>();
        Templates.RemoveAll(t => chosen.All(o => o.TemplateId != t.TemplateId));
        for (var i = 0; i < chosen.Count; i++)
        {
            var offer = Templates.Find(t => t.TemplateId == chosen[i].TemplateId);
            if (offer is null) added.Add(offer = new ProductTemplate { ProductId = Id, TemplateId = chosen[i].TemplateId });
            (offer.ExtranetTitle, offer.Position) = (string.IsNullOrWhiteSpace(chosen[i].Title) ? null : chosen[i].Title!.Trim(), i);
        }
        Templates.AddRange(added);
        return added;
    }

    /// <summary>Its contracts begin with exactly these guarantees, in this order; answers those it did not have before.</summary>
    public IReadOnlyList<ProductGuarantee> Cover(IReadOnlyList<Guid> guarantees)
    {
        Guarantees.RemoveAll(g => !guarantees.Contains(g.GuaranteeId));
        var added = guarantees.Where(id => Guarantees.All(g => g.GuaranteeId != id)).Select(id => new ProductGuarantee { ProductId = Id, GuaranteeId = id }).ToList();
        Guarantees.AddRange(added);
        for (var i = 0; i < guarantees.Count; i++) Guarantees.Single(g => g.GuaranteeId == guarantees[i]).Position = i;
        return added;
    }
}

/// <summary>A certificate template offered by a product, in the order and under the title the client reads.</summary>
public sealed class ProductTemplate
{
    public const int TitleLength = 120;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ProductId { get; init; }
    public required Guid TemplateId { get; init; }

    /// <summary>What the client reads; the template's own name when empty.</summary>
    public string? ExtranetTitle { get; set; }
    public int Position { get; set; }
}
