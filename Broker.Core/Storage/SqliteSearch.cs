using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

/// <summary>
/// SQLite: FTS5, without the places where things stand (the text itself is compared), kept by triggers. One index knows values and words, and how they begin: what it
/// finds costs the same in a large firm. The other knows fragments of three signs, each of which stands in ten times as many rows of a firm ten times as large.
/// </summary>
internal sealed class SqliteSearch(BrokerDb db) : SearchIndex(db)
{
    private const string Pieces = "tokenize='unicode61', prefix='3 4 5 6 7 8 10 12 14'", Fragments = "tokenize='trigram'";
    private readonly BrokerDb db = db;

    protected override string Between => "\"Start\" >= {0} AND \"Start\" < {1}";
    protected override string Alphabet => "\"Start\"";
    protected override string Holds(string value) => $"instr(\"Text\", {value}) > 0";
    protected override string Beyond(string start) => start + "\U0010FFFF";

    public override Task<bool> IsMadeAsync(CancellationToken ct) =>
        db.Database.SqlQueryRaw<bool>("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'SearchPieces') AS Value").SingleAsync(ct);

    public override async Task<bool> PrepareAsync(CancellationToken ct)
    {
        await PrepareAsync("SearchEntries", "Text", "SearchFragments", Fragments, ct);
        await PrepareAsync("SearchEntries", "Text", "SearchPieces", Pieces, ct);
        await PrepareAsync("SearchWords", "Word", "SearchWordFragments", Fragments, ct);
        return true;
    }

    private async Task PrepareAsync(string table, string column, string index, string how, CancellationToken ct)
    {
        var known = await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = {0}", index).SingleAsync(ct);
#pragma warning disable EF1002, EF1003 // Names written above, typed by nobody.
        await db.Database.ExecuteSqlRawAsync($"""
            CREATE VIRTUAL TABLE IF NOT EXISTS "{index}" USING fts5("{column}", content='{table}', content_rowid='Id', {how}, detail='none');
            CREATE TRIGGER IF NOT EXISTS "{index}_in" AFTER INSERT ON "{table}" BEGIN
              INSERT INTO "{index}"(rowid, "{column}") VALUES (new."Id", new."{column}"); END;
            CREATE TRIGGER IF NOT EXISTS "{index}_out" AFTER DELETE ON "{table}" BEGIN
              INSERT INTO "{index}"("{index}", rowid, "{column}") VALUES ('delete', old."Id", old."{column}"); END;
            CREATE TRIGGER IF NOT EXISTS "{index}_new" AFTER UPDATE OF "{column}" ON "{table}" BEGIN
              INSERT INTO "{index}"("{index}", rowid, "{column}") VALUES ('delete', old."Id", old."{column}");
              INSERT INTO "{index}"(rowid, "{column}") VALUES (new."Id", new."{column}"); END;
            """, ct);
        if (known == 0) await db.Database.ExecuteSqlRawAsync($"INSERT INTO \"{index}\"(\"{index}\") VALUES ('rebuild')", ct);
#pragma warning restore EF1002, EF1003
    }

    public override Task<List<Found>> BeginningAsync(string text, int most, CancellationToken ct) =>
        text.All(char.IsAsciiLetterOrDigit) ? PiecesAsync([$"\"{text}\"", $"\"{text}\"*"], most, ct) : FindAsync([], ["|" + text], most, ct);

    public override Task<List<Found>> BearingAsync(IReadOnlyList<IReadOnlyList<string>> words, int most, CancellationToken ct) =>
        PiecesAsync([string.Join(" AND ", words.Select(each => $"({string.Join(" OR ", each.Where(word => word.All(char.IsAsciiLetterOrDigit)).Select((word, i) => $"\"{word}\"{(i == 0 ? "*" : "")}"))})"))], most, ct);

    protected override Task<List<string>> WordsHoldingAsync(string fragment, int most, CancellationToken ct) => db.Database.SqlQuery<string>($"""
        SELECT w."Word" AS Value FROM "SearchWordFragments" f CROSS JOIN "SearchWords" w ON w."Id" = f.rowid
        WHERE f."SearchWordFragments" MATCH {Match(Threes(fragment), " AND ")} AND instr(w."Word", {fragment}) > 0 LIMIT {most}
        """).ToListAsync(ct);

