using System.Globalization;
using System.Text;
using System.Xml;

namespace Broker.Core.Files.Sheets;

/// <summary>A cell's text as it is gathered from its pieces, no further than a cell may hold: a million characters pass through and leave no trace but that.</summary>
internal sealed class CellText
{
    private readonly char[] buffer = new char[SheetLimits.CellLength + 1];

    public int Length { get; private set; }
    public bool TooLong => Length > SheetLimits.CellLength;
    public ReadOnlySpan<char> Span => buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public SheetCell ToCell() => TooLong ? new(CellKind.TooLong) : Length == 0 ? SheetCell.Empty : SheetCell.Of(Unescaped(new string(buffer, 0, Length)));

    /// <summary>The text of the node one stands on.</summary>
    public void Add(XmlReader xml)
    {
        while (true)
        {
            if (TooLong)
            {
                Drain(xml);
                return;
            }
            var read = xml.ReadValueChunk(buffer, Length, buffer.Length - Length);
            if (read == 0) return;
            Length += read;
        }
    }

    private static void Drain(XmlReader xml)
    {
        var thrown = new char[4096];
        while (xml.ReadValueChunk(thrown, 0, thrown.Length) > 0) { }
    }

    /// <summary>All pieces of text inside the element one stands on, but how they are pronounced.</summary>
    public void ReadInside(XlsxParts parts, XmlReader xml, string part)
    {
        if (xml.IsEmptyElement) return;
        for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) Add(xml);
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName is not ("t" or "r")) parts.Skip(xml, part);
        }
    }

    /// <summary>Excel writes signs that XML lacks as _x000D_, and what only looks so with _x005F_ before it.</summary>
    private static string Unescaped(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && i + 6 < text.Length && text[i + 1] == 'x' && text[i + 6] == '_' && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sign) && sign is 9 or 10 or 13 or '_')
            {
                plain.Append((char)sign);
                i += 6;
            }
            else plain.Append(text[i]);
        }
        return plain.ToString();
    }
}
