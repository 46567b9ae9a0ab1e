using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Broker.Core.Storage;

/// <summary>PostgreSQL: pg_trgm's index under LIKE. Where the extension may not be created, LIKE reads everything and typing errors are not forgiven.</summary>
internal sealed class PostgresSearch(BrokerDb db) : SearchIndex(db)
{
    /// <summary>Nodes that start together make it one after another.</summary>
    private const long Turn = 6_281_411;
    private readonly BrokerDb db = db;

    protected override string Between => "\"Start\" LIKE {1}";
    protected override string Alphabet => "\"Start\" USING ~<~";
    protected override string Holds(string value) => $"strpos(\"Text\", {value}) > 0";
    protected override string Beyond(string start) => start + "%";

    public override Task<bool> IsMadeAsync(CancellationToken ct) =>
        db.Database.SqlQueryRaw<bool>("""SELECT EXISTS (SELECT 1 FROM pg_class WHERE relname = 'IX_SearchEntries_Alphabet' AND pg_table_is_visible(oid)) AS "Value" """).SingleAsync(ct);

    public override async Task<bool> PrepareAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Turn})", ct);
        await db.Database.ExecuteSqlRawAsync("""
            DROP INDEX IF EXISTS "IX_SearchEntries_Begins";
            CREATE INDEX IF NOT EXISTS "IX_SearchEntries_Alphabet" ON "SearchEntries" ("Kind", "Start" text_pattern_ops);
            """, ct);
        await transaction.CreateSavepointAsync("fragments", ct);
        try
        {
            await db.Database.ExecuteSqlRawAsync("""
                CREATE EXTENSION IF NOT EXISTS pg_trgm;
                CREATE INDEX IF NOT EXISTS "IX_SearchEntries_Fragments" ON "SearchEntries" USING gin ("Text" gin_trgm_ops);
                CREATE INDEX IF NOT EXISTS "IX_SearchWords_Fragments" ON "SearchWords" USING gin ("Word" gin_trgm_ops);
                """, ct);
        }
        catch (PostgresException)
        {
            await transaction.RollbackToSavepointAsync("fragments", ct);
            await transaction.CommitAsync(ct);
            return false;
        }
        await transaction.CommitAsync(ct);
        return true;
    }

    public override Task<List<Found>> BeginningAsync(string text, int most, CancellationToken ct) =>
        db.Database.SqlQuery<Found>($"""
            (SELECT "Kind", "SubjectId", "Text" FROM "SearchEntries" WHERE "Text" LIKE {$"%|{text}|%"} LIMIT {most})
            UNION ALL (SELECT "Kind", "SubjectId", "Text" FROM "SearchEntries" WHERE "Text" LIKE ANY ({new[] { $"%|{text}%", $"%:{text}%" }}) LIMIT {most})
            """).ToListAsync(ct);

    public override Task<List<Found>> BearingAsync(IReadOnlyList<IReadOnlyList<string>> words, int most, CancellationToken ct)
    {
        var each = string.Concat(words.Select((_, i) => $" AND \"Text\" LIKE ANY ({{{i}}})"));
        var sql = $"SELECT \"Kind\", \"SubjectId\", \"Text\" FROM \"SearchEntries\" WHERE TRUE{each} LIMIT {most}";
        return db.Database.SqlQueryRaw<Found>(sql, [.. words.Select(one => (object)one.Skip(1).Select(word => $"%:{word}:%").Prepend($"%:{one[0]}%").Prepend($"%|{one[0]}%").ToArray())]).ToListAsync(ct);
    }

    protected override Task<List<string>> WordsHoldingAsync(string fragment, int most, CancellationToken ct) =>
        db.Database.SqlQuery<string>($"""SELECT "Word" AS "Value" FROM "SearchWords" WHERE "Word" LIKE {$"%{fragment}%"} LIMIT {most}""").ToListAsync(ct);

    public override async Task<List<Found>> FindAsync(IReadOnlyCollection<SearchKind> kinds, IReadOnlyList<string> fragments, int most, CancellationToken ct)
    {
        var compared = string.Concat(fragments.Select((_, i) => $" AND \"Text\" LIKE {{{i}}}"));
        var arguments = fragments.Select(fragment => (object)$"%{fragment}%").ToList();
        var parts = new List<string>();
        if (kinds.Count == 0) parts.Add($"SELECT \"Kind\", \"SubjectId\", \"Text\" FROM \"SearchEntries\" WHERE TRUE{compared} LIMIT {most}");
        foreach (var kind in kinds)
        {
            parts.Add($"(SELECT \"Kind\", \"SubjectId\", \"Text\" FROM \"SearchEntries\" WHERE \"Kind\" = {{{arguments.Count}}}{compared} LIMIT {most})");
            arguments.Add(kind.ToString());
        }
        return await db.Database.SqlQueryRaw<Found>(string.Join(" UNION ALL ", parts), [.. arguments]).ToListAsync(ct);
    }

    public override IQueryable<SearchEntry> With(SearchKind kind, IReadOnlyList<string> fragments) =>
        fragments.Select(fragment => $"%{fragment}%").Aggregate(db.SearchEntries.Where(e => e.Kind == kind), (entries, like) => entries.Where(e => EF.Functions.Like(e.Text, like)));

    public override async Task<List<string>> AlikeAsync(string word, int most, CancellationToken ct)
    {
        if (!await db.Database.SqlQueryRaw<bool>("""SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') AS "Value" """).SingleAsync(ct)) return [];
        return await db.Database.SqlQueryRaw<string>("""SELECT "Word" AS "Value" FROM "SearchWords" WHERE "Word" % {0} ORDER BY similarity("Word", {0}) DESC LIMIT {1}""", word, most).ToListAsync(ct);
    }
}
