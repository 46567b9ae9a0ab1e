using Broker.Core.Access;
using Broker.Core.Deferred;
using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    public DbSet<DeferredJob> DeferredJobs => Set<DeferredJob>();
    public DbSet<DeferredTargets> DeferredTargets => Set<DeferredTargets>();
    public DbSet<DeferredRefusal> DeferredRefusals => Set<DeferredRefusal>();
}

internal sealed class DeferredTables : IEntityTypeConfiguration<DeferredJob>, IEntityTypeConfiguration<DeferredTargets>, IEntityTypeConfiguration<DeferredRefusal>
{
    public void Configure(EntityTypeBuilder<DeferredJob> job)
    {
        job.Ignore(j => j.IsOver);
        job.Property(j => j.Kind).HasMaxLength(DeferredJob.KindLength);
        job.Property(j => j.Author).HasMaxLength(DeferredJob.AuthorLength);
        job.Property(j => j.Failure).HasMaxLength(DeferredRefusal.CodeLength);
        job.Property(j => j.FileName).HasMaxLength(DeferredJob.FileNameLength);
        job.PrimitiveCollection(j => j.Audience);
        job.HasIndex(j => new { j.AuthorId, j.QueuedAt });
        job.HasIndex(j => new { j.State, j.DueAt });
        job.HasOne<Person>().WithMany().HasForeignKey(j => j.AuthorId).OnDelete(DeleteBehavior.Restrict);
        job.HasOne<StoredFile>().WithMany().HasForeignKey(j => j.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DeferredTargets> targets)
    {
        targets.HasKey(t => t.JobId);
        targets.HasOne<DeferredJob>().WithOne().HasForeignKey<DeferredTargets>(t => t.JobId);
    }

    public void Configure(EntityTypeBuilder<DeferredRefusal> refusal)
    {
        refusal.HasKey(r => new { r.JobId, r.Position });
        refusal.Property(r => r.Title).HasMaxLength(DeferredRefusal.TitleLength);
        refusal.Property(r => r.Code).HasMaxLength(DeferredRefusal.CodeLength);
        refusal.PrimitiveCollection(r => r.Args);
        refusal.HasOne<DeferredJob>().WithMany().HasForeignKey(r => r.JobId);
    }
}
