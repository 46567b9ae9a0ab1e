using Broker.Core.Access;
using Broker.Core.Communication;
using Broker.Core.Communication.Mailboxes;
using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Mailbox> Mailboxes => Set<Mailbox>();
    public DbSet<MailboxStanding> MailboxStandings => Set<MailboxStanding>();
    public DbSet<FetchedMail> FetchedMails => Set<FetchedMail>();

    /// <summary>Those that wait for somebody to file or dismiss them.</summary>
    internal IQueryable<FetchedMail> WaitingMails => FetchedMails.Where(m => m.State == FetchedState.ToFile || m.State == FetchedState.SetAside);

    /// <summary>Those whose address is among the caller's own mailboxes.</summary>
    internal async Task<List<Guid>> MyMailboxesAsync(CancellationToken ct)
    {
        if (await Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Actor.PersonId, ct) is not { } me) return [];
        var addresses = me.Mailboxes.Select(address => address.ToLowerInvariant()).ToList();
        return await Mailboxes.Where(m => addresses.Contains(m.Address)).Select(m => m.Id).ToListAsync(ct);
    }
}

internal sealed class MailboxTables : IEntityTypeConfiguration<Mailbox>, IEntityTypeConfiguration<MailboxStanding>, IEntityTypeConfiguration<FetchedMail>, IEntityTypeConfiguration<FetchedPiece>
{
    public void Configure(EntityTypeBuilder<Mailbox> box)
    {
        box.Property(m => m.Name).HasMaxLength(Mailbox.NameLength);
        box.Property(m => m.Address).HasMaxLength(Mailbox.AddressLength);
        box.Property(m => m.Host).HasMaxLength(Mailbox.HostLength);
        box.Property(m => m.UserName).HasMaxLength(Mailbox.AddressLength);
        box.Property(m => m.SealedPassword).HasMaxLength(Mailbox.SealedLength);
        box.HasIndex(m => m.Address).IsUnique();
        box.HasOne<Person>().WithMany().HasForeignKey(m => m.OwnerId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<MailboxStanding> standing)
    {
        standing.Property(s => s.Failure).HasMaxLength(60);
        standing.Property(s => s.FailureDetail).HasMaxLength(Message.DetailLength);
        standing.HasOne<Mailbox>().WithMany().HasForeignKey(s => s.MailboxId);
        standing.HasIndex(s => s.MailboxId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FetchedMail> mail)
    {
        mail.Ignore(m => m.Waits);
        mail.Property(m => m.Hash).HasMaxLength(FetchedMail.HashLength);
        mail.Property(m => m.Key).HasMaxLength(250);
        mail.Property(m => m.AnswersKey).HasMaxLength(250);
        mail.Property(m => m.From).HasMaxLength(FetchedMail.FromLength);
        mail.Property(m => m.Sender).HasMaxLength(Mailbox.AddressLength);
        mail.Property(m => m.To).HasMaxLength(Message.AddressesLength);
        mail.Property(m => m.Subject).HasMaxLength(Message.SubjectLength);
        mail.Property(m => m.Reason).HasMaxLength(FetchedMail.ReasonLength);
        mail.Property(m => m.EndedBy).HasMaxLength(160);
        mail.PrimitiveCollection(m => m.LeftOut);
        mail.HasOne<Mailbox>().WithMany().HasForeignKey(m => m.MailboxId);
        mail.HasMany(m => m.Pieces).WithOne().HasForeignKey(p => p.MailId);
        mail.HasIndex(m => new { m.MailboxId, m.Validity, m.Uid }).IsUnique();
        mail.HasIndex(m => new { m.MailboxId, m.Hash });
        mail.HasIndex(m => new { m.State, m.MailboxId, m.At });
        mail.HasIndex(m => m.Key);
    }

    public void Configure(EntityTypeBuilder<FetchedPiece> piece)
    {
        piece.ToTable("FetchedPieces").HasKey(p => new { p.MailId, p.Place });
        piece.Property(p => p.Name).HasMaxLength(Document.NameLength);
        piece.HasOne(p => p.File).WithMany().HasForeignKey(p => p.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
