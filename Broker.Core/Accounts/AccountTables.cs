using Broker.Core.Accounts;
using Broker.Core.Clients;
using Broker.Core.Contracts;
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
