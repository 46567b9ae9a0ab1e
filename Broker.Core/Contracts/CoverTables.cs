using Broker.Core.Contracts;
using Broker.Core.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Endorsement> Endorsements => Set<Endorsement>();
    public DbSet<ContractGuarantee> ContractGuarantees => Set<ContractGuarantee>();
}

internal sealed class CoverTables : IEntityTypeConfiguration<Endorsement>, IEntityTypeConfiguration<ContractGuarantee>
{
    public void Configure(EntityTypeBuilder<Endorsement> endorsement)
    {
        endorsement.Property(e => e.Note).HasMaxLength(Endorsement.NoteLength);
        endorsement.Property(e => e.By).HasMaxLength(160);
        endorsement.HasIndex(e => new { e.ContractId, e.Number }).IsUnique();
        endorsement.HasListValue(e => e.ReasonId);
        endorsement.RefersTo<Endorsement, Contract>(nameof(Endorsement.ContractId));
    }

    public void Configure(EntityTypeBuilder<ContractGuarantee> line)
    {
        line.HasIndex(l => new { l.ContractId, l.EndorsementId, l.GuaranteeId });
        line.RefersTo<ContractGuarantee, Contract>(nameof(ContractGuarantee.ContractId));
        line.RefersTo<ContractGuarantee, Endorsement>(nameof(ContractGuarantee.EndorsementId));
        line.HasOne<Guarantee>().WithMany().HasForeignKey(l => l.GuaranteeId).OnDelete(DeleteBehavior.Restrict);
    }
}
