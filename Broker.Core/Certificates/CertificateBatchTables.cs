using Broker.Core.Certificates;
using Broker.Core.Clients;
using Broker.Core.Communication;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<CertificateRecipient> CertificateRecipients => Set<CertificateRecipient>();
    public DbSet<CertificateBatch> CertificateBatches => Set<CertificateBatch>();
    public DbSet<CertificateMail> CertificateMails => Set<CertificateMail>();
}

internal sealed class CertificateBatchTables : IEntityTypeConfiguration<CertificateRecipient>, IEntityTypeConfiguration<CertificateBatch>, IEntityTypeConfiguration<CertificateMail>
{
    public void Configure(EntityTypeBuilder<CertificateRecipient> recipient)
    {
        recipient.Property(r => r.Name).HasMaxLength(CertificateRecipient.NameLength);
        recipient.Property(r => r.Address).HasMaxLength(CertificateRecipient.AddressLength);
        recipient.Property(r => r.Email).HasMaxLength(CertificateRecipient.EmailLength);
        recipient.Property(r => r.Wording).HasMaxLength(CertificateRecipient.WordingLength);
        recipient.HasIndex(r => new { r.ClientId, r.Name });
        recipient.HasOne<Client>().WithMany().HasForeignKey(r => r.ClientId);
    }

    public void Configure(EntityTypeBuilder<CertificateBatch> batch)
    {
        batch.AsJson(b => b.Refusals);
        batch.Property(b => b.RequestedBy).HasMaxLength(160);
        batch.Property(b => b.Title).HasMaxLength(160);
        batch.Property(b => b.OnePdfFailure).HasMaxLength(80);
        batch.HasIndex(b => b.CommandId).IsUnique();
        batch.HasIndex(b => b.EndedAt);
        batch.HasIndex(b => b.OnePdfAskedAt);
        batch.HasIndex(b => new { b.ClientId, b.RequestedAt });
        batch.RefersTo<CertificateBatch, Contract>(nameof(CertificateBatch.ContractId));
        batch.HasOne<StoredFile>().WithMany().HasForeignKey(b => b.OnePdfFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CertificateMail> mail)
    {
        mail.Property(m => m.To).HasMaxLength(CertificateRecipient.EmailLength);
        mail.Property(m => m.Subject).HasMaxLength(Message.SubjectLength);
        mail.Property(m => m.Author).HasMaxLength(160);
        mail.HasIndex(m => m.RequestId);
        mail.HasIndex(m => m.MessageId);
        mail.RefersTo<CertificateMail, Contract>(nameof(CertificateMail.ContractId));
        mail.RefersTo<CertificateMail, CertificateRequest>(nameof(CertificateMail.RequestId));
    }
}
