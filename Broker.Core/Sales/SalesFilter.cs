using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.Sales;

/// <summary>Which sales are looked at.</summary>
public sealed class SalesFilter
{
    /// <summary>How long what is won or lost stays on the board.</summary>
    public const int DaysKept = 90;

    public Guid? HandlerId { get; set; }
    public Guid? RiskId { get; set; }

    /// <summary>Part of the client's name or of the number.</summary>
    public string? Text { get; set; }

    /// <summary>Only where a mandatory document is missing.</summary>
    public bool Missing { get; set; }

    internal async Task<IQueryable<Proposal>> OnBoardAsync(BrokerDb db, DateOnly today, CancellationToken ct)
    {
        var since = today.AddDays(-DaysKept);
        var sales = db.Proposals.Where(p => p.ClosedOn == null || p.ClosedOn >= since);
        if (HandlerId is { } handler) sales = sales.Where(p => p.HandlerId == handler);
        if (RiskId is { } risk) sales = sales.Where(p => p.RiskId == risk);
        if (Missing) sales = sales.Where(p => db.AskedDocuments.Any(e => e.ProposalId == p.Id && e.IsMissing));
        if (await SoughtText.ReadAsync(db, Text, ct) is { } sought && Searchable.Fold(Text) is var text)
            sales = sales.Where(sought.OrHolding<Proposal>(p => p.SearchText.Contains(text), (SearchKind.Client, p => p.ClientId)));
        return sales;
    }
}
