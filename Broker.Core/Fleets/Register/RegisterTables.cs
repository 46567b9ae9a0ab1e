using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Broker.Core.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<RegisterNotice> RegisterNotices => Set<RegisterNotice>();
    public DbSet<RegisterSending> RegisterSendings => Set<RegisterSending>();
    public DbSet<SentNotice> SentNotices => Set<SentNotice>();
}

/// <summary>Contracts are held by what was said of them: none goes while the proof is to be kept.</summary>
internal sealed class RegisterTables : IEntityTypeConfiguration<RegisterNotice>, IEntityTypeConfiguration<RegisterSending>, IEntityTypeConfiguration<SentNotice>
{
    public void Configure(EntityTypeBuilder<RegisterNotice> notice)
    {
        notice.ToTable("RegisterNotices");
        notice.Ignore(n => n.MayChange);
        notice.Property(n => n.Plate).HasMaxLength(Plate.Length).InOrderOfSigns();
        notice.Property(n => n.PreviousPlate).HasMaxLength(Plate.Length);
        notice.Property(n => n.Note).HasMaxLength(RegisterNotice.NoteLength);
        notice.Property(n => n.SettledBy).HasMaxLength(160);
        notice.RefersTo<RegisterNotice, Contract>(nameof(RegisterNotice.ContractId));
        notice.HasOne<RegisterSending>().WithMany().HasForeignKey(n => n.SendingId).OnDelete(DeleteBehavior.Restrict);
        notice.HasIndex(n => n.MovementId).IsUnique();
        notice.HasIndex(n => n.ItemId);
        notice.HasIndex(n => n.BatchId).HasFilter("\"BatchId\" IS NOT NULL");
        notice.HasIndex(n => new { n.IsOpen, n.DueAt, n.Id });
        notice.HasIndex(n => new { n.State, n.DueAt, n.Id });
        notice.HasIndex(n => new { n.ContractId, n.DueAt, n.Id });
        notice.HasIndex(n => new { n.Plate, n.Id });
    }

    public void Configure(EntityTypeBuilder<RegisterSending> sending)
    {
        sending.ToTable("RegisterSendings");
        sending.Property(s => s.Number).HasMaxLength(RegisterSending.NumberLength);
        sending.Property(s => s.InsurerName).HasMaxLength(Insurer.NameLength);
        sending.Property(s => s.InsurerAddress).HasMaxLength(Insurer.AddressLength);
        sending.Property(s => s.FileName).HasMaxLength(RegisterSending.NameLength);
        sending.Property(s => s.PreparedBy).HasMaxLength(160);
        sending.Property(s => s.SentBy).HasMaxLength(160);
        sending.Property(s => s.Reference).HasMaxLength(RegisterSending.ReferenceLength);
        sending.Property(s => s.Note).HasMaxLength(RegisterSending.NoteLength);
        sending.Property(s => s.ReceiptName).HasMaxLength(RegisterSending.NameLength);
        sending.HasIndex(s => s.Number).IsUnique();
        sending.HasIndex(s => new { s.State, s.PreparedAt });
        sending.HasOne<Insurer>().WithMany().HasForeignKey(s => s.InsurerId).OnDelete(DeleteBehavior.Restrict);
        sending.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.FileId).OnDelete(DeleteBehavior.Restrict);
        sending.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.ReceiptId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SentNotice> line)
    {
        line.ToTable("SentNotices");
        line.HasKey(l => new { l.SendingId, l.Position });
        line.Property(l => l.Plate).HasMaxLength(Plate.Length);
        line.Property(l => l.PreviousPlate).HasMaxLength(Plate.Length);
        line.Property(l => l.Policy).HasMaxLength(Contract.NumberLength);
        line.Property(l => l.Answer).HasMaxLength(RegisterNotice.NoteLength);
        line.Property(l => l.AnsweredBy).HasMaxLength(160);
        line.HasIndex(l => l.NoticeId);
        line.RefersTo<SentNotice, Contract>(nameof(SentNotice.ContractId));
        line.HasOne<RegisterSending>().WithMany().HasForeignKey(l => l.SendingId).OnDelete(DeleteBehavior.Restrict);
    }
}
