using Broker.Core.Contracts;
using Broker.Core.Sales;
using Broker.Core.Storage;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Which contracts of a type are made to follow its list.</summary>
public sealed class OpenFiles
{
    public Guid RiskId { get; set; }

    /// <summary>Those that have all they need, too.</summary>
    public bool Complete { get; set; }

    /// <summary>And those nothing has been asked for yet.</summary>
    public bool Unasked { get; set; }

    /// <summary>Contracts that have not ended: what is over asks for nothing.</summary>
    internal static IQueryable<Contract> Alive(BrokerDb db, Guid riskId, DateOnly today) => db.Contracts
        .Where(c => c.RiskId == riskId && (c.ExpiresOn == null || c.ExpiresOn > today) && !c.Terminations.Any(t => t.LiftedAt == null && t.On <= today));

    /// <summary>Sales under way: what they ask for follows too.</summary>
    internal static IQueryable<Proposal> OpenSales(BrokerDb db, Guid riskId) => db.Proposals.Where(p => p.RiskId == riskId && p.ClosedOn == null);

    /// <summary>Something mandatory is missing, or waits to be looked at.</summary>
    internal static IQueryable<Contract> Waiting(BrokerDb db, IQueryable<Contract> contracts) => contracts.Where(c => db.AskedDocuments.Any(e => e.ContractId == c.Id && e.Mandatory
        && (e.State == ExpectedState.Expected || e.State == ExpectedState.Received || e.State == ExpectedState.Refused || e.State == ExpectedState.Expired)));

    internal static IQueryable<Contract> Asked(BrokerDb db, IQueryable<Contract> contracts) => contracts.Where(c => db.ExpectedDocuments.Any(e => e.ContractId == c.Id));

    internal IQueryable<Contract> Of(BrokerDb db, DateOnly today)
    {
        var alive = Alive(db, RiskId, today);
        return (Complete, Unasked) switch
        {
            (true, true) => alive,
            (true, false) => Asked(db, alive),
            (false, false) => Waiting(db, alive),
            _ => alive.Where(c => !db.ExpectedDocuments.Any(e => e.ContractId == c.Id) || Waiting(db, db.Contracts).Any(w => w.Id == c.Id)),
        };
    }
}
