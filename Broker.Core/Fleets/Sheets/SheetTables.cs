using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<ItemSheet> ItemSheets => Set<ItemSheet>();
    public DbSet<SheetLine> SheetLines => Set<SheetLine>();
}

internal sealed class SheetTables : IEntityTypeConfiguration<ItemSheet>, IEntityTypeConfiguration<SheetLine>
{
    public void Configure(EntityTypeBuilder<ItemSheet> sheet)
    {
        sheet.ToTable("ItemSheets");
        sheet.Ignore(s => s.Author);
        sheet.Ignore(s => s.ToWrite);
        sheet.Ignore(s => s.Rows);
        sheet.Ignore(s => s.IsOpen);
        sheet.Property(s => s.FileName).HasMaxLength(ItemSheet.NameLength);
        sheet.Property(s => s.Note).HasMaxLength(ItemSheet.NoteLength);
        sheet.Property(s => s.Digest).HasMaxLength(64);
        sheet.Property(s => s.Session).HasMaxLength(64);
        sheet.Property(s => s.ConfirmedBy).HasMaxLength(160);
        sheet.Property(s => s.Failure).HasMaxLength(ItemSheet.FailureLength);
        sheet.PrimitiveCollection(s => s.Unread);
        sheet.RefersTo<ItemSheet, Contract>(nameof(ItemSheet.ContractId), DeleteBehavior.Cascade);
        sheet.RefersTo<ItemSheet, Endorsement>(nameof(ItemSheet.EndorsementId));
        sheet.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.FileId).OnDelete(DeleteBehavior.Restrict);
        sheet.HasIndex(s => new { s.PersonId, s.UploadId }).IsUnique();
        sheet.HasIndex(s => new { s.State, s.DueAt });
    }

    public void Configure(EntityTypeBuilder<SheetLine> line)
    {
        line.ToTable("SheetLines");
        line.HasKey(l => new { l.SheetId, l.Position });
        line.Property(l => l.Label).HasMaxLength(InsuredItem.LabelLength);
        line.AsJson(l => l.Changes);
        line.AsJson(l => l.Problems);
        line.HasOne<ItemSheet>().WithMany().HasForeignKey(l => l.SheetId).OnDelete(DeleteBehavior.Cascade);
        line.HasIndex(l => new { l.SheetId, l.Outcome, l.Position });
    }
}
