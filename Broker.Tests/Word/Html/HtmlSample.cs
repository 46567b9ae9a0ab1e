using System.IO.Compression;
using System.Text;
using Broker.Core.Word;

namespace Broker.Tests.Word.Html;

/// <summary>A small Word document written part by part, so that a test shows the very XML it speaks of.</summary>
internal sealed class HtmlSample(string body)
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:w10=\"urn:schemas-microsoft-com:office:word\"";

    private const string OfficeTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string WordTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private readonly List<(string Name, string Type, string Text)> parts = [];
    private readonly List<string> relations = [];
    private readonly List<(string Name, byte[] Bytes)> files = [];

    public static HtmlSample Text(string text) => new($"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");

    public HtmlSample Styles(string xml) => Part("styles", $"<w:styles {Namespaces}>{xml}</w:styles>");

    public HtmlSample Numbering(string xml) => Part("numbering", $"<w:numbering {Namespaces}>{xml}</w:numbering>");

    public HtmlSample Settings(string xml) => Part("settings", $"<w:settings {Namespaces}>{xml}</w:settings>");

    public HtmlSample Footnotes(string xml) => Part("footnotes", $"<w:footnotes {Namespaces}>{xml}</w:footnotes>");

    public HtmlSample Header(string id, string xml) => Part("header", $"<w:hdr {Namespaces}>{xml}</w:hdr>", id);

    public HtmlSample Footer(string id, string xml) => Part("footer", $"<w:ftr {Namespaces}>{xml}</w:ftr>", id);

    public HtmlSample Outside(string id, string kind, string target)
    {
        relations.Add($"<Relationship Id=\"{id}\" Type=\"{OfficeTypes}{kind}\" Target=\"{target}\" TargetMode=\"External\"/>");
        return this;
    }

    public HtmlSample Picture(string id, string name, byte[] bytes)
    {
        relations.Add($"<Relationship Id=\"{id}\" Type=\"{OfficeTypes}image\" Target=\"media/{name}\"/>");
        files.Add(("word/media/" + name, bytes));
        return this;
    }

    public HtmlSample Chunk(string id, string html)
    {
        relations.Add($"<Relationship Id=\"{id}\" Type=\"{OfficeTypes}aFChunk\" Target=\"chunk.html\"/>");
        files.Add(("word/chunk.html", Encoding.UTF8.GetBytes(html)));
        return this;
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var types = string.Concat(parts.Select(p => $"<Override PartName=\"/word/{p.Name}.xml\" ContentType=\"{WordTypes}{p.Type}+xml\"/>"));
            Write(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"emf\" ContentType=\"image/x-emf\"/><Default Extension=\"html\" ContentType=\"text/html\"/>"
                + $"<Override PartName=\"/word/document.xml\" ContentType=\"{WordTypes}document.main+xml\"/>{types}</Types>");
            Write(zip, "_rels/.rels", Relations($"<Relationship Id=\"r0\" Type=\"{OfficeTypes}officeDocument\" Target=\"word/document.xml\"/>"));
            Write(zip, "word/_rels/document.xml.rels", Relations(string.Concat(relations)));
            Write(zip, "word/document.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
            foreach (var (name, _, text) in parts) Write(zip, $"word/{name}.xml", text);
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    public WordHtml Convert() => WordToHtml.Convert(Bytes());

    private HtmlSample Part(string type, string xml, string? id = null)
    {
        var name = type + (id ?? "");
        parts.Add((name, type, xml));
        relations.Add($"<Relationship Id=\"{id ?? type}\" Type=\"{OfficeTypes}{type}\" Target=\"{name}.xml\"/>");
        return this;
    }

    private static string Relations(string items) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{items}</Relationships>";

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }
}
