using Broker.Core.Access;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Broker.Core.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<RegisterComparison> RegisterComparisons => Set<RegisterComparison>();
    public DbSet<RegisterDifference> RegisterDifferences => Set<RegisterDifference>();
}

internal sealed class RegisterComparisonTables : IEntityTypeConfiguration<RegisterComparison>, IEntityTypeConfiguration<RegisterDifference>
{
    public void Configure(EntityTypeBuilder<RegisterComparison> comparison)
    {
        comparison.ToTable("RegisterComparisons");
        comparison.Ignore(c => c.Differences);
        comparison.Property(c => c.FileName).HasMaxLength(RegisterComparison.NameLength);
        comparison.Property(c => c.MadeBy).HasMaxLength(Actor.SignatureLength);
        comparison.PrimitiveCollection(c => c.Unknown);
        comparison.HasOne<Insurer>().WithMany().HasForeignKey(c => c.InsurerId).OnDelete(DeleteBehavior.Restrict);
        comparison.HasOne<Contract>().WithMany().HasForeignKey(c => c.ContractId).OnDelete(DeleteBehavior.Restrict);
        comparison.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
        comparison.HasIndex(c => new { c.PersonId, c.UploadId }).IsUnique();
        comparison.HasIndex(c => new { c.InsurerId, c.MadeAt });
        comparison.HasIndex(c => new { c.MadeAt, c.Id });
    }

    public void Configure(EntityTypeBuilder<RegisterDifference> difference)
    {
        difference.ToTable("RegisterDifferences");
        difference.HasKey(d => new { d.ComparisonId, d.Position });
        difference.Property(d => d.Plate).HasMaxLength(InsuredItem.LabelLength);
        difference.Property(d => d.TheirPolicy).HasMaxLength(RegisterDifference.PolicyLength);
        difference.AsJson(d => d.Problems);
        difference.HasOne<RegisterComparison>().WithMany().HasForeignKey(d => d.ComparisonId).OnDelete(DeleteBehavior.Cascade);
        difference.HasIndex(d => new { d.ComparisonId, d.Kind, d.Position });
    }
}
