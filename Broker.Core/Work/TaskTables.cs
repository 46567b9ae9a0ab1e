using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

internal sealed class TaskTemplateTables : IEntityTypeConfiguration<TaskTemplate>, IEntityTypeConfiguration<TaskTemplateRecipient>, IEntityTypeConfiguration<TaskTemplateGroup>
{
    public void Configure(EntityTypeBuilder<TaskTemplate> template)
    {
        template.Ignore(t => t.HoldsCertificates).Ignore(t => t.IsValidation);
        template.Property(t => t.Subject).HasMaxLength(TaskTemplate.SubjectLength);
        template.Property(t => t.Description).HasMaxLength(TaskItem.DescriptionLength);
        template.HasListValue(t => t.EntryKindId);
        template.HasOne<UserList>().WithMany().HasForeignKey(t => t.ActorsId).OnDelete(DeleteBehavior.Restrict);
        template.HasMany(t => t.Recipients).WithOne().HasForeignKey(r => r.TemplateId);
        template.HasMany(t => t.Groups).WithOne().HasForeignKey(g => g.TemplateId);
    }

    public void Configure(EntityTypeBuilder<TaskTemplateRecipient> recipient)
    {
        recipient.ToTable("TaskTemplateRecipients").HasKey(r => new { r.TemplateId, r.PersonId });
        recipient.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }

    public void Configure(EntityTypeBuilder<TaskTemplateGroup> group)
    {
        group.ToTable("TaskTemplateGroups").HasKey(g => new { g.TemplateId, g.ListId });
        group.HasOne<UserList>().WithMany().HasForeignKey(g => g.ListId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TaskTables : IEntityTypeConfiguration<TaskItem>, IEntityTypeConfiguration<TaskRecipient>, IEntityTypeConfiguration<TaskGroup>
{
    public void Configure(EntityTypeBuilder<TaskItem> task)
    {
        task.ToTable("Tasks").Ignore(t => t.IsValidation).Ignore(t => t.AwaitsAnswer);
        task.Property(t => t.Subject).HasMaxLength(TaskTemplate.SubjectLength);
        task.Property(t => t.Description).HasMaxLength(TaskItem.DescriptionLength);
        task.Property(t => t.Reason).HasMaxLength(TaskItem.ReasonLength);
        task.Property(t => t.CreatedBy).HasMaxLength(160);
        task.Property(t => t.DecidedBy).HasMaxLength(160);
        task.HasIndex(t => new { t.State, t.PlannedOn });
        task.HasIndex(t => new { t.ClientId, t.State, t.PlannedOn });
        task.HasIndex(t => t.SubjectId);
        task.HasIndex(t => t.MessageId);
        task.HasListValue(t => t.EntryKindId);
        task.HasOne<Client>().WithMany().HasForeignKey(t => t.ClientId);
        task.HasMany(t => t.Recipients).WithOne().HasForeignKey(r => r.TaskId);
        task.HasMany(t => t.Groups).WithOne().HasForeignKey(g => g.TaskId);
    }

    public void Configure(EntityTypeBuilder<TaskRecipient> recipient)
    {
        recipient.HasKey(r => new { r.TaskId, r.PersonId });
        recipient.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }

    public void Configure(EntityTypeBuilder<TaskGroup> group)
    {
        group.HasKey(g => new { g.TaskId, g.ListId });
        group.HasOne<UserList>().WithMany().HasForeignKey(g => g.ListId).OnDelete(DeleteBehavior.Restrict);
    }
}
