using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

public enum RestrictionSource { None, Own, Principal, Both }

/// <summary>
/// Which products a client may be given when a contract is created (D-12): those of its own list if that has one not lapsed, and of its
/// principal's by the same test; of both lists, what they have in common; without any, every product.
/// </summary>
public sealed record ProductRestriction
{
    public static readonly ProductRestriction None = new();

    /// <summary>Null: every product.</summary>
    public IReadOnlySet<Guid>? Allowed { get; private init; }
    public RestrictionSource Source { get; private init; }

    /// <summary>The client has a list, and all of it has lapsed: it counts as no list, which whoever made it may not expect.</summary>
    public bool OwnLapsed { get; private init; }

    /// <summary>The client it is attached to, whatever that one's list.</summary>
    public string? Principal { get; init; }

    /// <summary>A contract of no product would be a way around the list.</summary>
    public bool Allows(Guid? productId) => Allowed is null || (productId is { } id && Allowed.Contains(id));

    public static ProductRestriction Of(IReadOnlyCollection<ClientProduct> own, IEnumerable<ClientProduct> principals, DateOnly day)
    {
        var (mine, theirs) = (Open(own), Open(principals));
        var source = (mine.Count, theirs.Count) switch { (0, 0) => RestrictionSource.None, (_, 0) => RestrictionSource.Own, (0, _) => RestrictionSource.Principal, _ => RestrictionSource.Both };
        return new()
        {
            Source = source,
            OwnLapsed = own.Count > 0 && mine.Count == 0,
            Allowed = source switch
            {
                RestrictionSource.None => null,
                RestrictionSource.Own => mine,
                RestrictionSource.Principal => theirs,
                _ => mine.Intersect(theirs).ToHashSet(),
            },
        };

        HashSet<Guid> Open(IEnumerable<ClientProduct> list) => [.. list.Where(p => !p.IsVoidOn(day)).Select(p => p.ProductId)];
    }

    /// <summary>One level up only (D-10): a principal's own principal restricts nobody here.</summary>
    internal static async Task<ProductRestriction> ReadAsync(BrokerDb db, Guid clientId, DateOnly day, CancellationToken ct)
    {
        var client = await db.Clients.Where(c => c.Id == clientId)
            .Select(c => new { c.ParentId, Principal = db.Clients.Where(p => p.Id == c.ParentId).Select(p => p.Name).FirstOrDefault() }).SingleOrDefaultAsync(ct);
        if (client is null) return None;
        var listed = await db.ClientProducts.AsNoTracking().Where(p => p.ClientId == clientId || p.ClientId == client.ParentId).ToListAsync(ct);
        return Of([.. listed.Where(p => p.ClientId == clientId)], listed.Where(p => p.ClientId != clientId), day) with { Principal = client.Principal };
    }
}
