using Broker.Core.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<ExtranetOptions> ExtranetOptions => Set<ExtranetOptions>();
}

internal sealed class ExtranetOptionsTables : IEntityTypeConfiguration<ExtranetOptions>
{
    public void Configure(EntityTypeBuilder<ExtranetOptions> options) => options.Property(o => o.Memos).HasDefaultValue(MemoGiving.Filed);
}
