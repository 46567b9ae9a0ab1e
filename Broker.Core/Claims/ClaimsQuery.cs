using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Claims;

/// <summary>Claims of the firm, of a client or of a contract, the most recent first.</summary>
public sealed class ClaimsQuery(BrokerStore store)
{
    public const int PageSize = 50;

    public sealed class Filter
    {
        public Guid? ClientId { get; set; }
        public Guid? ContractId { get; set; }
        public ClaimState? State { get; set; }

        /// <summary>How the closed ones ended.</summary>
        public ClaimOutcome? Outcome { get; set; }
        public Guid? InsurerId { get; set; }
        public Guid? RiskId { get; set; }
        public Guid? HandlerId { get; set; }

        /// <summary>Part of the claim's number or the insurer's reference, of the client's name or the contract's number.</summary>
        public string? Text { get; set; }

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    /// <param name="Item">The vehicle, building or person concerned.</param>
    public sealed record ClaimRow(Guid Id, Guid ClientId, string Client, string Number, string? InsurerReference, Guid ContractId, string Contract, string Risk, string Insurer,
        string? Item, string? Nature, DateOnly OccurredOn, ClaimState State, ClaimOutcome? Outcome, Money Estimated, Money Settled, string? Handler);

    public async Task<Page<ClaimRow>> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClaims);

        var claims = Chosen(db, filter, await SoughtText.ReadAsync(db, filter.Text, ct));
        var total = await claims.CountAsync(ct);
        var rows = await claims.OrderByDescending(c => c.OccurredOn).ThenByDescending(c => c.Id).Skip(Math.Max(0, filter.Page) * PageSize).Take(PageSize)
            .Select(c => new
            {
                Claim = c,
                Client = db.Clients.First(o => o.Id == c.ClientId).Name,
                Contract = db.Contracts.Where(o => o.Id == c.ContractId).Select(o => new
                {
                    o.Number, Risk = db.Risks.First(r => r.Id == o.RiskId).Name, Insurer = db.Insurers.First(i => i.Id == o.InsurerId).Name,
                }).First(),
                Item = db.InsuredItems.Where(i => i.Id == c.ItemId).Select(i => i.Label).FirstOrDefault(),
                Nature = db.ListValues.Where(v => v.Id == c.NatureId).Select(v => v.Name).FirstOrDefault(),
                Handler = db.Users.Where(p => p.Id == c.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
            }).AsNoTracking().ToListAsync(ct);
        return new([.. rows.Select(r => new ClaimRow(r.Claim.Id, r.Claim.ClientId, r.Client, r.Claim.Number, r.Claim.InsurerReference, r.Claim.ContractId,
            r.Contract.Number, r.Contract.Risk, r.Contract.Insurer, r.Item, r.Nature, r.Claim.OccurredOn, r.Claim.State, r.Claim.Outcome, r.Claim.Estimated, r.Claim.Settled, r.Handler))], total);
    }

    private static IQueryable<Claim> Chosen(BrokerDb db, Filter filter, SoughtText? sought)
    {
        var claims = db.Claims.AsNoTracking();
        if (filter.ClientId is { } client) claims = claims.Where(c => c.ClientId == client);
        if (filter.ContractId is { } contract) claims = claims.Where(c => c.ContractId == contract);
        if (filter.State is { } state) claims = claims.Where(c => c.State == state);
        if (filter.Outcome is { } outcome) claims = claims.Where(c => c.Outcome == outcome);
        if (filter.HandlerId is { } handler) claims = claims.Where(c => c.HandlerId == handler);
        if (filter.InsurerId is { } insurer) claims = claims.Where(c => db.Contracts.Any(o => o.Id == c.ContractId && o.InsurerId == insurer));
        if (filter.RiskId is { } risk) claims = claims.Where(c => db.Contracts.Any(o => o.Id == c.ContractId && o.RiskId == risk));
        if (sought is not null) claims = sought.Among(claims, (SearchKind.Claim, c => c.Id), (SearchKind.Client, c => c.ClientId), (SearchKind.Contract, c => c.ContractId));
        return claims;
    }
}
