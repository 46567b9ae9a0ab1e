using Broker.Core.Access;
using Broker.Core.Work.Calendars;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
}

internal sealed class CalendarTables : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.Property(f => f.Name).HasMaxLength(CalendarFeed.NameLength);
        feed.Property(f => f.SecretHash).HasMaxLength(CalendarFeed.HashLength);
        feed.HasIndex(f => f.PersonId);
        feed.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId);
    }
}
