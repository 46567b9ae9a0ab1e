using Broker.Core.Contracts;
using Broker.Core.Fleets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<ItemMovement> ItemMovements => Set<ItemMovement>();
    public DbSet<ItemTerms> ItemTerms => Set<ItemTerms>();
    public DbSet<ItemGuarantee> ItemGuarantees => Set<ItemGuarantee>();
}

internal sealed class MovementTables : IEntityTypeConfiguration<ItemMovement>, IEntityTypeConfiguration<ItemTerms>
{
    public void Configure(EntityTypeBuilder<ItemMovement> movement)
    {
        movement.ToTable("ItemMovements");
        movement.Property(m => m.Label).HasMaxLength(InsuredItem.LabelLength);
        movement.Property(m => m.Note).HasMaxLength(ItemMovement.NoteLength);
        movement.Property(m => m.Answer).HasMaxLength(ItemMovement.AnswerLength);
        movement.Property(m => m.AskedBy).HasMaxLength(160);
        movement.Property(m => m.DecidedBy).HasMaxLength(160);
        movement.Property(m => m.OldKey).HasMaxLength(Plate.Length);
        movement.Property(m => m.NewKey).HasMaxLength(Plate.Length);
        movement.AsJson(m => m.Changes);
        movement.HasListValue(m => m.ReasonId);
        movement.RefersTo<ItemMovement, Contract>(nameof(ItemMovement.ContractId), DeleteBehavior.Cascade);
        movement.RefersTo<ItemMovement, InsuredItem>(nameof(ItemMovement.ItemId), DeleteBehavior.Cascade);
        movement.RefersTo<ItemMovement, Endorsement>(nameof(ItemMovement.EndorsementId));
        movement.HasIndex(m => new { m.ContractId, m.AskedAt, m.Id });
        movement.HasIndex(m => new { m.ItemId, m.EffectiveOn });
        movement.HasIndex(m => new { m.State, m.EffectiveOn });
        movement.HasIndex(m => new { m.ContractId, m.OldKey });
        movement.HasIndex(m => new { m.ContractId, m.NewKey });
    }

    public void Configure(EntityTypeBuilder<ItemTerms> terms)
    {
        terms.ToTable("ItemTerms");
        terms.HasIndex(t => t.ContractId).IsUnique();
        terms.RefersTo<ItemTerms, Contract>(nameof(Fleets.ItemTerms.ContractId), DeleteBehavior.Cascade);
    }
}
