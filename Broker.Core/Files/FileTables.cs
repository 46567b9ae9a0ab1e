using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<Document> Documents => Set<Document>();
}

internal sealed class FileTables : IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<Document>
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
    }
}
