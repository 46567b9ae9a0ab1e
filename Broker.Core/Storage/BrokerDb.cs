using System.Reflection;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Files;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Broker.Core.Storage;

/// <summary>
/// The archive as one operation sees it. It shows only what its <see cref="Actor"/> may see: filters are put here, once, on every
/// entity that says whose it is. A context opened without a caller shows nothing.
/// </summary>
public abstract partial class BrokerDb(DbContextOptions options) : IdentityUserContext<Person, Guid>(options)
{
    public Actor Actor { get; internal set; } = Actor.Nobody;

    internal TimeProvider Clock { get; set; } = TimeProvider.System;
    internal ChangeFeed? Feed { get; set; }

    /// <summary>Lent for reading: whoever saves has opened the wrong door.</summary>
    internal bool OnlyReads { get; set; }

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    private Func<CancellationToken, Task>? along;
    private Func<CancellationToken, Task>? after;
    private readonly List<Change> alsoTold = [];

    // What the filters read: evaluated anew for each query of each context.
    private bool IsFirm => Actor.IsFirm;
    private bool IsSystem => Actor.Kind == ActorKind.System;
    private Guid MyClientId => Actor.ClientId ?? Guid.Empty;
    private Guid MyPersonId => Actor.PersonId ?? Guid.Empty;
    private bool AllMine => Actor.Only is null;
    private bool AllMyContracts => Actor.Only is null || Actor.AllContracts;
    private bool AllMyDocuments => Actor.Only is null || Actor.May(Permission.SeeAllDocuments);
    private IReadOnlyList<Guid> MyContracts => Actor.Only?.Contracts ?? [];
    private IReadOnlyList<Guid> Hidden => Actor.Hidden;
    private IReadOnlyList<Guid> MyItems => Actor.Only?.Items ?? [];
    private IReadOnlyList<Guid> ContractsWithGuarantees => Actor.Only?.ContractsWith(ContractPart.Guarantees) ?? [];
    private IReadOnlyList<Guid> ContractsWithItems => Actor.Only?.ContractsWith(ContractPart.Items) ?? [];
    private IReadOnlyList<Guid> ContractsWithAccount => Actor.Only?.ContractsWith(ContractPart.Account) ?? [];
    private IReadOnlyList<Guid> ContractsWithDocuments => Actor.Only?.ContractsWith(ContractPart.Documents) ?? [];
    private IReadOnlyList<Guid> ContractsWithClaims => Actor.Only?.ContractsWith(ContractPart.Claims) ?? [];

    /// <summary>The save fails as stale if somebody else changed this row since it was read, though it is only counted upon here.</summary>
    internal void Hold(Entity row) => Entry(row).Property(nameof(Entity.Version)).IsModified = true;

    /// <summary>For the rare change that no tracked row can express: done within the transaction of the save, before it. A <see cref="Refusal"/> there undoes all.</summary>
    internal void AlongWith(Func<CancellationToken, Task> work) => along = work;

    /// <summary>The same for rows that refer to what the save itself writes: done after it.</summary>
    internal void AfterWith(Func<CancellationToken, Task> work) => after = after is not { } first ? work : async ct =>
    {
        await first(ct);
        await work(ct);
    };

    /// <summary>Told with this save beside what it tells anyway: of rows written in great numbers, once for all of them.</summary>
    internal void TellAlso(Change change) => alsoTold.Add(change);

    /// <summary>Saves everything of the operation in one transaction: checks, versions, audit; then rings the bell.</summary>
    public async Task<Result> SaveAsync(CancellationToken ct = default)
    {
        if (Actor.Viewer is not null && ChangeTracker.HasChanges()) return new Problem("view.read-only");
        try
        {
            await SaveChangesAsync(ct);
            return Result.Done;
        }
        catch (Refusal refused)
        {
            return refused.Problem;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problem.Stale;
        }
        catch (DbUpdateException e) when (IsDuplicate(e))
        {
            return Problem.Taken;
        }
        catch (DbUpdateException e) when (IsTied(e))
        {
            return Problem.Tied;
        }
        catch (Exception e) when (!Unattended && !Actor.IsMachine && OutageOf(e) is { } outage)
        {
            return outage;
        }
    }

