using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Products;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

internal sealed class ActionTables : IEntityTypeConfiguration<ClientAction>, IEntityTypeConfiguration<ActionStatus>, IEntityTypeConfiguration<ActionKind>,
    IEntityTypeConfiguration<ActionRule>, IEntityTypeConfiguration<ActionOccasion>
{
    public void Configure(EntityTypeBuilder<ClientAction> action)
    {
        action.ToTable("Actions");
        action.Property(a => a.Name).HasMaxLength(ClientAction.NameLength);
        action.HasIndex(a => new { a.ClientId, a.StatusId });
        action.HasIndex(a => new { a.AssigneeId, a.StatusId });
        action.HasOne<Client>().WithMany().HasForeignKey(a => a.ClientId);
        action.HasOne<ActionStatus>().WithMany().HasForeignKey(a => a.StatusId).OnDelete(DeleteBehavior.Restrict);
        action.HasOne<ActionKind>().WithMany().HasForeignKey(a => a.KindId).OnDelete(DeleteBehavior.Restrict);
        action.HasOne<Person>().WithMany().HasForeignKey(a => a.AssigneeId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ActionStatus> status)
    {
        status.Property(s => s.Name).HasMaxLength(ActionStatus.NameLength);
        status.HasIndex(s => s.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ActionKind> kind)
    {
        kind.Property(k => k.Name).HasMaxLength(ClientAction.NameLength);
        kind.HasIndex(k => k.Name).IsUnique();
        kind.HasOne<Person>().WithMany().HasForeignKey(k => k.AssigneeId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ActionRule> rule)
    {
        rule.HasIndex(r => r.Trigger);
        rule.HasOne<ActionKind>().WithMany().HasForeignKey(r => r.KindId).OnDelete(DeleteBehavior.Restrict);
        rule.HasOne<Risk>().WithMany().HasForeignKey(r => r.RiskId).OnDelete(DeleteBehavior.Restrict);
        rule.HasOne<Product>().WithMany().HasForeignKey(r => r.ProductId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ActionOccasion> occasion)
    {
        occasion.HasIndex(o => new { o.RuleId, o.SubjectId, o.On }).IsUnique();
        occasion.HasOne<Client>().WithMany().HasForeignKey(o => o.ClientId);
        occasion.HasOne<ActionRule>().WithMany().HasForeignKey(o => o.RuleId);
    }
}
