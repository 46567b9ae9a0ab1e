using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Clients;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Claim> Claims => Set<Claim>();

    /// <summary>D-14: those the green icon counts.</summary>
    public IQueryable<Claim> OpenClaims => Claims.Where(c => c.State == ClaimState.Open);
}

internal sealed class ClaimTables : IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<Claim>, IEntityTypeConfiguration<ClaimStep>, IEntityTypeConfiguration<ClaimGuarantee>
{
    public void Configure(EntityTypeBuilder<Document> document) => document.RefersTo<Document, Claim>(nameof(Document.ClaimId));

    public void Configure(EntityTypeBuilder<Claim> claim)
    {
        claim.Property(c => c.Number).HasMaxLength(Claim.NumberLength);
        claim.Property(c => c.InsurerReference).HasMaxLength(Claim.ReferenceLength);
        claim.Property(c => c.Place).HasMaxLength(Claim.PlaceLength);
        claim.Property(c => c.Circumstances).HasMaxLength(Claim.CircumstancesLength);
        claim.Property(c => c.PreDeclaredBy).HasMaxLength(160);
        claim.Property(c => c.Answer).HasMaxLength(Claim.ReasonLength);
        claim.HasIndex(c => c.CommandId).IsUnique();
        claim.ComplexProperty(c => c.Estimated);
        claim.ComplexProperty(c => c.Settled);
        claim.HasIndex(c => c.Number).IsUnique();
        claim.HasIndex(c => new { c.ClientId, c.State });
        claim.HasIndex(c => new { c.State, c.OccurredOn, c.Id });
        claim.HasIndex(c => new { c.OccurredOn, c.Id });
        claim.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId);
        claim.RefersTo<Claim, Contract>(nameof(Claim.ContractId));
        // R-CLM-04: the database itself refuses to delete an item some claim is about.
        claim.RefersTo<Claim, InsuredItem>(nameof(Claim.ItemId));
        claim.HasListValue(c => c.NatureId);
        claim.HasOne<Person>().WithMany().HasForeignKey(c => c.HandlerId).OnDelete(DeleteBehavior.Restrict);
        claim.HasMany(c => c.Guarantees).WithOne().HasForeignKey(g => new { g.ClientId, g.ClaimId }).HasPrincipalKey(c => new { c.ClientId, c.Id });
        claim.HasMany(c => c.Steps).WithOne().HasForeignKey(s => new { s.ClientId, s.ClaimId }).HasPrincipalKey(c => new { c.ClientId, c.Id });
    }

    public void Configure(EntityTypeBuilder<ClaimStep> step)
    {
        step.ToTable("ClaimSteps");
        step.Property(s => s.By).HasMaxLength(160);
        step.Property(s => s.Reason).HasMaxLength(Claim.ReasonLength);
    }

    public void Configure(EntityTypeBuilder<ClaimGuarantee> guarantee)
    {
        guarantee.ToTable("ClaimGuarantees");
        guarantee.HasIndex(g => new { g.ClaimId, g.GuaranteeId }).IsUnique();
        guarantee.HasOne<Guarantee>().WithMany().HasForeignKey(g => g.GuaranteeId).OnDelete(DeleteBehavior.Restrict);
    }
}
