using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Broker.Core.Storage;

/// <summary>What a backup holds, written into it last: without it, or with anything that differs from it, it is no backup.</summary>
public sealed partial record BackupManifest
{
    public const int CurrentFormat = 1;
    internal const string EntryName = "manifest.json";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public int Format { get; init; } = CurrentFormat;

    /// <summary>Of the program that took it.</summary>
    public string Version { get; init; } = typeof(BackupManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public required DateTime TakenAt { get; init; }

    /// <summary>"sqlite" or "postgres": the database's copy is in its own form and is restored to the same kind.</summary>
    public required string Provider { get; init; }

    /// <summary>The last migration the database had gone through.</summary>
    public required string Schema { get; init; }

    /// <summary>Number of rows by table.</summary>
    public required SortedDictionary<string, long> Rows { get; init; }

    public required List<BackupEntry> Entries { get; init; }

    /// <summary>Hashes of files that rows speak of and that the shelf had lost, or held altered, when the backup was taken.</summary>
    public List<string> Lost { get; init; } = [];

    internal IEnumerable<string> Files => Entries.Where(e => e.IsFile).Select(e => e.Name);

    internal IEnumerable<string> Keys => Entries.Select(e => e.Name).Where(name => name.StartsWith(BackupEntry.Keys, StringComparison.Ordinal));

    internal void Write(Stream stream) => JsonSerializer.Serialize(stream, this, Readable);

    /// <exception cref="InvalidDataException">Not a manifest this program can read.</exception>
    internal static BackupManifest Read(Stream stream)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(stream, Readable) ?? throw new InvalidDataException("The manifest is empty.");
            var whole = manifest.Entries.All(e => BackupEntry.Allowed().IsMatch(e.Name)) && manifest.Entries.DistinctBy(e => e.Name).Count() == manifest.Entries.Count
                && manifest.Entries.Any(e => e.Name == BackupEntry.Database);
            return whole ? manifest : throw new InvalidDataException("The manifest names what no backup holds.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The manifest is not readable.", e);
        }
    }
}

/// <param name="Size">In bytes.</param>
public sealed partial record BackupEntry(string Name, long Size, string Sha256)
{
    /// <summary>Whether it is one of the shelf's files.</summary>
    [JsonIgnore] public bool IsFile => Name.StartsWith(Files, StringComparison.Ordinal);

    internal const string Database = "database";
    internal const string Files = "files/";
    internal const string Keys = "keys/";

    /// <summary>Nothing else is ever taken out of a backup, so that no name in it can lead elsewhere.</summary>
    [GeneratedRegex(@"^(database|files/[0-9a-f]{64}|keys/[A-Za-z0-9_-]{1,100}\.xml)\z")]
    internal static partial Regex Allowed();
}
