using Broker.Core.Claims;
using Broker.Core.Sales;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Which open files are made to follow a list: contracts of its type, or claims that concern its guarantee.</summary>
public sealed class OpenFiles
{
    /// <summary>The contract type, or the guarantee.</summary>
    public Guid ListId { get; set; }

    /// <summary>Those that have all they need, too.</summary>
    public bool Complete { get; set; }

    /// <summary>And those nothing has been asked for yet.</summary>
    public bool Unasked { get; set; }

    /// <summary>An expected document, and the contract or claim whose file it is of.</summary>
    internal sealed class Item
    {
        public Guid FileId { get; init; }
        public ExpectedDocument Asked { get; init; } = null!;
    }

    internal Task<bool> AreClaimsAsync(BrokerDb db, CancellationToken ct) => db.Guarantees.AnyAsync(g => g.Id == ListId, ct);

    /// <summary>Contracts that have not ended, or open claims: what is over asks for nothing.</summary>
    internal IQueryable<Guid> Alive(BrokerDb db, bool claims, DateOnly today) => claims
        ? db.Claims.Where(c => c.State == ClaimState.Open && c.Guarantees.Any(g => g.GuaranteeId == ListId)).Select(c => c.Id)
        : db.Contracts.Where(c => c.RiskId == ListId && (c.ExpiresOn == null || c.ExpiresOn > today) && !c.Terminations.Any(t => t.LiftedAt == null && t.On <= today)).Select(c => c.Id);

    /// <summary>Sales under way: what they ask for follows too.</summary>
    internal IQueryable<Proposal> OpenSales(BrokerDb db) => db.Proposals.Where(p => p.RiskId == ListId && p.ClosedOn == null);

    internal static IQueryable<Item> ByFile(IQueryable<ExpectedDocument> asked, bool claims) => claims
        ? asked.Where(e => e.ClaimId != null).Select(e => new Item { FileId = e.ClaimId!.Value, Asked = e })
        : asked.Where(e => e.ContractId != null).Select(e => new Item { FileId = e.ContractId!.Value, Asked = e });

    /// <summary>Something mandatory is missing, or waits to be looked at.</summary>
    internal static IQueryable<Guid> Waiting(BrokerDb db, bool claims, IQueryable<Guid> files)
    {
        var items = ByFile(db.AskedDocuments.Where(e => e.Mandatory && (e.State == ExpectedState.Expected || e.State == ExpectedState.Received || e.State == ExpectedState.Refused || e.State == ExpectedState.Expired)), claims);
        return files.Where(f => items.Any(i => i.FileId == f));
    }

    internal static IQueryable<Guid> Asked(BrokerDb db, bool claims, IQueryable<Guid> files)
    {
        var items = ByFile(db.ExpectedDocuments, claims);
        return files.Where(f => items.Any(i => i.FileId == f));
    }

    internal IQueryable<Guid> Of(BrokerDb db, bool claims, DateOnly today)
    {
        var (alive, items) = (Alive(db, claims, today), ByFile(db.ExpectedDocuments, claims));
        return (Complete, Unasked) switch
        {
            (true, true) => alive,
            (true, false) => Asked(db, claims, alive),
            (false, false) => Waiting(db, claims, alive),
            _ => alive.Where(f => !items.Any(i => i.FileId == f)).Concat(Waiting(db, claims, alive)),
        };
    }
}
