using Broker.Core.Claims;
using Broker.Core.Storage;

namespace Broker.Core.ExpectedDocuments;

/// <summary>What files ask for that are not over. What is over asks for nothing.</summary>
internal static class StandingDocuments
{
    /// <summary>Of contracts that have not ended, each looked up: for the first few of many.</summary>
    public static IQueryable<ExpectedDocument> OfContracts(BrokerDb db, DateOnly today) => db.AskedDocuments.Where(e =>
        db.Contracts.Any(c => c.Id == e.ContractId && (c.ExpiresOn == null || c.ExpiresOn > today) && !c.Terminations.Any(t => t.LiftedAt == null && t.On <= today)));

    /// <summary>The same, for going through all of them: the contracts that have ended are put together once.</summary>
    public static IQueryable<ExpectedDocument> OfAllContracts(BrokerDb db, DateOnly today)
    {
        var expired = db.Contracts.Where(c => c.ExpiresOn <= today).Select(c => c.Id);
        var terminated = db.Terminations.Where(t => t.LiftedAt == null && t.On <= today).Select(t => t.ContractId);
        return db.AskedDocuments.Where(e => e.ContractId != null && !expired.Contains(e.ContractId.Value) && !terminated.Contains(e.ContractId.Value));
    }

    /// <summary>Of these, of sales under way, and of open claims.</summary>
    /// <param name="sales">Whoever reads is a client, to whom the firm keeps the rest of a sale: those of its own under way. Known beforehand, since what is set aside to read them would be set aside here too.</param>
    public static IQueryable<ExpectedDocument> Of(BrokerDb db, DateOnly today, List<Guid>? sales = null)
    {
        var (any, own) = (sales is null, sales ?? []);
        return db.AskedDocuments.Where(e =>
            (e.ContractId != null && db.Contracts.Any(c => c.Id == e.ContractId && (c.ExpiresOn == null || c.ExpiresOn > today) && !c.Terminations.Any(t => t.LiftedAt == null && t.On <= today)))
            || (e.ContractId == null && e.ProposalId != null && ((any && db.Proposals.Any(p => p.Id == e.ProposalId && p.ClosedOn == null)) || own.Contains(e.ProposalId.Value)))
            || (e.ClaimId != null && db.Claims.Any(c => c.Id == e.ClaimId && c.State == ClaimState.Open)));
    }
}
