using Broker.Core.Access;
using Broker.Core.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Dashboard> Dashboards => Set<Dashboard>();
}

internal sealed class DashboardTables : IEntityTypeConfiguration<Dashboard>
{
    public void Configure(EntityTypeBuilder<Dashboard> dashboard)
    {
        dashboard.HasIndex(d => d.PersonId).IsUnique();
        dashboard.PrimitiveCollection(d => d.Tiles);
        dashboard.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
