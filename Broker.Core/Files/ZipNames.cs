namespace Broker.Core.Files;

/// <summary>Names of files in one zip: none twice, and none that leads into a folder.</summary>
public sealed class ZipNames
{
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public string Of(string name)
    {
        var plain = string.Concat(name.Select(c => c < ' ' || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '-' : c));
        var (stem, ending) = (Path.GetFileNameWithoutExtension(plain), Path.GetExtension(plain));
        for (var i = 2; !taken.Add(plain); i++) plain = $"{stem} ({i}){ending}";
        return plain;
    }
}
