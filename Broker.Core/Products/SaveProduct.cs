using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <summary>Saves the whole product form, the certificate templates it offers (R-CERT-06) and the guarantees of its contracts included; answers the product's id.</summary>
public sealed class SaveProduct(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>Null for a new one.</summary>
        public Guid? Id { get; set; }

        /// <summary>As it was read; a newer one means that somebody else saved meanwhile.</summary>
        public Guid? Version { get; set; }
        [Required, MaxLength(Product.NameLength)] public string? Name { get; set; }
        [Required] public Guid? InsurerId { get; set; }
        [Required] public Guid? RiskId { get; set; }
        public bool Retired { get; set; }
        public Handling Handling { get; set; }

        /// <summary>In the order the client reads them.</summary>
        public List<Offer> Offers { get; set; } = [];

        /// <summary>In the order in which they are read.</summary>
        public List<Guid> Guarantees { get; set; } = [];
    }

    public sealed class Offer
    {
        public Guid TemplateId { get; set; }
        [MaxLength(ProductTemplate.TitleLength)] public string? ExtranetTitle { get; set; }
    }

    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        if (input.Offers.Cast<object>().Prepend(input).SelectMany(Inputs.Problems).FirstOrDefault() is { } wrong) return wrong;

        var product = await FindAsync(db, input, ct);
        if (product is null) return Problem.Missing;
        if (input.Id is not null && input.Version != product.Version) return Problem.Stale;
        if (await CheckAsync(db, product, input, ct) is { } refused) return refused;

        (product.Name, product.InsurerId, product.RiskId, product.Retired, product.Handling) = (input.Name!.Trim(), input.InsurerId!.Value, input.RiskId!.Value, input.Retired, input.Handling);
        var added = product.Offer(input.Offers.Select(o => (o.TemplateId, o.ExtranetTitle)));
        var covered = product.Cover(input.Guarantees);
        if (input.Id is not null)
        {
            db.AddRange(added);
            db.AddRange(covered);
        }
        db.Touch(product);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : product.Id;
    }

    private static async Task<Product?> FindAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        if (input.Id is { } id) return await db.Products.Include(p => p.Templates).Include(p => p.Guarantees).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == id, ct);
        var created = new Product { Name = input.Name!, InsurerId = input.InsurerId!.Value, RiskId = input.RiskId!.Value };
        db.Add(created);
        return created;
    }

    private static async Task<Problem?> CheckAsync(BrokerDb db, Product product, Input input, CancellationToken ct)
    {
        var name = input.Name!.Trim();
        if (await db.Products.AnyAsync(p => p.Name == name && p.Id != product.Id, ct)) return new("product.name-taken", nameof(Input.Name));
        if (!await db.Insurers.AnyAsync(i => i.Id == input.InsurerId, ct)) return new("input.required", nameof(Input.InsurerId));
        if (await db.Risks.SingleOrDefaultAsync(r => r.Id == input.RiskId, ct) is not { } risk) return new("input.required", nameof(Input.RiskId));

        if (input.Guarantees.Distinct().Count() < input.Guarantees.Count || await db.Guarantees.CountAsync(g => input.Guarantees.Contains(g.Id), ct) < input.Guarantees.Count)
            return Problem.Missing.At(nameof(Input.Guarantees));
        var ids = input.Offers.Select(o => o.TemplateId).ToList();
        if (ids.Distinct().Count() < ids.Count) return new("product.template-twice", nameof(Input.Offers));
        var templates = await db.Templates.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        foreach (var id in ids)
        {
            if (!templates.TryGetValue(id, out var template)) return Problem.Missing.At(nameof(Input.Offers));
            var attached = product.Templates.Any(t => t.TemplateId == id);
            if (!template.CanBeOffered) return Refuse("product.template-kind", template.Name);
            if (!template.IsUsable && !attached) return Refuse("product.template-unusable", template.Name);
            if (template.IsAboutItem && risk.ItemKind == ItemKind.None) return Refuse("product.template-needs-items", template.Name);
        }
        return null;
    }

    private static Problem Refuse(string code, string template) => Problem.Of(code, template).At(nameof(Input.Offers));
}
