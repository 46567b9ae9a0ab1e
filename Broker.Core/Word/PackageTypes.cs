using System.Xml;
using System.Xml.Linq;

namespace Broker.Core.Word;

/// <summary>What the package says each part is, and where its main part lies.</summary>
internal sealed class PackageTypes
{
    public const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    public const string Template = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
    private const string ContentTypes = "[Content_Types].xml";

    private readonly Dictionary<string, string> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> byExtension = new(StringComparer.OrdinalIgnoreCase);

    public static PackageTypes Read(PackageEntries package)
    {
        if (package.Find(ContentTypes) is not { } list) throw new GateRefusal("word.not-a-document");
        PackageXml.CheckPart(ContentTypes, list);

        var types = new PackageTypes();
        foreach (var element in Load(ContentTypes, list).Root!.Elements())
        {
            var type = (string?)element.Attribute("ContentType") ?? "";
            if (IsMacro(type)) throw new GateRefusal("word.macros");
            if ((string?)element.Attribute("PartName") is { } part) types.byName[part.TrimStart('/')] = type;
            if ((string?)element.Attribute("Extension") is { } extension) types.byExtension[extension] = type;
        }
        types.DemandDocument(package);
        return types;
    }

    public string Of(string part) =>
        byName.GetValueOrDefault(part) ?? byExtension.GetValueOrDefault(Path.GetExtension(part).TrimStart('.')) ?? "";

    public static XDocument Load(string part, byte[] bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), PackageXml.Safely());
            return XDocument.Load(reader);
        }
        catch (XmlException)
        {
            throw new GateRefusal("word.damaged", part);
        }
    }

    private void DemandDocument(PackageEntries package)
    {
        const string rootLinks = "_rels/.rels";
        if (package.Find(rootLinks) is not { } links) throw new GateRefusal("word.not-a-document");
        PackageXml.CheckPart(rootLinks, links);

        var main = PackageParts.Relationships(rootLinks, links).FirstOrDefault(r => r.Kind == "officeDocument")
            ?? throw new GateRefusal("word.not-a-document");
        if (main.Type.StartsWith("http://purl.oclc.org/", StringComparison.OrdinalIgnoreCase)) throw new GateRefusal("word.strict");
        var name = main.Target.TrimStart('/');
        if (package.Find(name) is null || Of(name) is not (Document or Template)) throw new GateRefusal("word.not-a-document");
    }

    private static bool IsMacro(string type) =>
        type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vba", StringComparison.OrdinalIgnoreCase);
}
