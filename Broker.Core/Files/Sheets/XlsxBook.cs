using System.Globalization;
using System.Xml;

namespace Broker.Core.Files.Sheets;

/// <summary>What of a workbook one must know before its rows mean something: which sheet is the first one sees, which styles are days, the shared texts.</summary>
internal sealed class XlsxBook
{
    private const string Types = "[Content_Types].xml", Root = "_rels/.rels";

    public required string Sheet { get; init; }
    public required SheetCell[] Shared { get; init; }
    public required bool[] Days { get; init; }

    /// <summary>Days counted from 1904, as old Macintoshes did.</summary>
    public required bool From1904 { get; init; }

    public static XlsxBook Read(XlsxParts parts)
    {
        if (!parts.Has(Types) || !parts.Has(Root)) throw new SheetRefusal("sheet.not-a-workbook");
        CheckTypes(parts);
        var main = Links(parts, Root, "").FirstOrDefault(l => l.Kind == "officeDocument").Target;
        if (main is null || !parts.Has(main)) throw new SheetRefusal("sheet.not-a-workbook");

        var links = Links(parts, RelationsOf(main), FolderOf(main));
        var (from1904, sheet) = (false, (string?)null);
        foreach (var xml in parts.Elements(main))
        {
            if (xml.LocalName == "workbookPr") from1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet" || sheet is not null || xml.GetAttribute("state") is "hidden" or "veryHidden") continue;
            var id = xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
            sheet = links.FirstOrDefault(l => l.Id == id && l.Kind == "worksheet").Target;
        }
        if (sheet is null || !parts.Has(sheet)) throw new SheetRefusal("sheet.not-a-workbook");
        return new()
        {
            Sheet = sheet, From1904 = from1904,
            Shared = links.FirstOrDefault(l => l.Kind == "sharedStrings").Target is { } texts && parts.Has(texts) ? ReadShared(parts, texts) : [],
            Days = links.FirstOrDefault(l => l.Kind == "styles").Target is { } styles && parts.Has(styles) ? ReadStyles(parts, styles) : [],
        };
    }

    private static void CheckTypes(XlsxParts parts)
    {
        var isWorkbook = false;
        foreach (var xml in parts.Elements(Types))
        {
            if (xml.GetAttribute("ContentType") is not { } type) continue;
            if (type.Contains(".binary.", StringComparison.OrdinalIgnoreCase)) throw new SheetRefusal("sheet.old-format");
            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)) throw new SheetRefusal("sheet.macros");
            isWorkbook |= type.EndsWith("spreadsheetml.sheet.main+xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith("spreadsheetml.template.main+xml", StringComparison.OrdinalIgnoreCase);
        }
        if (!isWorkbook) throw new SheetRefusal("sheet.not-a-workbook");
    }

    private static List<(string Id, string Kind, string Target)> Links(XlsxParts parts, string relations, string folder)
    {
        List<(string, string, string)> links = [];
        if (!parts.Has(relations)) return links;
        foreach (var xml in parts.Elements(relations))
        {
            if (xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") == "External" || xml.GetAttribute("Target") is not { } target) continue;
            var kind = xml.GetAttribute("Type") ?? "";
            links.Add((xml.GetAttribute("Id") ?? "", kind[(kind.LastIndexOf('/') + 1)..], Resolve(folder, target)));
        }
        return links;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        List<string> steps = [];
        foreach (var step in $"{folder}{target}".Split('/'))
        {
            if (step == ".." && steps.Count > 0) steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or "")) steps.Add(step);
        }
        return string.Join('/', steps);
    }

    private static string FolderOf(string part) => part[..(part.LastIndexOf('/') + 1)];

    private static string RelationsOf(string part) => $"{FolderOf(part)}_rels/{part[(part.LastIndexOf('/') + 1)..]}.rels";

    private static SheetCell[] ReadShared(XlsxParts parts, string part)
    {
        using var xml = parts.Open(part);
        var (texts, text, left) = (new List<SheetCell>(), new CellText(), SheetLimits.SharedText);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.Depth == 0) continue;
            if (xml.LocalName != "si")
            {
                parts.Skip(xml, part);
                continue;
            }
            text.Clear();
            text.ReadInside(parts, xml, part);
            texts.Add(text.ToCell());
            if ((left -= 32 + 2 * text.Length) < 0) throw new SheetRefusal("sheet.bomb", SheetLimits.SharedText >> 20);
        }
        return [.. texts];
    }

    private static bool[] ReadStyles(XlsxParts parts, string part)
    {
        var (formats, days, within) = (new Dictionary<int, bool>(), new List<bool>(), false);
        foreach (var xml in parts.Elements(part))
        {
            if (xml.Depth == 1) within = xml.LocalName == "cellXfs";
            if (xml.LocalName == "numFmt" && Number(xml, "numFmtId") is { } id) formats[id] = IsDay(xml.GetAttribute("formatCode") ?? "");
            if (within && xml.LocalName == "xf" && xml.Depth == 2) days.Add(Number(xml, "numFmtId") is { } format && (formats.TryGetValue(format, out var day) ? day : IsBuiltInDay(format)));
        }
        return [.. days];
    }

    private static int? Number(XmlReader xml, string name) => int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsBuiltInDay(int format) => format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>Days, months, years or hours in a number's pattern, outside its quoted words and its bracketed colours.</summary>
    private static bool IsDay(string pattern)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < pattern.Length; i++)
        {
            var sign = pattern[i];
            if (sign == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (sign == '\\' || sign == '_' || sign == '*') i++;
            else if (sign == '[') bracketed = true;
            else if (sign == ']') bracketed = false;
            else if (!bracketed && "dmyhDMYHjaJA".Contains(sign)) return true;
        }
        return false;
    }
}
