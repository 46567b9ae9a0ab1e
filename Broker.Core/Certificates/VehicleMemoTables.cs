using Broker.Core.Certificates;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<VehicleMemo> VehicleMemos => Set<VehicleMemo>();
}

internal sealed class VehicleMemoTables : IEntityTypeConfiguration<VehicleMemo>
{
    public void Configure(EntityTypeBuilder<VehicleMemo> memo)
    {
        memo.Property(m => m.Facts).HasMaxLength(VehicleMemo.FactsLength);
        memo.Property(m => m.PlateKey).HasMaxLength(Plate.Length);
        memo.HasIndex(m => new { m.ItemId, m.Facts }).IsUnique();
        memo.RefersTo<VehicleMemo, Contract>(nameof(VehicleMemo.ContractId));
        memo.RefersTo<VehicleMemo, InsuredItem>(nameof(VehicleMemo.ItemId), DeleteBehavior.Cascade);
        memo.HasOne<StoredFile>().WithMany().HasForeignKey(m => m.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
