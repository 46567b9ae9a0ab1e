using Broker.Core.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Guarantee> Guarantees => Set<Guarantee>();
    public DbSet<ProductGuarantee> ProductGuarantees => Set<ProductGuarantee>();
}

internal sealed class GuaranteeTables : IEntityTypeConfiguration<Guarantee>, IEntityTypeConfiguration<ProductGuarantee>
{
    public void Configure(EntityTypeBuilder<Guarantee> guarantee)
    {
        guarantee.Ignore(g => g.Limit).Ignore(g => g.Deductible).Ignore(g => g.ShownName);
        guarantee.Property(g => g.Name).HasMaxLength(Guarantee.NameLength);
        guarantee.Property(g => g.PublicName).HasMaxLength(Guarantee.NameLength);
        guarantee.HasIndex(g => g.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProductGuarantee> cover)
    {
        cover.HasIndex(c => new { c.ProductId, c.GuaranteeId }).IsUnique();
        cover.HasOne<Guarantee>().WithMany().HasForeignKey(c => c.GuaranteeId).OnDelete(DeleteBehavior.Restrict);
    }
}
