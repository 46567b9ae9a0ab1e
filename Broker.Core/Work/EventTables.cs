using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

internal sealed class EventTables : IEntityTypeConfiguration<Event>, IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Event> happened)
    {
        happened.Property(e => e.By).HasMaxLength(Actor.SignatureLength);
        happened.Property(e => e.Code).HasMaxLength(80);
        happened.PrimitiveCollection(e => e.Args);
        happened.HasIndex(e => new { e.ClientId, e.At });
        happened.HasListValue(e => e.TypeId);
        happened.HasOne<Client>().WithMany().HasForeignKey(e => e.ClientId);
    }

    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.Property(n => n.Code).HasMaxLength(80);
        notification.Property(n => n.Link).HasMaxLength(300);
        notification.PrimitiveCollection(n => n.Args);
        notification.HasIndex(n => new { n.PersonId, n.At });
        notification.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
    }
}
