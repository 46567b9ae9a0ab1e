using Broker.Core.Access;
using Broker.Core.Accounts;
using Broker.Core.Certificates;
using Broker.Core.Claims;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Contracts;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Products;
using Broker.Core.Sales;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>
/// A client's home: is it covered, what does the firm wait for, what goes on. What is switched off, or not theirs to see, is not in the answer (R-EXT-13).
/// </summary>
public sealed class SpaceHomeQuery(BrokerStore store, FirmClock clock, ClientContractsQuery contracts, QuoteProgressQuery quotes, ClaimProgressQuery claims, CurrentNewsQuery news,
    CertificateContractsQuery certificates, NeededDocumentsQuery documents)
{
    /// <param name="Prospect">Not insured yet: there is nothing to be covered by.</param>
    /// <param name="Files">F6 is on: without it, no contract, quote, claim or premium is there.</param>
    /// <param name="Owed">Premiums called and not settled, the oldest due first.</param>
    /// <param name="Quotes">Those under way: being prepared, or waiting for the client.</param>
    /// <param name="Claims">Those that are open.</param>
    /// <param name="Certificates">There is a contract for which one may be asked.</param>
    /// <param name="Wished">E-mail addresses that wait to be confirmed, of those the reader may change.</param>
    public sealed record Home(bool Prospect, bool Files, IReadOnlyList<ClientContractsQuery.ContractRow> Contracts, IReadOnlyList<OwedRow> Owed,
        IReadOnlyList<QuoteProgressQuery.ProgressRow> Quotes, IReadOnlyList<ClaimProgressQuery.ProgressRow> Claims, IReadOnlyList<CurrentNewsQuery.NewsItemRow> News, bool Certificates, IReadOnlyList<string> Wished)
    {
        /// <summary>Mandatory documents to be brought.</summary>
        public IReadOnlyList<NeededDocumentsQuery.Needed> Needed { get; init; } = [];

        /// <summary>Something is asked for, brought or not.</summary>
        public bool AnyNeeded { get; init; }
    }

    public sealed record OwedRow(Guid Id, Guid ContractId, Money Left, DateOnly DueOn, bool Late, Handling Handling);

    public async Task<Home> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.UseExtranet);
        var prospect = await db.Clients.AnyAsync(c => c.Id == clientId && c.State == ClientState.Prospect, ct);
        var items = await news.RunAsync(by, clientId, ct);
        var offered = !prospect && (await certificates.RunAsync(by, clientId, ct: ct)).Count > 0;
        var wished = await WishedAsync(db, clientId, ct);
        var needed = db.Actor.Has(Feature.ViewFiles) || db.Actor.BringsAsProspect ? await documents.RunAsync(by, clientId, ct) : [];
        var toBring = needed.Where(n => n.Mandatory && n.IsToBring).ToList();
        if (!db.Actor.Has(Feature.ViewFiles)) return new(prospect, false, [], [], [], [], items, offered, wished) { Needed = toBring, AnyNeeded = needed.Count > 0 };

        return new(prospect, true, [.. (await contracts.RunAsync(by, clientId, ct)).OrderBy(c => Rank(c.State))], await OwedAsync(db, clientId, ct),
            [.. (await quotes.RunAsync(by, clientId, ct: ct)).Where(q => q.State is QuoteState.Requested or QuoteState.Draft or QuoteState.Sent)],
            [.. (await claims.RunAsync(by, clientId, ct: ct)).Where(c => c.State is ClaimState.Open or ClaimState.PreDeclared)], items, offered, wished)
        {
            Needed = toBring, AnyNeeded = needed.Count > 0,
        };
    }

    private async Task<IReadOnlyList<string>> WishedAsync(BrokerDb db, Guid clientId, CancellationToken ct)
    {
        if (!db.Actor.Has(Feature.OwnDetails)) return [];
        var (now, me, account) = (clock.Now, db.Actor.PersonId, db.Actor.May(Permission.EditAccount));
        return await db.EmailChanges.Where(c => c.ClientId == clientId && c.ExpiresAt > now && (c.PersonId == me || (account && c.PersonId == null))).Select(c => c.Address).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<OwedRow>> OwedAsync(BrokerDb db, Guid clientId, CancellationToken ct)
    {
        var today = clock.Today;
        var open = await db.Receipts.AsNoTracking().Where(r => r.ClientId == clientId && r.IsOpen && db.Contracts.Any(c => c.Id == r.ContractId)).OrderBy(r => r.DueOn).ThenBy(r => r.Id)
            .Select(r => new { r.Id, r.ContractId, r.Total, r.PaidMinor, r.DueOn, r.Handling }).ToListAsync(ct);
        return [.. open.Select(r => new OwedRow(r.Id, r.ContractId, r.Total - new Money(r.PaidMinor, r.Total.Currency), r.DueOn, r.DueOn < today, r.Handling))];
    }

    /// <summary>What covers today first, what is over last.</summary>
    private static int Rank(ContractState state) => state switch
    {
        ContractState.InForce => 0,
        ContractState.Suspended => 1,
        ContractState.NotYetActive => 2,
        _ => 3,
    };
}
