using Broker.Core.Certificates;
using Broker.Core.Claims;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Files;
using Broker.Core.Sales;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>
    /// One's own documents are always one's own (IND-12). Others are seen one by one, with the documents of their contract, or with the quote, the claim or the request they
    /// came with, whose own filters decide. What one asked for oneself is so read to its end by whoever is shown nothing else.
    /// </summary>
    private partial void FilterDocuments(ModelBuilder model)
    {
        model.Entity<Certificate>().HasQueryFilter("contracts", c => IsFirm || AllMyContracts || Set<CertificateRequest>().Any(r => r.Id == c.RequestId));
        model.Entity<Document>().HasQueryFilter("contracts", d => IsFirm || AllMine || AllMyDocuments || d.ById == MyPersonId || MyItems.Contains(d.Id)
            || (d.ContractId != null && (AllMyContracts || (d.ClaimId == null && ContractsWithDocuments.Contains(d.ContractId.Value))))
            || (d.QuoteId != null && Set<Quote>().Any(q => q.Id == d.QuoteId))
            || (d.ClaimId != null && Set<Claim>().Any(c => c.Id == d.ClaimId))
            || Set<Certificate>().Any(c => c.DocumentId == d.Id));
        // What a contract asks for is seen with its documents, what a claim does with the claim; what a sale does by those who see the whole account.
        model.Entity<ExpectedDocument>().HasQueryFilter("contracts", e => IsFirm || (e.ContractId != null && (AllMyContracts || ContractsWithDocuments.Contains(e.ContractId.Value)))
            || (e.ContractId == null && (e.ClaimId != null ? Set<Claim>().Any(c => c.Id == e.ClaimId) : AllMine)));
    }
}
