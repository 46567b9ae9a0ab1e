using System.Collections.Concurrent;
using System.IO.Compression;

namespace Broker.Portal.Workshop;

/// <summary>
/// The fonts paper is printed with, for previews to be laid out with the very same: a telephone has none of them, and another font breaks lines elsewhere. Only faces
/// known here are found, whatever is asked for.
/// </summary>
internal sealed class PrintFonts
{
    private static readonly string[] Folders =
    [
        "/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/share/fonts"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
    ];

    private readonly Lazy<Dictionary<string, string>> files = new(Find);
    private readonly ConcurrentDictionary<string, byte[]> pressed = new();

    /// <summary>Compressed by Brotli.</summary>
    /// <param name="face">As "Carlito|bold|italic".</param>
    public byte[]? Compressed(string face) => files.Value.TryGetValue(face, out var file) ? pressed.GetOrAdd(face, static (_, path) => Press(path), file) : null;

    private static Dictionary<string, string> Find()
    {
        var here = Folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.ttf", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
            .GroupBy(Path.GetFileName).ToDictionary(g => g.Key!, g => g.First());
        return Faces().Where(f => here.ContainsKey(f.File)).ToDictionary(f => f.Face, f => here[f.File]);
    }

    private static IEnumerable<(string Face, string File)> Faces() =>
        from family in new[] { "Carlito", "Caladea", "Liberation Sans", "Liberation Sans Narrow", "Liberation Serif", "Liberation Mono", "DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono" }
        from bold in new[] { false, true }
        from sloped in new[] { false, true }
        let oblique = family is "DejaVu Sans" or "DejaVu Sans Mono" ? "Oblique" : "Italic"
        let style = (bold ? "Bold" : "") + (sloped ? oblique : "")
        let plain = family.StartsWith("DejaVu", StringComparison.Ordinal) ? "" : "-Regular"
        select ($"{family}|{(bold ? "bold" : "normal")}|{(sloped ? "italic" : "normal")}", $"{family.Replace(" ", "")}{(style.Length > 0 ? "-" + style : plain)}.ttf");

    private static byte[] Press(string path)
    {
        var pressed = new MemoryStream();
        using (var brotli = new BrotliStream(pressed, new BrotliCompressionOptions { Quality = 5 }, leaveOpen: true)) brotli.Write(File.ReadAllBytes(path));
        return pressed.ToArray();
    }
}
