using Broker.Core.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<DoorMail> DoorMails => Set<DoorMail>();
}

internal sealed class LinkTables : IEntityTypeConfiguration<OneTimeLink>, IEntityTypeConfiguration<DoorMail>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> link)
    {
        link.Property(l => l.SecretHash).HasMaxLength(OneTimeLink.HashLength);
        link.HasIndex(l => l.SecretHash).IsUnique();
        link.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<Membership>().WithMany().HasForeignKey(l => l.MembershipId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DoorMail> mail)
    {
        mail.Property(m => m.To).HasMaxLength(DoorMail.AddressLength);
        mail.Property(m => m.Language).HasMaxLength(2);
        mail.Property(m => m.Name).HasMaxLength(160);
        mail.Property(m => m.About).HasMaxLength(200);
        mail.Property(m => m.Words).HasMaxLength(DoorMail.TextLength);
        mail.Property(m => m.Failure).HasMaxLength(60);
        mail.HasOne<OneTimeLink>().WithMany().HasForeignKey(m => m.LinkId).OnDelete(DeleteBehavior.Cascade);
        mail.HasIndex(m => new { m.State, m.DueAt });
    }
}
