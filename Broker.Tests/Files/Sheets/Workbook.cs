using System.IO.Compression;
using System.Text;
using Broker.Core.Common;
using Broker.Core.Files.Sheets;

namespace Broker.Tests.Files.Sheets;

/// <summary>A workbook written by hand, part by part, as well or as badly as one likes.</summary>
internal sealed class Workbook
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Package = "http://schemas.openxmlformats.org/package/2006";

    public string WorkbookType { get; init; } = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    public string Rows { get; init; } = "";
    public string AfterRows { get; init; } = "";
    public string Shared { get; init; } = "";
    public string Formats { get; init; } = "";
    public string Sheets { get; init; } = """<sheet name="Parc" sheetId="1" r:id="rId1"/>""";
    public string Properties { get; init; } = "";
    public string? Sheet { get; init; }
    public List<(string Name, string Text)> More { get; } = [];

    public static Workbook Of(string rows) => new() { Rows = rows };

    /// <summary>Cells of text, in rows from the first.</summary>
    public static Workbook Text(params string[][] rows) => Of(string.Concat(rows.Select((cells, i) => $"""<row r="{i + 1}">{string.Concat(cells.Select(c => $"""<c t="inlineStr"><is><t>{c}</t></is></c>"""))}</row>""")));

    public MemoryStream Stream() => Zip([
        ("[Content_Types].xml", $"""<Types xmlns="{Package}/content-types"><Override PartName="/xl/workbook.xml" ContentType="{WorkbookType}"/></Types>"""),
        ("_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="a" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="{Office}/styles" Target="styles.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}">{Properties}<sheets>{Sheets}</sheets></workbook>"""),
        ("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{Shared}</sst>"""),
        ("xl/styles.xml", $"""<styleSheet xmlns="{Main}">{Formats}</styleSheet>"""),
        ("xl/worksheets/sheet1.xml", Sheet ?? $"""<worksheet xmlns="{Main}"><sheetData>{Rows}</sheetData>{AfterRows}</worksheet>"""),
        .. More,
    ]);

    public static MemoryStream Zip(IEnumerable<(string Name, string Text)> parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        stream.Position = 0;
        return stream;
    }

    /// <summary>Rows as they are read: line, then cells as they would be typed; or why the file is refused.</summary>
    public static (List<(int Line, string[] Cells, string? Problem)> Rows, Problem? Problem) Read(Stream file)
    {
        List<(int, string[], string?)> rows = [];
        var read = SheetFile.Read(file, row => rows.Add((row.Line, [.. row.Cells.Select(c => c.Kind is CellKind.Text or CellKind.Number or CellKind.Day or CellKind.Flag or CellKind.Empty ? c.Typed : $"<{c.Kind}>")], row.Problem?.Code)));
        return (rows, read.Problem);
    }

    public static MemoryStream Of(byte[] bytes) => new(bytes, 0, bytes.Length, writable: false, publiclyVisible: true);
}
