using Broker.Core.Communication;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<NewsItem> News => Set<NewsItem>();

    /// <summary>What is read that day on the extranet, by one who is a client already or not yet.</summary>
    public IQueryable<NewsItem> NewsOn(DateOnly day, bool prospect)
    {
        var other = prospect ? NewsAudience.Clients : NewsAudience.Prospects;
        return News.Where(n => n.Published && n.From <= day && (n.Until == null || n.Until >= day) && n.Audience != other);
    }
}

internal sealed class NewsTables : IEntityTypeConfiguration<NewsItem>
{
    public void Configure(EntityTypeBuilder<NewsItem> item)
    {
        item.ToTable("News");
        item.Property(n => n.Title).HasMaxLength(NewsItem.TitleLength);
        item.Property(n => n.Text).HasMaxLength(NewsItem.TextLength);
    }
}