    /// <summary>Renews the version of a row of which only parts changed, so that two who edit it meet, and screens hear of it.</summary>
    public void Touch(Entity row)
    {
        if (Entry(row).State == EntityState.Unchanged) Entry(row).State = EntityState.Modified;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken ct = default)
    {
        if (OnlyReads) throw new NotSupportedException("Opened to read.");
        await KeepFiguresAsync(ct);
        IReadOnlyList<Change> changes = [.. await SaveRules.ApplyAsync(this, ct), .. alsoTold];
        var count = await WriteAsync(changes, acceptAllChangesOnSuccess, ct);
        Feed?.Publish(changes);
        return count;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveAsync.");

    /// <summary>Brings the figures that rows keep about other rows up to date, in the same save.</summary>
    private partial Task KeepFiguresAsync(CancellationToken ct);

    private partial List<Guid> LessCovered();

    /// <summary>What is being written in great numbers is shown when all of it is there.</summary>
    private partial void FilterStaged(ModelBuilder model);

    /// <summary>What these rows are found by beside their own values, by their ids.</summary>
    internal partial Task<ILookup<Guid, string?>> FurtherSearchValuesAsync(IReadOnlyList<EntityEntry> rows, CancellationToken ct);

    /// <summary>The provider's own way to write: SQLite lets one writer in at a time, PostgreSQL tells the other nodes.</summary>
    protected abstract Task<int> WriteAsync(IReadOnlyList<Change> changes, bool acceptAll, CancellationToken ct);

    protected async Task<int> BareSaveAsync(bool acceptAll, CancellationToken ct)
    {
        var shrunk = LessCovered();
        if (along is null && after is null && shrunk.Count == 0) return await base.SaveChangesAsync(acceptAll, ct);
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(ct) : null;
        if (along is not null)
        {
            await along(ct);
            await SearchRules.FollowMovedAsync(this, ct);
        }
        var count = await base.SaveChangesAsync(acceptAll, ct);
        if (after is not null) await after(ct);
        if (shrunk.Count > 0) await ForgetCoverAsync(shrunk, ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return count;
    }

    protected abstract bool IsDuplicate(DbUpdateException e);

    /// <summary>A foreign key refused: what is referred to is gone, or what was to go is referred to.</summary>
    protected abstract bool IsTied(DbUpdateException e);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.Properties<DateTime>().HaveConversion<UtcTime>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(BrokerDb).Assembly);
        model.Entity<AuditEntry>(audit =>
        {
            audit.Property(a => a.Subject).HasMaxLength(60);
            audit.Property(a => a.Act).HasMaxLength(10);
            audit.HasIndex(a => new { a.SubjectId, a.At });
            audit.HasIndex(a => new { a.ClientId, a.At });
        });
        foreach (var type in model.Model.GetEntityTypes().Where(t => t.BaseType is null).Select(t => t.ClrType).ToList())
        {
            // Ids are made in the entity: otherwise a new row put into a collection, having an id already, would be taken for an old one.
            if (type.GetProperty(nameof(Entity.Id))?.PropertyType == typeof(Guid)) model.Entity(type).Property<Guid>(nameof(Entity.Id)).ValueGeneratedNever();
            if (typeof(Entity).IsAssignableFrom(type)) model.Entity(type).Property(nameof(Entity.Version)).IsConcurrencyToken();
            if (typeof(IOwned).IsAssignableFrom(type)) Filter(nameof(FilterMine), type, model);
            if (typeof(IContractPart).IsAssignableFrom(type)) Filter(nameof(FilterPart), type, model);
            else if (typeof(IAboutContract).IsAssignableFrom(type)) Filter(nameof(FilterContract), type, model);
            else if (typeof(ISharedByItself).IsAssignableFrom(type)) Filter(nameof(FilterByItself), type, model);
            if (typeof(IWholeAccount).IsAssignableFrom(type)) Filter(nameof(FilterWhole), type, model);
            if (typeof(IStaffOnly).IsAssignableFrom(type)) Filter(nameof(FilterStaff), type, model);
            if (typeof(IPersonal).IsAssignableFrom(type)) Filter(nameof(FilterPersonal), type, model);
            if (typeof(IShareable).IsAssignableFrom(type)) Filter(nameof(FilterShared), type, model);
            if (typeof(ITold).IsAssignableFrom(type)) Filter(nameof(FilterTold), type, model);
        }
        FilterDocuments(model);
        FilterStaged(model);
    }

    private void Filter(string method, Type type, ModelBuilder model) =>
        typeof(BrokerDb).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(type).Invoke(this, [model]);

    private sealed class UtcTime() : ValueConverter<DateTime, DateTime>(
        time => time.Kind == DateTimeKind.Utc ? time : DateTime.SpecifyKind(time, DateTimeKind.Utc),
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
