using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Broker.Tests.Word;

/// <summary>Makes small Word files for tests: XML in (prefixes w, r, wp, a, pic, mc, wps, v, o, w14 are declared), bytes out.</summary>
public sealed class WordFile
{
    private const string Xmlns =
        """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"
        xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"
        """;

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private readonly List<(string Name, byte[] Bytes)> parts = [];
    private readonly StringBuilder contentTypes = new();
    private readonly StringBuilder relationships = new();
    private string sectionProperties = "";
    private int links;

    public string MainType { get; set; } = Types + "document.main+xml";

    public string Body { get; set; } = "";

    public CompressionLevel Compression { get; set; } = CompressionLevel.Optimal;

    public static byte[] Of(string body) => new WordFile { Body = body }.Bytes();

    /// <summary>A paragraph of runs, one for each piece of text; every run but the first is italic, so that looks can be told apart.</summary>
    public static string P(params string[] runs) =>
        "<w:p>" + string.Concat(runs.Select((text, i) => R(text, i == 0 ? "" : "<w:rPr><w:i/></w:rPr>"))) + "</w:p>";

    public static string R(string text, string look = "") => $"<w:r>{look}<w:t xml:space=\"preserve\">{new XText(text)}</w:t></w:r>";

    public static string Cell(string blocks) => "<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr>" + blocks + "</w:tc>";

    public static string Row(params string[] cells) => "<w:tr>" + string.Concat(cells.Select(text => Cell(P(text)))) + "</w:tr>";

    public static string Table(params string[] rows) =>
        "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"1000\"/></w:tblGrid>" + string.Concat(rows) + "</w:tbl>";

    public WordFile Header(string blocks)
    {
        sectionProperties += $"<w:headerReference w:type=\"default\" r:id=\"{Part("header", "word/header1.xml", $"<w:hdr {Xmlns}>{blocks}</w:hdr>")}\"/>";
        return this;
    }

    public WordFile Footer(string blocks)
    {
        sectionProperties += $"<w:footerReference w:type=\"default\" r:id=\"{Part("footer", "word/footer1.xml", $"<w:ftr {Xmlns}>{blocks}</w:ftr>")}\"/>";
        return this;
    }

    /// <summary>One note, number 1.</summary>
    public WordFile Footnote(string blocks) => Note("footnote", blocks);

    public WordFile Endnote(string blocks) => Note("endnote", blocks);

    public WordFile Comment(string blocks)
    {
        Part("comments", "word/comments.xml", $"<w:comments {Xmlns}><w:comment w:id=\"0\" w:author=\"A\">{blocks}</w:comment></w:comments>");
        return this;
    }

    public WordFile Settings(string settings, string links = "")
    {
        Part("settings", "word/settings.xml", $"<w:settings {Xmlns}>{settings}</w:settings>");
        return links.Length == 0 ? this : Raw("word/_rels/settings.xml.rels", Wrap(links));
    }

    /// <summary>A relationship of the main part; answers its id.</summary>
    public string Link(string kind, string target, bool external = false)
    {
        var id = "rId" + ++links;
        relationships.Append($"<Relationship Id=\"{id}\" Type=\"{Relations}{kind}\" Target=\"{target}\"{(external ? " TargetMode=\"External\"" : "")}/>");
        return id;
    }

    public WordFile Raw(string name, string content) => Raw(name, Encoding.UTF8.GetBytes(content));

    public WordFile Raw(string name, byte[] content, string? type = null)
    {
        parts.Add((name, content));
        if (type is not null) contentTypes.Append($"<Override PartName=\"/{name}\" ContentType=\"{type}\"/>");
        return this;
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
                + $"<Override PartName=\"/word/document.xml\" ContentType=\"{MainType}\"/>{contentTypes}</Types>");
            Add(zip, "_rels/.rels", Wrap($"<Relationship Id=\"rId1\" Type=\"{Relations}officeDocument\" Target=\"word/document.xml\"/>"));
            Add(zip, "word/document.xml", $"<w:document {Xmlns}><w:body>{Body}<w:sectPr>{sectionProperties}</w:sectPr></w:body></w:document>");
            if (relationships.Length > 0) Add(zip, "word/_rels/document.xml.rels", Wrap(relationships.ToString()));
            foreach (var (name, bytes) in parts)
            {
                using var to = zip.CreateEntry(name, Compression).Open();
                to.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    /// <summary>The text of a part as read: a line for each paragraph, text boxes included, a stroke for a line feed within.</summary>
    public static string TextOf(byte[] docx, string part = "word/document.xml")
    {
        XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        return string.Join('\n', XmlOf(docx, part).Descendants(w + "p").Select(p => string.Concat(p.Descendants()
            .Where(e => e.Ancestors(w + "p").First() == p && !e.Ancestors(w + "del").Any())
            .Select(e => e.Name == w + "t" ? e.Value : e.Name == w + "br" ? "/" : e.Name == w + "tab" && e.Parent!.Name == w + "r" ? "\t" : ""))));
    }

    public static XElement XmlOf(byte[] docx, string part = "word/document.xml")
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var stream = zip.GetEntry(part)!.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace).Root!;
    }

    /// <summary>What the Open XML SDK has to say against a file.</summary>
    public static IReadOnlyList<string> Faults(byte[] docx)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}")];
    }

    private WordFile Note(string kind, string blocks)
    {
        Part(kind + "s", $"word/{kind}s.xml", $"<w:{kind}s {Xmlns}><w:{kind} w:id=\"1\">{blocks}</w:{kind}></w:{kind}s>");
        return this;
    }

    private string Part(string kind, string name, string xml)
    {
        Raw(name, Encoding.UTF8.GetBytes(xml), $"{Types}{kind}+xml");
        return Link(kind, name["word/".Length..]);
    }

    private static string Wrap(string links) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>";

    private void Add(ZipArchive zip, string name, string xml)
    {
        using var to = zip.CreateEntry(name, Compression).Open();
        to.Write(Encoding.UTF8.GetBytes(xml));
    }
}
