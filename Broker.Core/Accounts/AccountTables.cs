using Broker.Core.Accounts;
using Broker.Core.Clients;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Receipt> Receipts => Set<Receipt>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<Allocation> Allocations => Set<Allocation>();

    /// <summary>Called, due that day, and not paid to the insurer by the client itself.</summary>
    public IQueryable<Receipt> ReceiptsDueOn(DateOnly day) => Receipts.Where(r => r.Status == ReceiptStatus.Called && r.DueOn <= day
        && (r.Handling == Handling.Entrusted || r.PaidToInsurerOn == null));

    /// <summary><see cref="ReceiptState.Late"/> in the database's words.</summary>
    public IQueryable<Receipt> LateReceiptsOn(DateOnly day) => Receipts.Where(r => r.IsOpen && r.DueOn < day);

    private async partial Task KeepFiguresAsync(CancellationToken ct)
    {
        await OpenExpectedAsync(ct);
        var entries = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var receipts = entries.Where(e => e.State != EntityState.Deleted).Select(e => e.Entity).OfType<Receipt>().ToHashSet();
        var others = entries.Select(e => e.Entity).OfType<Allocation>().Select(a => a.ReceiptId).ToHashSet();
        var cleared = entries.Where(e => e.Entity is Payment && e.State == EntityState.Modified && e.Property(nameof(Payment.ClearedOn)).IsModified).Select(e => ((Payment)e.Entity).Id).ToList();
        if (cleared.Count > 0) others.UnionWith(await Allocations.Where(a => cleared.Contains(a.PaymentId)).Select(a => a.ReceiptId).ToListAsync(ct));

        var added = receipts.Where(r => Entry(r).State == EntityState.Added).ToList();
        var stored = others.Concat(receipts.Select(r => r.Id)).Except(added.Select(r => r.Id)).Distinct().ToList();
        if (stored.Count > 0) added.AddRange(await Receipts.Where(r => stored.Contains(r.Id)).Include(r => r.Allocations).ThenInclude(a => a.Payment).ToListAsync(ct));
        foreach (var receipt in added) receipt.KeepFigures(a => Entry(a).State != EntityState.Deleted);
    }

    /// <summary>
    /// D-61, as lines to be added up by client and currency: receipts due, less the money received, but for what of it went to receipts not due.
    /// Only cleared payments count.
    /// </summary>
    public IQueryable<BalanceLine> BalanceLinesOn(DateOnly day)
    {
        var due = ReceiptsDueOn(day);
        return due.Select(r => new BalanceLine { ClientId = r.ClientId, Currency = r.Total.Currency, Minor = r.Total.Minor })
            .Concat(Payments.Where(p => p.ClearedOn != null).Select(p => new BalanceLine { ClientId = p.ClientId, Currency = p.Amount.Currency, Minor = -p.Amount.Minor }))
            .Concat(Allocations.Where(a => a.Payment!.ClearedOn != null && !due.Any(r => r.Id == a.ReceiptId))
                .Select(a => new BalanceLine { ClientId = a.ClientId, Currency = a.Amount.Currency, Minor = a.Amount.Minor }));
    }
}

/// <summary>What raises a client's balance, or lowers it when negative.</summary>
public sealed class BalanceLine
{
    public Guid ClientId { get; init; }
    public required string Currency { get; init; }
    public long Minor { get; init; }
}

internal sealed class AccountTables : IEntityTypeConfiguration<Receipt>, IEntityTypeConfiguration<Payment>, IEntityTypeConfiguration<Allocation>
{
    public void Configure(EntityTypeBuilder<Receipt> receipt)
    {
        receipt.Ignore(r => r.Paid).Ignore(r => r.IsSettled).Ignore(r => r.Unassigned).Ignore(r => r.RefusesMoney);
        receipt.Property(r => r.Number).HasMaxLength(40);
        receipt.ComplexProperty(r => r.Total);
        receipt.HasIndex(r => r.Number).IsUnique();
        receipt.HasIndex(r => new { r.ContractId, r.From });
        receipt.HasIndex(r => new { r.IsOpen, r.DueOn });
        receipt.RefersTo<Receipt, Contract>(nameof(Receipt.ContractId), DeleteBehavior.Cascade);
        receipt.HasMany(r => r.Allocations).WithOne().HasForeignKey(a => new { a.ClientId, a.ReceiptId }).HasPrincipalKey(r => new { r.ClientId, r.Id });
    }

    public void Configure(EntityTypeBuilder<Payment> payment)
    {
        payment.Ignore(p => p.Unallocated);
        payment.Property(p => p.Means).HasMaxLength(Payment.MeansLength);
        payment.ComplexProperty(p => p.Amount);
        payment.HasIndex(p => new { p.ClientId, p.ReceivedOn });
        payment.HasOne<Client>().WithMany().HasForeignKey(p => p.ClientId);
    }

    public void Configure(EntityTypeBuilder<Allocation> allocation)
    {
        allocation.Ignore(a => a.IsCleared);
        allocation.ComplexProperty(a => a.Amount);
        allocation.HasOne(a => a.Payment).WithMany(p => p.Allocations).HasForeignKey(a => new { a.ClientId, a.PaymentId }).HasPrincipalKey(p => new { p.ClientId, p.Id });
    }
}
