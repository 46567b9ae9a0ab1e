using Broker.Core.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<ClientMerge> ClientMerges => Set<ClientMerge>();
    public DbSet<MergedRow> MergedRows => Set<MergedRow>();
}

internal sealed class MergeTables : IEntityTypeConfiguration<ClientMerge>, IEntityTypeConfiguration<MergedRow>
{
    public void Configure(EntityTypeBuilder<ClientMerge> merge)
    {
        merge.Property(m => m.By).HasMaxLength(160);
        merge.Property(m => m.UndoneBy).HasMaxLength(160);
        merge.AsJson(m => m.Before);
        merge.AsJson(m => m.After);
        merge.AsJson(m => m.FreezeBefore);
        merge.PrimitiveCollection(m => m.Demoted);
        merge.HasIndex(m => m.SurvivorId);
        merge.HasIndex(m => m.MergedId);
        merge.HasOne<Client>().WithMany().HasForeignKey(m => m.SurvivorId);
        merge.HasOne<Client>().WithMany().HasForeignKey(m => m.MergedId);
    }

    public void Configure(EntityTypeBuilder<MergedRow> row)
    {
        row.HasKey(r => new { r.MergeId, r.Table, r.Column, r.RowId });
        row.Property(r => r.Table).HasMaxLength(60);
        row.Property(r => r.Column).HasMaxLength(60);
    }
}
