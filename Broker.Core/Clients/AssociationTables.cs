using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Correspondent> Correspondents => Set<Correspondent>();
    public DbSet<ClientAssociation> ClientAssociations => Set<ClientAssociation>();
    public DbSet<ContactLink> ContactLinks => Set<ContactLink>();
    public DbSet<ClientProduct> ClientProducts => Set<ClientProduct>();
    public DbSet<MailingList> MailingLists => Set<MailingList>();
    public DbSet<MailingSubscription> MailingSubscriptions => Set<MailingSubscription>();
}

internal sealed class AssociationTables : IEntityTypeConfiguration<Correspondent>, IEntityTypeConfiguration<ClientAssociation>, IEntityTypeConfiguration<ContactLink>
{
    public void Configure(EntityTypeBuilder<Correspondent> row)
    {
        row.HasIndex(r => new { r.ClientId, r.PersonId }).IsUnique();
        row.HasOne<Client>().WithMany().HasForeignKey(r => r.ClientId);
        row.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
        row.HasListValue(r => r.RoleId);
    }

    public void Configure(EntityTypeBuilder<ClientAssociation> row)
    {
        row.HasIndex(r => new { r.ClientId, r.OtherId }).IsUnique();
        row.HasOne<Client>().WithMany().HasForeignKey(r => r.ClientId);
        row.HasOne<Client>().WithMany().HasForeignKey(r => r.OtherId);
        row.HasListValue(r => r.KindId);
    }

    public void Configure(EntityTypeBuilder<ContactLink> row)
    {
        row.HasIndex(r => new { r.ClientId, r.ContactId }).IsUnique();
        row.HasOne<Client>().WithMany().HasForeignKey(r => r.ClientId);
        row.HasOne<Contact>().WithMany().HasForeignKey(r => r.ContactId);
    }
}

internal sealed class ClientProductTables : IEntityTypeConfiguration<ClientProduct>
{
    public void Configure(EntityTypeBuilder<ClientProduct> row)
    {
        row.HasIndex(r => new { r.ClientId, r.ProductId }).IsUnique();
        row.HasOne<Client>().WithMany().HasForeignKey(r => r.ClientId);
        row.HasOne<Product>().WithMany().HasForeignKey(r => r.ProductId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MailingTables : IEntityTypeConfiguration<MailingList>, IEntityTypeConfiguration<MailingSubscription>
{
    public void Configure(EntityTypeBuilder<MailingList> list)
    {
        list.Property(l => l.Name).HasMaxLength(MailingList.NameLength);
        list.HasIndex(l => l.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MailingSubscription> row)
    {
        row.Property(r => r.By).HasMaxLength(160);
        row.HasIndex(r => new { r.ClientId, r.ListId }).IsUnique();
        row.HasOne<Client>().WithMany().HasForeignKey(r => r.ClientId);
        row.HasOne<MailingList>().WithMany().HasForeignKey(r => r.ListId).OnDelete(DeleteBehavior.Restrict);
    }
}
