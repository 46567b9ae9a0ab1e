using Broker.Core.Storage;

namespace Broker.Core.ExpectedDocuments;

public enum AwaitedPart { Missing, ToCheck }

/// <summary>Which contracts that await documents are looked at.</summary>
public sealed class AwaitingDocuments
{
    public const int LongestDays = 3_650;

    public AwaitedPart Which { get; set; }
    public Guid? RiskId { get; set; }

    /// <summary>The person in charge of the client.</summary>
    public Guid? HandlerId { get; set; }

    /// <summary>Only where something has been awaited for more than so many days.</summary>
    public int? OlderThan { get; set; }

    /// <summary>The contracts, in no order.</summary>
    internal IQueryable<Guid> ContractsIn(BrokerDb db, DateTime now, DateOnly today) => Chosen(db, StandingDocuments.OfAllContracts(db, today), now).Select(e => e.ContractId!.Value).Distinct();

    /// <summary>The contracts, those first whose oldest has been awaited longest. Walked along an index: the first fifty cost fifty, whatever the firm holds.</summary>
    internal IQueryable<Guid> OldestFirst(BrokerDb db, DateTime now, DateOnly today)
    {
        var others = Looked(db.AskedDocuments);
        return Chosen(db, StandingDocuments.OfContracts(db, today), now)
            .Where(e => !others.Any(o => o.ContractId == e.ContractId && (o.Since < e.Since || (o.Since == e.Since && o.Id.CompareTo(e.Id) < 0))))
            .OrderBy(e => e.Since).ThenBy(e => e.ContractId).Select(e => e.ContractId!.Value);
    }

    private IQueryable<ExpectedDocument> Looked(IQueryable<ExpectedDocument> items) => Which == AwaitedPart.ToCheck ? items.Where(e => e.State == ExpectedState.Received) : items.Where(e => e.IsMissing);

    private IQueryable<ExpectedDocument> Chosen(BrokerDb db, IQueryable<ExpectedDocument> items, DateTime now)
    {
        items = Looked(items);
        if (RiskId is { } risk) items = items.Where(e => db.Contracts.Any(c => c.Id == e.ContractId && c.RiskId == risk));
        if (HandlerId is { } handler) items = items.Where(e => db.Clients.Any(c => c.Id == e.ClientId && c.HandlerId == handler));
        if (OlderThan is not { } days) return items;
        var before = now.AddDays(-Math.Clamp(days, 0, LongestDays));
        return items.Where(e => e.Since < before);
    }
}
