using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>The products a client is restricted to, its principal's list beside its own, and what the two leave (D-12).</summary>
public sealed class ClientProductsQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Allowed">How many products a new contract may be of; null for all.</param>
    /// <param name="Unlisted">Those still sold which the client's own list does not have.</param>
    public sealed record Restricted(RestrictionSource Source, bool OwnLapsed, int? Allowed, Principal? Principal,
        IReadOnlyList<ProductRow> Own, IReadOnlyList<ProductRow> Inherited, IReadOnlyList<Choice> Unlisted);

    public sealed record Principal(Guid Id, string Name);

    /// <param name="Allowed">A new contract may be of it today.</param>
    /// <param name="Retired">No longer sold by the firm at all.</param>
    public sealed record ProductRow(Guid Id, Guid Version, Guid ProductId, string Product, string Insurer, string Risk, DateOnly? VoidFrom, bool Void, bool Allowed, bool Retired);

    public sealed record Choice(Guid Id, string Name, string Insurer);

    /// <returns>Null when there is no such client.</returns>
    public async Task<Restricted?> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var today = clock.Today;

        var client = await db.Clients.Where(c => c.Id == clientId)
            .Select(c => new { Principal = db.Clients.Where(p => p.Id == c.ParentId).Select(p => new Principal(p.Id, p.Name)).FirstOrDefault() }).SingleOrDefaultAsync(ct);
        if (client is null) return null;
        var principal = client.Principal?.Id;

        var listed = await (
            from listing in db.ClientProducts.AsNoTracking()
            join product in db.Products on listing.ProductId equals product.Id
            join insurer in db.Insurers on product.InsurerId equals insurer.Id
            join risk in db.Risks on product.RiskId equals risk.Id
            where listing.ClientId == clientId || listing.ClientId == principal
            orderby product.Name
            select new { Listing = listing, Product = product.Name, Insurer = insurer.Name, Risk = risk.Name, product.Retired }).ToListAsync(ct);
        var restriction = ProductRestriction.Of([.. listed.Select(l => l.Listing).Where(l => l.ClientId == clientId)], listed.Select(l => l.Listing).Where(l => l.ClientId != clientId), today);
        var rows = listed.ConvertAll(l => (l.Listing.ClientId, Row: new ProductRow(l.Listing.Id, l.Listing.Version, l.Listing.ProductId, l.Product, l.Insurer, l.Risk,
            l.Listing.VoidFrom, l.Listing.IsVoidOn(today), restriction.Allows(l.Listing.ProductId) && !l.Retired, l.Retired)));

        var unlisted = await (
            from product in db.Products
            join insurer in db.Insurers on product.InsurerId equals insurer.Id
            where !product.Retired && !db.ClientProducts.Any(l => l.ClientId == clientId && l.ProductId == product.Id)
            orderby insurer.Name, product.Name
            select new Choice(product.Id, product.Name, insurer.Name)).ToListAsync(ct);
        return new(restriction.Source, restriction.OwnLapsed, restriction.Allowed?.Count, client.Principal,
            [.. rows.Where(r => r.ClientId == clientId).Select(r => r.Row)], [.. rows.Where(r => r.ClientId != clientId).Select(r => r.Row)], unlisted);
    }
}
