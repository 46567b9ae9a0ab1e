using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Broker.Core.Word.Pdf;

/// <summary>What a PDF says of itself.</summary>
/// <param name="Author">Who answers for it.</param>
/// <param name="Language">As in <c>lang</c>.</param>
public sealed record PdfFacts(string Title, string Author, string Subject, string Language, DateTime At);

/// <summary>
/// The last hand on a printed PDF: what it says of itself, and, where it is wanted, that nobody changes it unseen. The file is written anew rather than added to: of what the
/// press said of itself nothing is left, and there is one state of the document only.
/// </summary>
public static class PdfFinish
{
    private const string Producer = "Broker";

    /// <summary>Opens for everybody, is changed by nobody.</summary>
    /// <exception cref="PdfUnreadable">Not a PDF of the press's.</exception>
    public static byte[] Lock(byte[] pdf, PdfFacts facts)
    {
        var (objects, closing) = (Described(pdf, facts), new PdfLock());
        Extend(objects);
        var how = objects.Add(closing.Dictionary());
        return Write(objects, RandomNumberGenerator.GetBytes(16), closing, how);
    }

    /// <exception cref="PdfUnreadable">Not a PDF of the press's.</exception>
    public static byte[] Describe(byte[] pdf, PdfFacts facts) => Write(Described(pdf, facts), Id(pdf, facts));

    /// <summary>Whoever changes it, any reader of PDF says so; and that nothing of it may be changed, too.</summary>
    /// <exception cref="PdfUnreadable">Not a PDF of the press's.</exception>
    /// <exception cref="CryptographicException">The key does not sign.</exception>
    public static byte[] Sign(byte[] pdf, PdfFacts facts, SigningKey key)
    {
        var objects = Described(pdf, facts);
        PdfSignature.Place(objects, facts);
        var written = Write(objects, Id(pdf, facts));
        PdfSignature.Sign(written, key);
        return written;
    }

    private static byte[] Id(byte[] pdf, PdfFacts facts) => SHA256.HashData([.. pdf, .. Encoding.UTF8.GetBytes(facts.ToString())])[..16];

    private static PdfObjects Described(byte[] pdf, PdfFacts facts)
    {
        var objects = PdfObjects.Read(pdf);
        var about = $"<</Title {PdfString.Text(facts.Title)}/Author {PdfString.Text(facts.Author)}/Subject {PdfString.Text(facts.Subject)}"
            + $"/Creator({Producer})/Producer({Producer})/CreationDate {PdfString.Date(facts.At)}/ModDate {PdfString.Date(facts.At)}>>";
        if (objects.Info is { } info) objects.All[info] = new(about);
        else objects.Info = objects.Add(about);
        var metadata = objects.Add("<</Type/Metadata/Subtype/XML>>", Encoding.UTF8.GetBytes(Xmp(facts)));
        Change(objects, catalog => catalog.Set("/Lang", PdfString.Text(facts.Language)).Set("/Metadata", $"{metadata} 0 R").Set("/ViewerPreferences", "<</DisplayDocTitle true>>"));
        return objects;
    }

    internal static void Change(PdfObjects objects, Action<PdfDictionary> change)
    {
        var catalog = PdfDictionary.Read(objects.All[objects.Root].Head);
        change(catalog);
        objects.All[objects.Root] = new(catalog.ToString());
    }

    /// <summary>This encryption is newer than the version a file may name without ado.</summary>
    private static void Extend(PdfObjects objects) => Change(objects, catalog => catalog.Set("/Extensions", "<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>"));

    private static byte[] Write(PdfObjects objects, byte[] id, PdfLock? closing = null, int? how = null)
    {
        using var file = new MemoryStream();
        void Put(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        Put("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var places = new Dictionary<int, long>();
        foreach (var (number, one) in objects.All)
        {
            places[number] = file.Position;
            var open = closing is null || number == how;
            var stream = one.Stream is null || open ? one.Stream : closing!.Close(one.Stream);
            var head = open ? one.Head : closing!.CloseStrings(one.Head);
            if (stream is not null) head = PdfDictionary.Read(head).Set("/Length", stream.Length.ToString(CultureInfo.InvariantCulture)).ToString();
            Put($"{number} 0 obj\n{head}\n");
            if (stream is not null)
            {
                Put("stream\n");
                file.Write(stream);
                Put("\nendstream\n");
            }
            Put("endobj\n");
        }
        var table = file.Position;
        var last = objects.All.Keys.Last();
        Put($"xref\n0 {last + 1}\n0000000000 65535 f \n");
        for (var number = 1; number <= last; number++) Put(places.TryGetValue(number, out var place) ? $"{place:0000000000} 00000 n \n" : "0000000000 65535 f \n");
        Put($"trailer\n<</Size {last + 1}/Root {objects.Root} 0 R/Info {objects.Info} 0 R/ID[{PdfString.Hex(id)}{PdfString.Hex(id)}]{(how is null ? "" : $"/Encrypt {how} 0 R")}>>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    private static string Xmp(PdfFacts facts)
    {
        XNamespace x = "adobe:ns:meta/", rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", dc = "http://purl.org/dc/elements/1.1/", pdf = "http://ns.adobe.com/pdf/1.3/", xmp = "http://ns.adobe.com/xap/1.0/";
        XElement Said(string text) => new(rdf + "Alt", new XElement(rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), Clean(text)));
        var at = facts.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var about = new XElement(rdf + "Description", new XAttribute(rdf + "about", ""),
            new XElement(dc + "format", "application/pdf"),
            new XElement(dc + "title", Said(facts.Title)),
            new XElement(dc + "description", Said(facts.Subject)),
            new XElement(dc + "creator", new XElement(rdf + "Seq", new XElement(rdf + "li", Clean(facts.Author)))),
            new XElement(dc + "language", new XElement(rdf + "Bag", new XElement(rdf + "li", facts.Language))),
            new XElement(pdf + "Producer", Producer), new XElement(xmp + "CreatorTool", Producer), new XElement(xmp + "CreateDate", at), new XElement(xmp + "ModifyDate", at));
        var packet = new XElement(x + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", x), new XElement(rdf + "RDF",
            new XAttribute(XNamespace.Xmlns + "rdf", rdf), new XAttribute(XNamespace.Xmlns + "dc", dc), new XAttribute(XNamespace.Xmlns + "pdf", pdf), new XAttribute(XNamespace.Xmlns + "xmp", xmp), about));
        return $"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{packet}\n<?xpacket end=\"r\"?>";
    }

    private static string Clean(string text) => string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
