using Broker.Core.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<ClientPhone> ClientPhones => Set<ClientPhone>();
    public DbSet<ClientAddress> ClientAddresses => Set<ClientAddress>();
}

internal sealed class IdentityTables : IEntityTypeConfiguration<Client>, IEntityTypeConfiguration<ClientPhone>, IEntityTypeConfiguration<ClientAddress>
{
    /// <summary>A name's words and what goes with it.</summary>
    private const int KeyLength = 200;

    public void Configure(EntityTypeBuilder<Client> client)
    {
        client.Property(c => c.LastName).HasMaxLength(Client.ShortLength);
        client.Property(c => c.FirstName).HasMaxLength(Client.ShortLength);
        client.Property(c => c.BirthName).HasMaxLength(Client.ShortLength);
        client.Property(c => c.BirthPlace).HasMaxLength(100);
        client.Property(c => c.Profession).HasMaxLength(100);
        client.Property(c => c.TradeName).HasMaxLength(Client.NameLength);
        client.Property(c => c.Siret).HasMaxLength(14);
        client.Property(c => c.Naf).HasMaxLength(6);
        client.Property(c => c.VatNumber).HasMaxLength(15);
        client.Property(c => c.SecondEmail).HasMaxLength(254);
        client.Property(c => c.Country).HasMaxLength(2);
        client.Property(c => c.Language).HasMaxLength(2);
        client.Property(c => c.ImportantNotes).HasMaxLength(Client.NotesLength);
        client.Property(c => c.EmailKey).HasMaxLength(254);
        client.Property(c => c.SecondEmailKey).HasMaxLength(254);
        client.Property(c => c.PhoneKey).HasMaxLength(ClientPhone.NumberLength);
        client.Property(c => c.NamePlaceKey).HasMaxLength(KeyLength);
        client.Property(c => c.NameBirthKey).HasMaxLength(KeyLength);
        client.HasIndex(c => c.Siren);
        client.HasIndex(c => c.EmailKey);
        client.HasIndex(c => c.SecondEmailKey);
        client.HasIndex(c => c.PhoneKey);
        client.HasIndex(c => c.NamePlaceKey);
        client.HasIndex(c => c.NameBirthKey);
        client.HasListValue(c => c.CategoryId);
        client.HasListValue(c => c.LegalFormId);
        client.HasListValue(c => c.CorrespondenceTypeId);
        client.HasListValue(c => c.SegmentId);
        client.HasListValue(c => c.OriginId);
        client.HasOne<Client>().WithMany().HasForeignKey(c => c.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ClientPhone> phone)
    {
        phone.Property(p => p.Number).HasMaxLength(ClientPhone.NumberLength);
        phone.Property(p => p.PhoneKey).HasMaxLength(ClientPhone.NumberLength);
        phone.HasIndex(p => p.PhoneKey);
        phone.HasOne<Client>().WithMany().HasForeignKey(p => p.ClientId);
    }

    public void Configure(EntityTypeBuilder<ClientAddress> address)
    {
        address.Ignore(a => a.Text);
        address.Property(a => a.Street).HasMaxLength(200);
        address.Property(a => a.PostalCode).HasMaxLength(12);
        address.Property(a => a.City).HasMaxLength(100);
        address.Property(a => a.Country).HasMaxLength(2);
        address.HasListValue(a => a.CorrespondenceTypeId);
        address.HasOne<Client>().WithMany().HasForeignKey(a => a.ClientId);
    }
}
