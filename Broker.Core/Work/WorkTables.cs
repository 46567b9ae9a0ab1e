using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<ClientAction> Actions => Set<ClientAction>();
    public DbSet<ActionStatus> ActionStatuses => Set<ActionStatus>();
    public DbSet<TaskTemplate> TaskTemplates => Set<TaskTemplate>();
    public DbSet<TaskItem> Tasks => Set<TaskItem>();
    public DbSet<TaskRecipient> TaskRecipients => Set<TaskRecipient>();
    public DbSet<Event> Events => Set<Event>();
    public DbSet<Notification> Notifications => Set<Notification>();

    /// <summary>D-14: actions whose status is not a finished one.</summary>
    public IQueryable<ClientAction> RemainingActions => Actions.Where(a => ActionStatuses.Any(s => s.Id == a.StatusId && !s.Finished));

    public IQueryable<TaskItem> OpenTasks => Tasks.Where(t => t.State == TaskState.Open);

    /// <summary>A line of the client's history, in the same save as what happened and in the name of whoever acts.</summary>
    public void AddEvent(Guid clientId, Guid? contractId, string code, params IEnumerable<string> args) => Events.Add(new Event
    {
        ClientId = clientId, ContractId = contractId, At = Clock.GetUtcNow().UtcDateTime, By = Actor.Name, Code = code, Args = [.. args],
    });
}

internal sealed class ActionTables : IEntityTypeConfiguration<ClientAction>, IEntityTypeConfiguration<ActionStatus>
{
    public void Configure(EntityTypeBuilder<ClientAction> action)
    {
        action.ToTable("Actions");
        action.Property(a => a.Name).HasMaxLength(ClientAction.NameLength);
        action.HasIndex(a => new { a.ClientId, a.StatusId });
        action.HasOne<Client>().WithMany().HasForeignKey(a => a.ClientId);
        action.HasOne<ActionStatus>().WithMany().HasForeignKey(a => a.StatusId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ActionStatus> status)
    {
        status.Property(s => s.Name).HasMaxLength(ActionStatus.NameLength);
        status.HasIndex(s => s.Name).IsUnique();
    }
}

internal sealed class TaskTables : IEntityTypeConfiguration<TaskTemplate>, IEntityTypeConfiguration<TaskTemplateRecipient>,
    IEntityTypeConfiguration<TaskItem>, IEntityTypeConfiguration<TaskRecipient>
{
    public void Configure(EntityTypeBuilder<TaskTemplate> template)
    {
        template.Ignore(t => t.HoldsCertificates);
        template.Property(t => t.Subject).HasMaxLength(TaskTemplate.SubjectLength);
        template.HasMany(t => t.Recipients).WithOne().HasForeignKey(r => r.TemplateId);
    }

    public void Configure(EntityTypeBuilder<TaskTemplateRecipient> recipient)
    {
        recipient.ToTable("TaskTemplateRecipients").HasKey(r => new { r.TemplateId, r.PersonId });
        recipient.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }

    public void Configure(EntityTypeBuilder<TaskItem> task)
    {
        task.ToTable("Tasks").Ignore(t => t.IsValidation);
        task.Property(t => t.Subject).HasMaxLength(TaskTemplate.SubjectLength);
        task.Property(t => t.Reason).HasMaxLength(TaskItem.ReasonLength);
        task.Property(t => t.DecidedBy).HasMaxLength(160);
        task.HasIndex(t => new { t.State, t.PlannedOn });
        task.HasIndex(t => t.SubjectId);
        task.HasOne<Client>().WithMany().HasForeignKey(t => t.ClientId);
        task.HasMany(t => t.Recipients).WithOne().HasForeignKey(r => r.TaskId);
    }

    public void Configure(EntityTypeBuilder<TaskRecipient> recipient)
    {
        recipient.HasKey(r => new { r.TaskId, r.PersonId });
        recipient.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }
}

internal sealed class EventTables : IEntityTypeConfiguration<Event>, IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Event> happened)
    {
        happened.Property(e => e.By).HasMaxLength(160);
        happened.Property(e => e.Code).HasMaxLength(80);
        happened.PrimitiveCollection(e => e.Args);
        happened.HasIndex(e => new { e.ClientId, e.At });
        happened.HasOne<Client>().WithMany().HasForeignKey(e => e.ClientId);
    }

    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.Property(n => n.Code).HasMaxLength(80);
        notification.Property(n => n.Link).HasMaxLength(300);
        notification.PrimitiveCollection(n => n.Args);
        notification.HasIndex(n => new { n.PersonId, n.At });
        notification.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
    }
}
