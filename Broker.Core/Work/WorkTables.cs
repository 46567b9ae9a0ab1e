using Broker.Core.Access;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<ClientAction> Actions => Set<ClientAction>();
    public DbSet<ActionStatus> ActionStatuses => Set<ActionStatus>();
    public DbSet<ActionKind> ActionKinds => Set<ActionKind>();
    public DbSet<ActionRule> ActionRules => Set<ActionRule>();
    public DbSet<ActionOccasion> ActionOccasions => Set<ActionOccasion>();
    public DbSet<TaskTemplate> TaskTemplates => Set<TaskTemplate>();
    public DbSet<TaskItem> Tasks => Set<TaskItem>();
    public DbSet<TaskRecipient> TaskRecipients => Set<TaskRecipient>();
    public DbSet<TaskGroup> TaskGroups => Set<TaskGroup>();
    public DbSet<UserList> UserLists => Set<UserList>();
    public DbSet<UserListMember> UserListMembers => Set<UserListMember>();
    public DbSet<Event> Events => Set<Event>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<StandingJob> StandingJobs => Set<StandingJob>();

    /// <summary>D-14: actions whose status is not a finished one.</summary>
    public IQueryable<ClientAction> RemainingActions => Actions.Where(a => ActionStatuses.Any(s => s.Id == a.StatusId && !s.Finished));

    public IQueryable<TaskItem> OpenTasks => Tasks.Where(t => t.State == TaskState.Open);

    /// <summary>A line of the client's history, in the same save as what happened and in the name of whoever acts.</summary>
    public void AddEvent(Guid clientId, Guid? contractId, string code, params IEnumerable<string> args) => Events.Add(new Event
    {
        ClientId = clientId, ContractId = contractId, At = Clock.GetUtcNow().UtcDateTime, By = Actor.Signature, Code = code, Args = [.. args],
    });
}

internal sealed class UserListTables : IEntityTypeConfiguration<UserList>, IEntityTypeConfiguration<UserListMember>, IEntityTypeConfiguration<StandingJob>
{
    public void Configure(EntityTypeBuilder<UserList> list)
    {
        list.Property(l => l.Name).HasMaxLength(UserList.NameLength);
        list.HasIndex(l => l.Name).IsUnique();
        list.HasIndex(l => l.System).IsUnique();
        list.HasMany(l => l.Members).WithOne().HasForeignKey(m => m.ListId);
    }

    public void Configure(EntityTypeBuilder<UserListMember> member)
    {
        member.HasKey(m => new { m.ListId, m.PersonId });
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
    }

    public void Configure(EntityTypeBuilder<StandingJob> job)
    {
        job.Property(j => j.Name).HasMaxLength(StandingJob.NameLength);
        job.Property(j => j.Failure).HasMaxLength(400);
        job.HasIndex(j => new { j.Name, j.Day }).IsUnique();
    }
}