    private Task<List<Found>> PiecesAsync(IEnumerable<string> matches, int most, CancellationToken ct)
    {
        var wanted = matches.Where(match => match.Length > 0).Cast<object>().ToArray();
        var parts = wanted.Select((_, i) => $"SELECT * FROM (SELECT e.\"Kind\", e.\"SubjectId\", e.\"Text\" FROM \"SearchPieces\" f CROSS JOIN \"SearchEntries\" e ON e.\"Id\" = f.rowid "
            + $"WHERE f.\"SearchPieces\" MATCH {{{i}}} LIMIT {most})");
        return wanted.Length == 0 ? Task.FromResult<List<Found>>([]) : db.Database.SqlQueryRaw<Found>(string.Join(" UNION ALL ", parts), wanted).ToListAsync(ct);
    }

    public override async Task<List<Found>> FindAsync(IReadOnlyCollection<SearchKind> kinds, IReadOnlyList<string> fragments, int most, CancellationToken ct)
    {
        var compared = string.Concat(fragments.Select((_, i) => $" AND instr(e.\"Text\", {{{i}}}) > 0"));
        var narrowed = fragments.SelectMany(Threes).ToList();
        var arguments = fragments.Cast<object>().ToList();
        var parts = new List<string>();
        foreach (var kind in kinds.Select(kind => (SearchKind?)kind).DefaultIfEmpty())
        {
            parts.Add($"SELECT * FROM (SELECT e.\"Kind\", e.\"SubjectId\", e.\"Text\" FROM \"SearchFragments\" f CROSS JOIN \"SearchEntries\" e ON e.\"Id\" = f.rowid "
                + $"WHERE f.\"SearchFragments\" MATCH {{{arguments.Count}}}{compared} LIMIT {most})");
            arguments.Add(Match(kind is { } one ? [.. narrowed, SearchEntry.Mark(one)] : narrowed, " AND "));
        }
        return await db.Database.SqlQueryRaw<Found>(string.Join(" UNION ALL ", parts), [.. arguments]).ToListAsync(ct);
    }

    public override IQueryable<SearchEntry> With(SearchKind kind, IReadOnlyList<string> fragments)
    {
        var compared = string.Concat(fragments.Select((_, i) => $" AND instr(e.\"Text\", {{{i + 1}}}) > 0"));
        var holding = $"SELECT e.* FROM \"SearchFragments\" f CROSS JOIN \"SearchEntries\" e ON e.\"Id\" = f.rowid WHERE f.\"SearchFragments\" MATCH {{0}}{compared}";
#pragma warning disable RS0030 // Fragments are found by the index alone; the filters are put on what it finds.
        return db.SearchEntries.FromSqlRaw(holding, [Match([.. fragments.SelectMany(Threes), SearchEntry.Mark(kind)], " AND "), .. fragments]);
#pragma warning restore RS0030
    }

    public override async Task<List<string>> AlikeAsync(string word, int most, CancellationToken ct)
    {
        var threes = Threes(word).ToList();
        var each = string.Join(" UNION ALL ", threes.Select((_, i) => $"SELECT rowid FROM \"SearchWordFragments\" WHERE \"SearchWordFragments\" MATCH {{{i}}}"));
        var nearest = $"""
            SELECT w."Word" AS Value FROM (SELECT rowid AS id, COUNT(*) AS shared FROM ({each}) GROUP BY rowid ORDER BY shared DESC LIMIT {most}) x
            CROSS JOIN "SearchWords" w ON w."Id" = x.id ORDER BY x.shared DESC
            """;
        return await db.Database.SqlQueryRaw<string>(nearest, [.. threes.Select(three => (object)Match([three], ""))]).ToListAsync(ct);
    }

    private static string Match(IEnumerable<string> threes, string between) => string.Join(between, threes.Select(three => $"\"{three}\""));
}
