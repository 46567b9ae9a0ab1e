using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>On what a client may ask for a quote: the risks the firm publishes, of which a restricted client reads only those it could be given a contract for (D-12).</summary>
public sealed class QuoteOffersQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="ByRestriction">The client's own list leaves nothing of what the firm publishes.</param>
    public sealed record Offers(IReadOnlyList<RiskOffer> Risks, bool ByRestriction);

    /// <param name="Name">As clients read it.</param>
    public sealed record RiskOffer(Guid Id, string Name, string? Help, IReadOnlyList<Question> Questions);

    /// <param name="Name">By which the form, and a problem, speak of it.</param>
    public sealed record Question(string Name, string Label, string? Help, FieldType Type, bool Required, IReadOnlyList<string> Choices);

    public async Task<Offers> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.RequestCertificates);
        db.Actor.Demand(Feature.RequestQuotes);
        if (db.Actor.ClientId is not { } client) return new([], false);

        var published = await db.Risks.AsNoTracking().Include(r => r.Questions).Where(r => r.Published).ToListAsync(ct);
        var allowed = await AllowedAsync(store, client, clock.Today, ct);
        var offered = published.Where(r => allowed?.Contains(r.Id) != false).OrderBy(r => r.ShownName, StringComparer.CurrentCultureIgnoreCase);
        return new([.. offered.Select(Offered)], published.Count > 0 && published.TrueForAll(r => allowed?.Contains(r.Id) == false));
    }

    /// <summary>The list is the firm's own, which the client's people do not see: it is read by the firm's machine.</summary>
    /// <returns>Null: every risk.</returns>
    internal static async Task<IReadOnlySet<Guid>?> AllowedAsync(BrokerStore store, Guid client, DateOnly today, CancellationToken ct)
    {
        await using var firm = await store.OpenToReadAsync(Caller.System(Jobs.Restriction), ct);
        var restriction = await ProductRestriction.ReadAsync(firm, client, today, ct);
        if (restriction.Allowed is not { } products) return null;
        var sold = await firm.Products.Where(p => !p.Retired).Select(p => new { p.Id, p.RiskId }).ToListAsync(ct);
        return sold.Where(p => products.Contains(p.Id)).Select(p => p.RiskId).ToHashSet();
    }

    private static RiskOffer Offered(Risk risk) => new(risk.Id, risk.ShownName, risk.Help,
        [.. risk.Questions.OrderBy(q => q.Position).Select(q => new Question(q.Name, q.Label, q.Help, q.Type, q.Required, q.Choices))]);
}
