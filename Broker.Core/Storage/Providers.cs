using Broker.Core.Changes;
using Broker.Core.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Broker.Core.Storage;

/// <summary>SQLite: one process, one writer at a time. Waiting here costs nothing; waiting in SQLite costs retries and can fail.</summary>
public sealed class SqliteBrokerDb(DbContextOptions<SqliteBrokerDb> options) : BrokerDb(options)
{
    internal SemaphoreSlim? WriterGate { get; init; }

    protected override async Task<int> WriteAsync(IReadOnlyList<Change> changes, bool acceptAll, CancellationToken ct)
    {
        if (WriterGate is null) return await BareSaveAsync(acceptAll, ct);
        await WriterGate.WaitAsync(ct);
        try
        {
            return await BareSaveAsync(acceptAll, ct);
        }
        finally
        {
            WriterGate.Release();
        }
    }

    protected override bool IsDuplicate(DbUpdateException e) =>
        e.InnerException is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    protected override bool IsTied(DbUpdateException e) => e.InnerException is SqliteException { SqliteExtendedErrorCode: 787 or 1811 };

    protected override Problem? OutageOf(Exception e) => Within<SqliteException>(e)?.SqliteErrorCode switch
    {
        5 or 6 => Problem.Held,
        13 => Problem.NoRoom,
        _ => null,
    };
}

/// <summary>PostgreSQL: the notices go out with the transaction itself, so that other nodes hear of what was committed, and only of that.</summary>
public sealed class PostgresBrokerDb(DbContextOptions<PostgresBrokerDb> options) : BrokerDb(options)
{
    internal string? Node { get; init; }

    // In the order of their signs, as SQLite has them: beginnings are then a stretch of an index in any firm's language.
    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetDeclaredProperties()).Where(property => property.FindAnnotation(Mapping.Signs) is not null)) property.SetCollation("C");
    }

    protected override async Task<int> WriteAsync(IReadOnlyList<Change> changes, bool acceptAll, CancellationToken ct)
    {
        if (Node is null || changes.Count == 0) return await BareSaveAsync(acceptAll, ct);
        await using var transaction = await Database.BeginTransactionAsync(ct);
        var count = await BareSaveAsync(acceptAll, ct);
        foreach (var notice in PostgresBell.Notices(Node, changes))
            await Database.ExecuteSqlAsync($"SELECT pg_notify({PostgresBell.Channel}, {notice})", ct);
        await transaction.CommitAsync(ct);
        return count;
    }

    protected override bool IsDuplicate(DbUpdateException e) =>
        e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override bool IsTied(DbUpdateException e) =>
        e.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation };

    protected override Problem? OutageOf(Exception e) => Within<NpgsqlException>(e) switch
    {
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.QueryCanceled } => Problem.Held,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => Problem.NoRoom,
        { InnerException: TimeoutException } => Problem.Held,
        _ => null,
    };
}

/// <summary>For the migrations tool only.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteBrokerDb>
{
    public SqliteBrokerDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteBrokerDb>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>For the migrations tool only.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresBrokerDb>
{
    public PostgresBrokerDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresBrokerDb>().UseNpgsql("Host=design").Options);
}
