using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Communication;
using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<Message> Messages => Set<Message>();

    /// <summary>Those that came from outside: a task may be made from one.</summary>
    public IQueryable<Message> ReceivedMails => Messages.Where(m => m.Incoming);
}

internal sealed class MessageTables : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<MessageAttachment>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.Ignore(m => m.Recipients);
        message.Property(m => m.Author).HasMaxLength(160);
        message.Property(m => m.From).HasMaxLength(300);
        message.Property(m => m.AnswersAt).HasMaxLength(254);
        message.Property(m => m.To).HasMaxLength(Message.AddressesLength);
        message.Property(m => m.Subject).HasMaxLength(Message.SubjectLength);
        message.Property(m => m.Failure).HasMaxLength(60);
        message.Property(m => m.FailureDetail).HasMaxLength(Message.DetailLength);
        message.Property(m => m.Key).HasMaxLength(250);
        message.Property(m => m.ProcessedBy).HasMaxLength(160);
        message.HasIndex(m => new { m.ToProcess, m.At });
        message.PrimitiveCollection(m => m.LeftOut);
        message.HasOne<PredefinedMessage>().WithMany().HasForeignKey(m => m.TemplateId).OnDelete(DeleteBehavior.SetNull);
        message.HasOne<Client>().WithMany().HasForeignKey(m => m.ClientId);
        message.HasOne<Person>().WithMany().HasForeignKey(m => m.AuthorId).OnDelete(DeleteBehavior.Restrict);
        message.HasMany(m => m.Attachments).WithOne().HasForeignKey(a => new { a.ClientId, a.MessageId }).HasPrincipalKey(m => new { m.ClientId, m.Id });
        message.HasIndex(m => new { m.ClientId, m.At });
        message.HasIndex(m => new { m.State, m.DueAt });
        message.HasIndex(m => new { m.ClientId, m.Key }).IsUnique();
        message.HasIndex(m => m.Key);
    }

    public void Configure(EntityTypeBuilder<MessageAttachment> attachment)
    {
        attachment.ToTable("MessageAttachments").HasKey(a => new { a.MessageId, a.DocumentId });
        attachment.HasOne(a => a.Document).WithMany().HasForeignKey(a => new { a.ClientId, a.DocumentId }).HasPrincipalKey(d => new { d.ClientId, d.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}
