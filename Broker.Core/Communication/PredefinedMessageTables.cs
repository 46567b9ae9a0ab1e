using Broker.Core.Communication;
using Broker.Core.Lists;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<PredefinedMessage> PredefinedMessages => Set<PredefinedMessage>();
}

internal sealed class PredefinedMessageTables : IEntityTypeConfiguration<PredefinedMessage>, IEntityTypeConfiguration<PredefinedMessageRole>
{
    public void Configure(EntityTypeBuilder<PredefinedMessage> message)
    {
        message.Property(m => m.Name).HasMaxLength(PredefinedMessage.NameLength);
        message.Property(m => m.Subject).HasMaxLength(Message.SubjectLength);
        message.HasIndex(m => m.Name).IsUnique();
        message.HasOne<TaskTemplate>().WithMany().HasForeignKey(m => m.ValidationId).OnDelete(DeleteBehavior.Restrict);
        message.HasMany(m => m.Roles).WithOne().HasForeignKey(r => r.MessageId);
    }

    public void Configure(EntityTypeBuilder<PredefinedMessageRole> role)
    {
        role.ToTable("PredefinedMessageRoles").HasKey(r => new { r.MessageId, r.RoleId });
        role.HasOne<ListValue>().WithMany().HasForeignKey(r => r.RoleId).OnDelete(DeleteBehavior.Restrict);
    }
}
