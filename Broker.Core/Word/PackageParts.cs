namespace Broker.Core.Word;

/// <summary>What the parts are and what they point to: no macros, no objects, no pictures we cannot draw, nothing outside the file.</summary>
internal static class PackageParts
{
    public sealed record Relationship(string Type, string Target, bool External)
    {
        /// <summary>The last word of the type's address: "hyperlink", "image", "oleObject"…</summary>
        public string Kind => Type[(Type.LastIndexOf('/') + 1)..];
    }

    public static void Check(PackageEntries package, PackageTypes types)
    {
        var thumbnails = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, bytes) in package.All.Where(e => e.Key.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            foreach (var relationship in Relationships(name, bytes))
            {
                CheckKind(name, relationship);
                PackageLinks.Check(name, relationship);
                if (relationship.Kind == "thumbnail") thumbnails.Add(relationship.Target.TrimStart('/'));
            }

        foreach (var (name, bytes) in package.All)
        {
            var type = types.Of(name);
            if (name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)) throw new GateRefusal("word.macros");
            if (type.Contains("oleObject", StringComparison.OrdinalIgnoreCase)) throw new GateRefusal("word.ole", name);
            if (type.Contains("activeX", StringComparison.OrdinalIgnoreCase)) throw new GateRefusal("word.activex", name);
            // The thumbnail is the file's own portrait, in any format, and is never printed.
            if (type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && !thumbnails.Contains(name)) CheckPicture(name, type, bytes);
        }
    }

    public static IEnumerable<Relationship> Relationships(string part, byte[] bytes) =>
        PackageTypes.Load(part, bytes).Root!.Elements()
            .Where(e => e.Name.LocalName == "Relationship")
            .Select(e => new Relationship(
                (string?)e.Attribute("Type") ?? "",
                (string?)e.Attribute("Target") ?? "",
                string.Equals((string?)e.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)))
            .ToList();

    private static void CheckKind(string part, Relationship relationship)
    {
        switch (relationship.Kind)
        {
            case "vbaProject" or "wordVbaData":
                throw new GateRefusal("word.macros");
            case "aFChunk":
                throw new GateRefusal("word.altchunk", part);
            case "oleObject":
                throw new GateRefusal("word.ole", part);
            case "control" or "activeXControlBinary":
                throw new GateRefusal("word.activex", part);
            case "subDocument":
                throw new GateRefusal("word.subdocument", part);
        }
    }

    /// <summary>By its bytes: a name and a declared type prove nothing.</summary>
    private static void CheckPicture(string part, string type, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) || bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF])
            || bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)) return;
        throw new GateRefusal("word.picture-kind", part, KindOf(type, bytes));
    }

    private static string KindOf(string type, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 44 && bytes[40..].StartsWith(" EMF"u8)) return "EMF";
        if (bytes.StartsWith<byte>([0xD7, 0xCD, 0xC6, 0x9A])) return "WMF";
        if (bytes.IndexOf("<svg"u8) >= 0) return "SVG";
        return type["image/".Length..].Replace("x-", "").Split('+', ';')[0].ToUpperInvariant();
    }
}
