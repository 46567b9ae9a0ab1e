using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

/// <summary>What one row is found by.</summary>
public sealed class SearchEntry : IStaffOnly
{
    public const int StartLength = 32;

    /// <summary>Given by the database: the fragments' index knows the entry by it.</summary>
    public long Id { get; init; }
    public required SearchKind Kind { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>How what it is called by begins: an index in whose order the exact name comes first, however many begin with it.</summary>
    public required string Start { get; set; }

    /// <summary>The mark of its kind, the folded values between bars, then the words of its names: "~a~|transportsrivelaine|c00042|:transports:rivelaine:".</summary>
    public required string Text { get; set; }

    /// <summary>Three signs, as an index of fragments of three wants them.</summary>
    public static string Mark(SearchKind kind) => $"~{(char)('a' + (int)kind)}~";
}

/// <summary>A word of a name, between bars: what a mistyped one is compared with. Kept once, whoever bears it, and never taken away.</summary>
public sealed class SearchWord : IStaffOnly
{
    public const int Longest = 40, Shortest = 4;

    public long Id { get; init; }
    public required string Word { get; init; }
}

/// <summary>
/// A word of somebody's name or town, with the somebody's place in lists. Of a word many bear the list's first page is thus found at its beginning: they may all stand
/// together, in the midst of an alphabet one would otherwise walk through.
/// </summary>
public sealed class SearchBearer : IStaffOnly
{
    public const int Shortest = 3, OrderLength = 160;

    public required Guid SubjectId { get; init; }
    public required string Word { get; init; }
    public required string ByName { get; set; }
    public required string ByCity { get; set; }
}

public partial class BrokerDb
{
    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();
    public DbSet<SearchWord> SearchWords => Set<SearchWord>();
    public DbSet<SearchBearer> SearchBearers => Set<SearchBearer>();
}

internal sealed class SearchTables : IEntityTypeConfiguration<SearchEntry>, IEntityTypeConfiguration<SearchWord>, IEntityTypeConfiguration<SearchBearer>
{
    public void Configure(EntityTypeBuilder<SearchEntry> entry)
    {
        entry.Property(e => e.Start).HasMaxLength(SearchEntry.StartLength);
        entry.HasIndex(e => e.SubjectId).IsUnique();
        entry.HasIndex(e => new { e.Kind, e.Start });
    }

    public void Configure(EntityTypeBuilder<SearchWord> word)
    {
        word.Property(w => w.Word).HasMaxLength(SearchWord.Longest + 2);
        word.HasIndex(w => w.Word);
    }

    public void Configure(EntityTypeBuilder<SearchBearer> bearer)
    {
        bearer.HasKey(b => new { b.SubjectId, b.Word });
        bearer.Property(b => b.Word).HasMaxLength(SearchWord.Longest);
        bearer.Property(b => b.ByName).HasMaxLength(SearchBearer.OrderLength);
        bearer.Property(b => b.ByCity).HasMaxLength(SearchBearer.OrderLength);
        bearer.HasIndex(b => new { b.Word, b.ByName, b.SubjectId });
        bearer.HasIndex(b => new { b.Word, b.ByCity, b.SubjectId });
    }
}
