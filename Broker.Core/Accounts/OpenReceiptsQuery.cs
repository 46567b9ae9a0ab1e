using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Accounts;

public enum ReceiptChoice { Late, Due, Open, Called }

/// <summary>Premiums in the whole firm: who owes what, the oldest due first; or all that were called.</summary>
public sealed class OpenReceiptsQuery(BrokerStore store, FirmClock clock)
{
    public const int PageSize = 50;

    /// <summary>Beyond that many the list says "more than", and adds nothing up.</summary>
    public const int MostCounted = 10_000;

    public sealed class Filter
    {
        /// <summary>Late from the day after it was due; the due ones are the others; open is both. Called: all the firm collects, settled ones and credits too.</summary>
        public ReceiptChoice Which { get; set; }
        public Guid? InsurerId { get; set; }

        /// <summary>The person in charge of the client.</summary>
        public Guid? HandlerId { get; set; }

        /// <summary>Days on which they fall due, both included.</summary>
        public DateOnly? DueFrom { get; set; }
        public DateOnly? DueTo { get; set; }

        /// <summary>Part of the client's name, of the contract's number or of the receipt's.</summary>
        public string? Text { get; set; }

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    /// <param name="Owed">What is missing of all that were chosen, each currency by itself; empty where they are too many to add up.</param>
    /// <param name="Called">What they come to, whether or not it was paid.</param>
    public sealed record Receipts(Page<ReceiptRow> Page, IReadOnlyList<Money> Owed, IReadOnlyList<Money> Called);

    private sealed record Sum(string Currency, long Owed, long Called);

    /// <param name="DaysLate">Zero when it is not.</param>
    public sealed record ReceiptRow(Guid Id, Guid ClientId, string Client, Guid ContractId, string Contract, string Insurer, string Number, DateOnly From, DateOnly To,
        DateOnly DueOn, int DaysLate, Money Total, Money Owed, Handling Handling, string? Handler);

    public async Task<Receipts> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var today = clock.Today;

        var receipts = Chosen(db, filter, today, await SoughtText.ReadAsync(db, filter.Text, ct));
        var total = await receipts.Take(MostCounted + 1).CountAsync(ct);
        List<Sum> sums = total > MostCounted ? [] : await receipts.GroupBy(r => r.Total.Currency).Select(g => new Sum(g.Key, g.Sum(r => r.Total.Minor - r.PaidMinor), g.Sum(r => r.Total.Minor))).ToListAsync(ct);
        var found = await receipts.OrderBy(r => r.DueOn).ThenBy(r => r.Id).Skip(Math.Max(0, filter.Page) * PageSize).Take(PageSize)
            .Select(r => new
            {
                Receipt = r,
                Client = db.Clients.Where(o => o.Id == r.ClientId).Select(o => new { o.Name, Handler = db.Users.Where(p => p.Id == o.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault() }).First(),
                Contract = db.Contracts.Where(c => c.Id == r.ContractId).Select(c => new { c.Number, Insurer = db.Insurers.First(i => i.Id == c.InsurerId).Name }).First(),
            }).ToListAsync(ct);
        return new(new([.. found.Select(f => new ReceiptRow(f.Receipt.Id, f.Receipt.ClientId, f.Client.Name, f.Receipt.ContractId, f.Contract.Number, f.Contract.Insurer, f.Receipt.Number,
            f.Receipt.From, f.Receipt.To, f.Receipt.DueOn, f.Receipt.IsOpen ? Math.Max(0, today.DayNumber - f.Receipt.DueOn.DayNumber) : 0, f.Receipt.Total,
            f.Receipt.Total - new Money(f.Receipt.PaidMinor, f.Receipt.Total.Currency), f.Receipt.Handling, f.Client.Handler))], total), sums.Select(s => new Money(s.Owed, s.Currency)).ByCurrency(), sums.Select(s => new Money(s.Called, s.Currency)).ByCurrency());
    }

    private static IQueryable<Receipt> Chosen(BrokerDb db, Filter filter, DateOnly today, SoughtText? sought)
    {
        var receipts = (filter.Which switch
        {
            ReceiptChoice.Late => db.LateReceiptsOn(today),
            ReceiptChoice.Due => db.Receipts.Where(r => r.IsOpen && r.DueOn >= today),
            ReceiptChoice.Called => db.Receipts.Where(r => r.Status == ReceiptStatus.Called && r.Handling == Handling.Entrusted),
            _ => db.Receipts.Where(r => r.IsOpen),
        }).AsNoTracking();
        if (filter.DueFrom is { } from) receipts = receipts.Where(r => r.DueOn >= from);
        if (filter.DueTo is { } to) receipts = receipts.Where(r => r.DueOn <= to);
        if (filter.InsurerId is { } insurer) receipts = receipts.Where(r => db.Contracts.Any(c => c.Id == r.ContractId && c.InsurerId == insurer));
        if (filter.HandlerId is { } handler) receipts = receipts.Where(r => db.Clients.Any(c => c.Id == r.ClientId && c.HandlerId == handler));
        if (sought is not null) receipts = sought.Among(receipts, (SearchKind.Receipt, r => r.Id), (SearchKind.Client, r => r.ClientId), (SearchKind.Contract, r => r.ContractId));
        return receipts;
    }
}
