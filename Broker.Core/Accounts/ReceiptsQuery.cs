using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Accounts;

/// <summary>A client's receipts, or one contract's, the most recent period first.</summary>
public sealed class ReceiptsQuery(BrokerStore store, FirmClock clock)
{
    public const int PageSize = 50;

    public sealed class Filter
    {
        public Guid ClientId { get; set; }
        public Guid? ContractId { get; set; }

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    /// <param name="Paid">What cleared payments have brought.</param>
    /// <param name="Expected">What can still be collected; zero when no money is taken for it.</param>
    public sealed record ReceiptRow(Guid Id, Guid Version, Guid ContractId, string Contract, string Number, DateOnly From, DateOnly To, DateOnly DueOn,
        Money Total, Money Paid, Money Expected, Handling Handling, ReceiptState State, DateOnly? PaidToInsurerOn);

    public async Task<Page<ReceiptRow>> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        db.Actor.Demand(Feature.ViewFiles);

        // Payments are the whole account's; what of them went to a receipt one is shown is shown with it.
        var receipts = db.Rounded<Receipt>().AsNoTracking().Where(r => r.ClientId == filter.ClientId && (filter.ContractId == null || r.ContractId == filter.ContractId));
        if (!db.Actor.IsFirm) receipts = receipts.Where(r => db.Contracts.Any(c => c.Id == r.ContractId));
        var total = await receipts.CountAsync(ct);
        var found = await receipts.Include(r => r.Allocations).ThenInclude(a => a.Payment)
            .OrderByDescending(r => r.From).ThenByDescending(r => r.Number).Skip(Math.Max(0, filter.Page) * PageSize).Take(PageSize)
            .Select(r => new { Receipt = r, Contract = db.Contracts.First(c => c.Id == r.ContractId).Number })
            .AsSplitQuery().ToListAsync(ct);
        return new([.. found.Select(f => Row(f.Receipt, f.Contract, clock.Today))], total);
    }

    private static ReceiptRow Row(Receipt r, string contract, DateOnly today) => new(r.Id, r.Version, r.ContractId, contract, r.Number, r.From, r.To, r.DueOn,
        r.Total, r.Paid, r.RefusesMoney is null ? r.Unassigned : Money.Zero(r.Total.Currency), r.Handling, r.StateOn(today), r.PaidToInsurerOn);
}
