using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Something that can be shown to one person: what decides about who sees it, and how it is called.</summary>
public sealed record SharedThing
{
    public required SharedItem Kind { get; init; }
    public required Guid Id { get; init; }
    public required Guid ClientId { get; init; }
    public Guid? ContractId { get; init; }

    /// <summary>It is for the client at all: a contract on the extranet, a document shared with the client, a quote that was sent, or that they asked for.</summary>
    public required bool Shown { get; init; }
    public required string Name { get; init; }

    /// <summary>Who of the client's people put it there, asked for it or told of it.</summary>
    public Guid? ById { get; init; }

    /// <summary>Of a document: the quote, the claim or the request for a certificate it came with.</summary>
    public Guid? QuoteId { get; init; }
    public Guid? ClaimId { get; init; }

    public Guid? RequestId { get; init; }

    /// <summary>Of a document: its contract is kept off the extranet, and what stands on that contract's pages with it.</summary>
    public bool OfHidden { get; init; }

    /// <summary>Of a document: who asked for what it came with, or told of it.</summary>
    public Guid? AskedById { get; init; }
}

public static class SharedThings
{
    /// <summary>Everything of a kind that whoever asks may see: the archive's filters hold for them as anywhere.</summary>
    public static IQueryable<SharedThing> Of(BrokerDb db, SharedItem kind, Guid clientId)
    {
        // To the client's own people their filters show nothing of a contract kept off the extranet.
        var client = !db.Actor.IsFirm;
        return kind switch
        {
            SharedItem.Contract => from c in db.Contracts
                                   where c.ClientId == clientId
                                   orderby c.Number
                                   select new SharedThing { Kind = SharedItem.Contract, Id = c.Id, ClientId = c.ClientId, ContractId = c.Id, Shown = c.OnExtranet, Name = db.Risks.Where(r => r.Id == c.RiskId).Select(r => r.Name).First() + " · " + c.Number },
            SharedItem.Quote => from q in db.Quotes
                                where q.ClientId == clientId
                                orderby q.Number descending
                                select new SharedThing { Kind = SharedItem.Quote, Id = q.Id, ClientId = q.ClientId, Shown = q.SentOn != null || q.RequestedById != null, ById = q.RequestedById, Name = db.Risks.Where(r => r.Id == q.RiskId).Select(r => r.Name).First() + " · " + q.Number },
            SharedItem.Claim => from c in db.Claims
                                where c.ClientId == clientId
                                orderby c.Number descending
                                select new SharedThing { Kind = SharedItem.Claim, Id = c.Id, ClientId = c.ClientId, ContractId = c.ContractId, Shown = client || db.Contracts.Any(k => k.Id == c.ContractId && k.OnExtranet), ById = c.PreDeclaredById, Name = c.Number },
            SharedItem.Document => from d in db.Documents
                                   where d.ClientId == clientId
                                   let open = client || d.ContractId == null || db.Contracts.Any(k => k.Id == d.ContractId && k.OnExtranet)
                                   let request = db.CertificateRequests.FirstOrDefault(r => open && db.Certificates.Any(c => c.RequestId == r.Id && c.DocumentId == d.Id))
                                   orderby d.CreatedAt descending
                                   select new SharedThing
                                   {
                                       Kind = SharedItem.Document, Id = d.Id, ClientId = d.ClientId, ContractId = d.ContractId, Shown = d.SharedAt != null, Name = d.Name, ById = d.ById, QuoteId = d.QuoteId, ClaimId = d.ClaimId, OfHidden = !open, RequestId = request == null ? null : request.Id,
                                       AskedById = request != null ? request.RequestedById : db.Quotes.Where(q => q.Id == d.QuoteId).Select(q => q.RequestedById).FirstOrDefault() ?? db.Claims.Where(c => open && c.Id == d.ClaimId).Select(c => c.PreDeclaredById).FirstOrDefault(),
                                   },
            _ => from r in db.CertificateRequests
                 where r.ClientId == clientId
                 orderby r.RequestedAt descending
                 select new SharedThing { Kind = SharedItem.Request, Id = r.Id, ClientId = r.ClientId, ContractId = r.ContractId, Shown = client || db.Contracts.Any(k => k.Id == r.ContractId && k.OnExtranet), Name = r.Title, ById = r.RequestedById },
        };
    }

    public static async Task<SharedThing?> FindAsync(BrokerDb db, SharedItem kind, Guid clientId, Guid id, CancellationToken ct) =>
        Enum.IsDefined(kind) ? await Of(db, kind, clientId).SingleOrDefaultAsync(t => t.Id == id, ct) : null;

    /// <summary>As they are called at that client's; as they call themselves where no contact says otherwise.</summary>
    public static async Task<string> NameOfAsync(this BrokerDb db, Membership membership, CancellationToken ct) =>
        await db.Contacts.Where(k => k.ClientId == membership.ClientId && k.PersonId == membership.PersonId).Select(k => k.FirstName + " " + k.LastName).FirstOrDefaultAsync(ct)
        ?? await db.Users.Where(p => p.Id == membership.PersonId).Select(p => p.FirstName + " " + p.LastName).SingleAsync(ct);
}
