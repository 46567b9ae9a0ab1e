using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Client> Clients => Set<Client>();
    public DbSet<Contact> Contacts => Set<Contact>();
}

internal sealed class ClientTables : IEntityTypeConfiguration<Client>, IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Client> client)
    {
        client.Ignore(c => c.ClientId).Ignore(c => c.Address);
        client.Property(c => c.Reference).HasMaxLength(20);
        client.Property(c => c.Name).HasMaxLength(Client.NameLength);
        client.Property(c => c.Siren).HasMaxLength(9);
        client.Property(c => c.Email).HasMaxLength(254);
        client.Property(c => c.Phone).HasMaxLength(30);
        client.Property(c => c.Street).HasMaxLength(200);
        client.Property(c => c.PostalCode).HasMaxLength(12);
        client.Property(c => c.City).HasMaxLength(100);
        client.HasIndex(c => c.Reference).IsUnique();
        client.HasIndex(c => c.Name);
        client.HasOne<Client>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
        client.HasMany<CustomFieldValue>().WithOne().HasForeignKey(v => v.ClientId);
        client.HasOne<Person>().WithMany().HasForeignKey(c => c.HandlerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.Property(c => c.FirstName).HasMaxLength(80);
        contact.Property(c => c.LastName).HasMaxLength(80);
        contact.Property(c => c.Role).HasMaxLength(80);
        contact.Property(c => c.Email).HasMaxLength(254);
        contact.Property(c => c.Phone).HasMaxLength(30);
        contact.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId);
        contact.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.SetNull);
    }
}
