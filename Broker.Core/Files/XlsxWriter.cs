using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Broker.Core.Files;

/// <summary>
/// An Excel sheet, written through as its rows come: two hundred thousand of them take no more memory than one, which a package opened to
/// be altered would not promise. What was typed is kept as text, which no spreadsheet calculates.
/// </summary>
public sealed partial class XlsxWriter : ISheet
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Package = "http://schemas.openxmlformats.org/package/2006", Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Heading = "2", Day = "1";
    private static readonly DateOnly Origin = new(1899, 12, 30);
    private readonly ZipArchive zip;
    private readonly XmlWriter sheet;
    private bool begun;

    public XlsxWriter(Stream to, string name)
    {
        zip = new(to, ZipArchiveMode.Create, leaveOpen: true);
        Part("[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kinds}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kinds}worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kinds}styles+xml"/></Types>
            """);
        Part("_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="/xl/styles.xml"/></Relationships>
            """);
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{Titled(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        Part("xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>
            """);
        sheet = XmlWriter.Create(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new() { CloseOutput = true, CheckCharacters = false });
        sheet.WriteStartDocument(standalone: true);
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        sheet.WriteStartElement("sheetData", Main);
    }

    public void Write(IReadOnlyList<object?> cells)
    {
        sheet.WriteStartElement("row", Main);
        foreach (var cell in cells) Write(cell);
        sheet.WriteEndElement();
        begun = true;
    }

    private void Write(object? value)
    {
        sheet.WriteStartElement("c", Main);
        if (value is DateOnly day)
        {
            sheet.WriteAttributeString("s", Day);
            sheet.WriteElementString("v", Main, (day.DayNumber - Origin.DayNumber).ToString(CultureInfo.InvariantCulture));
        }
        else if (value is int or long or decimal) sheet.WriteElementString("v", Main, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
        else if (value?.ToString() is { Length: > 0 } text)
        {
            if (!begun) sheet.WriteAttributeString("s", Heading);
            sheet.WriteAttributeString("t", "inlineStr");
            sheet.WriteStartElement("is", Main);
            sheet.WriteStartElement("t", Main);
            sheet.WriteAttributeString("xml", "space", null, "preserve");
            sheet.WriteString(Readable(text));
            sheet.WriteEndElement();
            sheet.WriteEndElement();
        }
        sheet.WriteEndElement();
    }

    /// <summary>Without the signs no XML file may hold; and what Excel would take for one it wrote otherwise, so that it does not.</summary>
    private static string Readable(string text)
    {
        text = Escaped().Replace(text, "_x005F$0");
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)) kept.Append(rune);
        return kept.ToString();
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escaped();

    /// <summary>As a sheet may be called.</summary>
    private static string Titled(string name)
    {
        var title = string.Concat(name.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-'));
        return title.Length is 0 ? "1" : title.Length > 31 ? title[..31] : title;
    }

    private void Part(string name, string xml)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        part.Write($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}""");
    }

    public void Dispose()
    {
        sheet.WriteEndDocument();
        sheet.Dispose();
        zip.Dispose();
    }
}
