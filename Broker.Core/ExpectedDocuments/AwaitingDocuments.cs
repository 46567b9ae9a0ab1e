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

    /// <summary>What they await, one line a contract: since when the oldest has been.</summary>
    internal IQueryable<Awaited> In(BrokerDb db, DateTime now, DateOnly today)
    {
        var items = StandingDocuments.OfContracts(db, today);
        items = Which == AwaitedPart.ToCheck ? items.Where(e => e.State == ExpectedState.Received) : items.Where(e => e.IsMissing);
        if (RiskId is { } risk) items = items.Where(e => db.Contracts.Any(c => c.Id == e.ContractId && c.RiskId == risk));
        if (HandlerId is { } handler) items = items.Where(e => db.Clients.Any(c => c.Id == e.ClientId && c.HandlerId == handler));
        var awaited = items.GroupBy(e => e.ContractId).Select(g => new Awaited { ContractId = g.Key!.Value, Since = g.Min(e => e.Since), Count = g.Count() });
        if (OlderThan is not { } days) return awaited;
        var before = now.AddDays(-Math.Clamp(days, 0, LongestDays));
        return awaited.Where(a => a.Since < before);
    }

    internal sealed class Awaited
    {
        public Guid ContractId { get; init; }
        public DateTime Since { get; init; }
        public int Count { get; init; }
    }
}
