using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Client> Clients => Set<Client>();

    /// <summary>Clients the firm hopes for.</summary>
    internal IQueryable<Guid> Prospects => Clients.Where(c => c.State == ClientState.Prospect).Select(c => c.Id);
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<SavedFilter> SavedFilters => Set<SavedFilter>();
    public DbSet<ClientColumnChoice> ClientColumnChoices => Set<ClientColumnChoice>();
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
        client.Property(c => c.SortName).HasMaxLength(Client.NameLength);
        client.Property(c => c.SortCity).HasMaxLength(100);
        // One for each order the list is offered in, one for each condition that may leave few; with what is asked most beside it, so that who walks along
        // an index need not look up each row to pass it by.
        client.HasIndex(c => new { c.SortName, c.Id, c.State, c.Kind, c.HandlerId, c.InsuredUntil }).HasDatabaseName("IX_Clients_ByName");
        client.HasIndex(c => new { c.SortCity, c.Id, c.State, c.Kind, c.HandlerId, c.InsuredUntil }).HasDatabaseName("IX_Clients_ByCity");
        client.HasIndex(c => new { c.CreatedAt, c.Id, c.State, c.Kind, c.HandlerId, c.InsuredUntil }).HasDatabaseName("IX_Clients_ByCreation");
        client.HasIndex(c => new { c.State, c.SortName, c.Id });
        client.HasIndex(c => new { c.Kind, c.SortName, c.Id });
        client.HasIndex(c => new { c.HandlerId, c.Kind, c.State, c.SortName, c.Id });
        client.HasIndex(c => new { c.InsuredUntil, c.SortName, c.Id, c.State, c.Kind });
        client.HasIndex(c => new { c.SegmentId, c.SortName, c.Id, c.State, c.Kind });
        client.HasIndex(c => new { c.OriginId, c.SortName, c.Id, c.State, c.Kind });
        client.HasIndex(c => new { c.PostalCode, c.SortName, c.Id, c.State, c.Kind });
        client.HasOne<Client>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
        client.HasMany<CustomFieldValue>().WithOne().HasForeignKey(v => v.ClientId);
        client.HasListValue(c => c.AffiliationId);
        client.HasOne<Person>().WithMany().HasForeignKey(c => c.HandlerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.Ignore(c => c.FullName);
        contact.Property(c => c.FirstName).HasMaxLength(Contact.NameLength);
        contact.Property(c => c.LastName).HasMaxLength(Contact.NameLength);
        contact.Property(c => c.Role).HasMaxLength(Contact.NameLength);
        contact.Property(c => c.Email).HasMaxLength(Contact.EmailLength);
        contact.Property(c => c.OtherEmail).HasMaxLength(Contact.EmailLength);
        contact.Property(c => c.Phone).HasMaxLength(Contact.PhoneLength);
        contact.Property(c => c.Mobile).HasMaxLength(Contact.PhoneLength);
        contact.Property(c => c.Note).HasMaxLength(Contact.NoteLength);
        contact.HasListValue(c => c.TypeId);
        contact.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId);
        contact.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ClientListTables : IEntityTypeConfiguration<SavedFilter>, IEntityTypeConfiguration<ClientColumnChoice>
{
    public void Configure(EntityTypeBuilder<SavedFilter> filter)
    {
        filter.Property(f => f.Name).HasMaxLength(SavedFilter.NameLength);
        filter.Property(f => f.Query).HasMaxLength(SavedFilter.QueryLength);
        filter.HasIndex(f => new { f.OwnerId, f.Name }).IsUnique();
        filter.HasOne<Person>().WithMany().HasForeignKey(f => f.OwnerId);
    }

    public void Configure(EntityTypeBuilder<ClientColumnChoice> choice)
    {
        choice.HasIndex(c => c.PersonId).IsUnique();
        choice.PrimitiveCollection(c => c.Columns).ElementType().HasConversion<string>();
        choice.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
    }
}
