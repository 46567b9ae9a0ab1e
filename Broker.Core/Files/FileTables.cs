using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<SpaceDraft> SpaceDrafts => Set<SpaceDraft>();
    public DbSet<DraftFile> DraftFiles => Set<DraftFile>();

    /// <summary>What clients brought and nobody of the firm has looked at.</summary>
    public IQueryable<Document> UntouchedDocuments => Documents.Where(d => d.ById != null && d.AcknowledgedAt == null);
}

internal sealed class FileTables : IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<SpaceDraft>, IEntityTypeConfiguration<DraftFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.ToTable("Files");
        file.Property(f => f.Hash).HasMaxLength(StoredFile.HashLength);
        file.Property(f => f.ContentType).HasMaxLength(100);
        file.HasIndex(f => f.Hash);
    }

    public void Configure(EntityTypeBuilder<Document> document)
    {
        document.Property(d => d.Name).HasMaxLength(Document.NameLength);
        document.Property(d => d.CreatedBy).HasMaxLength(160);
        document.HasOne(d => d.File).WithMany().HasForeignKey(d => d.FileId).OnDelete(DeleteBehavior.Restrict);
        document.HasIndex(d => new { d.ClientId, d.CreatedAt });
        document.HasIndex(d => d.ContractId);
        document.Ignore(d => d.IsUntouched);
        document.Property(d => d.AcknowledgedBy).HasMaxLength(160);
        document.HasIndex(d => new { d.ClientId, d.UploadId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SpaceDraft> draft)
    {
        draft.HasIndex(d => new { d.ClientId, d.PersonId, d.Form }).IsUnique();
        draft.AsJson(d => d.Values);
        draft.HasIndex(d => d.KeptAt);
    }

    public void Configure(EntityTypeBuilder<DraftFile> file)
    {
        file.Property(f => f.Name).HasMaxLength(Document.NameLength);
        file.HasOne(f => f.File).WithMany().HasForeignKey(f => f.FileId).OnDelete(DeleteBehavior.Restrict);
        file.HasIndex(f => new { f.ClientId, f.PersonId, f.Form });
        file.HasIndex(f => new { f.ClientId, f.UploadId }).IsUnique();
    }
}
