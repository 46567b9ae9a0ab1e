using Broker.Core.Certificates;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<CertificateRequest> CertificateRequests => Set<CertificateRequest>();
    public DbSet<Certificate> Certificates => Set<Certificate>();
    public DbSet<CertificateCounter> CertificateCounters => Set<CertificateCounter>();
}

internal sealed class CertificateTables : IEntityTypeConfiguration<CertificateRequest>, IEntityTypeConfiguration<Certificate>, IEntityTypeConfiguration<CertificateCounter>
{
    public void Configure(EntityTypeBuilder<CertificateRequest> request)
    {
        request.Ignore(r => r.IsPending);
        request.Ignore(r => r.KeyWhilePending);
        request.AsJson(r => r.Values);
        request.AsJson(r => r.Recipient);
        request.Property(r => r.Title).HasMaxLength(160);
        request.Property(r => r.RequestedBy).HasMaxLength(160);
        request.Property(r => r.Language).HasMaxLength(2);
        request.Property(r => r.PendingKey).HasMaxLength(64);
        request.Property(r => r.Failure).HasMaxLength(500);
        request.Property(r => r.RefusalReason).HasMaxLength(500);
        request.Property(r => r.ReplaceReason).HasMaxLength(500);
        request.HasIndex(r => r.ReplacesId);
        request.HasIndex(r => r.CommandId).IsUnique();
        request.HasIndex(r => r.PendingKey).IsUnique();
        request.HasIndex(r => new { r.State, r.DueAt });
        request.HasIndex(r => new { r.ClientId, r.RequestedAt });
        request.HasIndex(r => new { r.BatchId, r.BatchPosition });
        request.RefersTo<CertificateRequest, CertificateBatch>(nameof(CertificateRequest.BatchId));
        request.RefersTo<CertificateRequest, CertificateRecipient>(nameof(CertificateRequest.RecipientId));
        request.RefersTo<CertificateRequest, Contract>(nameof(CertificateRequest.ContractId));
        request.HasOne<WordTemplate>().WithMany().HasForeignKey(r => r.TemplateId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<StoredFile>().WithMany().HasForeignKey(r => r.TemplateFileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Certificate> certificate)
    {
        certificate.Property(c => c.Number).HasMaxLength(20);
        certificate.Property(c => c.Code).HasMaxLength(Certificate.CodeLength);
        certificate.Property(c => c.Hash).HasMaxLength(StoredFile.HashLength);
        certificate.Property(c => c.Insurer).HasMaxLength(120);
        certificate.Property(c => c.Holder).HasMaxLength(160);
        certificate.Ignore(c => c.Stands);
        certificate.Property(c => c.Template).HasMaxLength(160);
        certificate.Property(c => c.SignedBy).HasMaxLength(PaperSettings.NameLength);
        certificate.Property(c => c.WithdrawnBy).HasMaxLength(160);
        certificate.Property(c => c.WithdrawReason).HasMaxLength(500);
        certificate.HasIndex(c => c.RequestId).IsUnique();
        certificate.HasIndex(c => c.Number).IsUnique();
        certificate.HasIndex(c => c.Code).IsUnique();
        certificate.RefersTo<Certificate, Contract>(nameof(Certificate.ContractId));
    }

    public void Configure(EntityTypeBuilder<CertificateCounter> counter)
    {
        counter.HasKey(c => c.Year);
        counter.Property(c => c.Year).ValueGeneratedNever();
        counter.Property(c => c.Last).IsConcurrencyToken();
    }
}
