using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>The first cards of each of some columns, what moved last first: with what is still to be collected (AS-09).</summary>
public sealed class SalesCardsQuery(BrokerStore store, FirmClock clock)
{
    public const int Portion = 20, Most = 400;

    /// <param name="Missing">Mandatory documents to be obtained.</param>
    /// <param name="Asked">All that is asked for; none: the card has no icon.</param>
    /// <param name="Premium">A year’s, of the accepted offer, else of the dearest one.</param>
    public sealed record Card(Guid Id, Guid Version, Guid ClientId, Guid StageId, string Number, string Client, bool Prospect, string Risk, string? Handler, DateTime MovedAt, ProposalState State, int Quotes, Money? Premium, int Missing, int Asked, Guid? ContractId);

    /// <param name="wanted">How many of each stage.</param>
    public async Task<ILookup<Guid, Card>> RunAsync(Caller by, SalesFilter filter, IReadOnlyDictionary<Guid, int> wanted, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewQuotes);
        var sales = await filter.OnBoardAsync(db, clock.Today, ct);
        List<Proposal> shown = [];
        foreach (var (stage, count) in wanted)
            shown.AddRange(await sales.Where(p => p.StageId == stage).OrderByDescending(p => p.MovedAt).ThenByDescending(p => p.Id).Take(Math.Clamp(count, 0, Most)).AsNoTracking().ToListAsync(ct));
        return (await CardsAsync(db, shown, ct)).ToLookup(c => c.StageId);
    }

    internal static async Task<IReadOnlyList<Card>> CardsAsync(BrokerDb db, IReadOnlyList<Proposal> shown, CancellationToken ct)
    {
        var (ids, clients, risks, handlers) = (shown.Select(p => (Guid?)p.Id).ToList(), shown.Select(p => p.ClientId).Distinct().ToList(), shown.Select(p => p.RiskId).Distinct().ToList(), shown.Select(p => p.HandlerId).Distinct().ToList());
        var names = await db.Clients.Where(c => clients.Contains(c.Id)).Select(c => new { c.Id, c.Name, c.State }).ToDictionaryAsync(c => c.Id, ct);
        var covers = await db.Risks.Where(r => risks.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Name, ct);
        var people = await db.Users.Where(p => handlers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FirstName + " " + p.LastName, ct);
        var quotes = (await db.Quotes.Where(q => ids.Contains(q.ProposalId)).Select(q => new { q.ProposalId, q.AnnualPremium, q.Accepted }).ToListAsync(ct)).ToLookup(q => q.ProposalId!.Value);
        var asked = await db.AskedDocuments.Where(e => ids.Contains(e.ProposalId)).GroupBy(e => e.ProposalId!.Value).Select(g => new { g.Key, Asked = g.Count(), Missing = g.Count(e => e.IsMissing) }).ToDictionaryAsync(g => g.Key, ct);
        return
        [
            .. from p in shown
               where names.ContainsKey(p.ClientId) && covers.ContainsKey(p.RiskId)
               let best = quotes[p.Id].OrderByDescending(q => q.Accepted).ThenByDescending(q => q.AnnualPremium.Minor).FirstOrDefault()
               let papers = asked.GetValueOrDefault(p.Id)
               select new Card(p.Id, p.Version, p.ClientId, p.StageId, p.Number, names[p.ClientId].Name, names[p.ClientId].State == ClientState.Prospect, covers[p.RiskId], p.HandlerId is { } h ? people.GetValueOrDefault(h) : null, p.MovedAt,
                   p.State, quotes[p.Id].Count(), best is { AnnualPremium.Minor: > 0 } ? best.AnnualPremium : null, papers?.Missing ?? 0, papers?.Asked ?? 0, p.ContractId),
        ];
    }
}
