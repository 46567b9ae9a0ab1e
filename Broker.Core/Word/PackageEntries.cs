using System.IO.Compression;

namespace Broker.Core.Word;

/// <summary>The files inside a Word file, inflated within a budget.</summary>
internal sealed class PackageEntries
{
    private const int MaxEntries = 500;
    private const int MaxInflatedMegabytes = 64;

    private readonly Dictionary<string, byte[]> contents = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<KeyValuePair<string, byte[]>> All => contents;

    public byte[]? Find(string name) => contents.GetValueOrDefault(name);

    public static PackageEntries Read(byte[] file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            return Inflate(zip);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException or NotSupportedException)
        {
            throw new GateRefusal("word.damaged", "zip");
        }
    }

    private static PackageEntries Inflate(ZipArchive zip)
    {
        if (zip.Entries.Count > MaxEntries) throw new GateRefusal("word.too-many-parts", MaxEntries);
        if (zip.Entries.Any(e => e.IsEncrypted)) throw new GateRefusal("word.encrypted");

        // Names first: all of them are judged before a byte is inflated.
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            if (!IsPlain(entry.FullName)) throw new GateRefusal("word.bad-name", entry.FullName);
            if (!seen.Add(entry.FullName)) throw new GateRefusal("word.duplicate", entry.FullName);
        }

        var package = new PackageEntries();
        var left = MaxInflatedMegabytes * 1024 * 1024;
        foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
        {
            var bytes = ReadWithin(entry, left);
            left -= bytes.Length;
            package.contents.Add(entry.FullName, bytes);
        }
        return package;
    }

    private static byte[] ReadWithin(ZipArchiveEntry entry, int budget)
    {
        using var from = entry.Open();
        using var to = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            if (to.Length + read > budget) throw new GateRefusal("word.bomb", MaxInflatedMegabytes);
            to.Write(buffer, 0, read);
        }
        // Others make room for what an entry says it holds.
        if (entry.Length != to.Length) throw new GateRefusal("word.damaged", entry.FullName);
        return to.ToArray();
    }

    /// <summary>
    /// No way out of the package (rooted, "..", drive), no second spelling of a name (back slash, percent signs),
    /// and no part cut in pieces ("[0].piece"), which would be read glued together by others and apart by us.
    /// </summary>
    private static bool IsPlain(string name) =>
        name.Length > 0 && name[0] != '/' && name.AsSpan().IndexOfAny("\\:%\0") < 0
        && !name.EndsWith(".piece", StringComparison.OrdinalIgnoreCase)
        && name.TrimEnd('/').Split('/').All(step => step.Length > 0 && step.Trim('.').Length > 0 && !step.Any(char.IsControl));
}
