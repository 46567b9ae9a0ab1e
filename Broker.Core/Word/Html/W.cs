using System.Globalization;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>Names of WordprocessingML and small readers of its values. Lengths are points throughout.</summary>
internal static class W
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    public static readonly XNamespace Wp14 = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing";
    public static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace Pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    public static readonly XNamespace Wps = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    public static readonly XNamespace Wpg = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup";
    public static readonly XNamespace Wpc = "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas";
    public static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    public static readonly XNamespace O = "urn:schemas-microsoft-com:office:office";
    public static readonly XNamespace W10 = "urn:schemas-microsoft-com:office:word";
    public static readonly XNamespace Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    public static readonly XNamespace M = "http://schemas.openxmlformats.org/officeDocument/2006/math";

    public static XElement? Get(this XElement? e, string local) => e?.Element(Main + local);

    public static string? Attr(this XElement? e, string local) => (string?)e?.Attribute(Main + local);

    public static string? Val(this XElement? e) => e.Attr("val");

    /// <summary>A plain attribute, as DrawingML and VML have them.</summary>
    public static string? Bare(this XElement? e, string name) => (string?)e?.Attribute(name);

    public static bool Is(this XElement e, string local) => e.Name.Namespace == Main && e.Name.LocalName == local;

    /// <summary>An on/off element: present without a value means on.</summary>
    public static bool On(this XElement? e) => e is not null && IsOn(e.Val() ?? "1");

    public static bool IsOn(string? value) => value is "1" or "true" or "on" or "t";

    public static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) && Math.Abs(n) < 1e9 ? n : null;

    public static int? Whole(string? text) => Number(text) is { } n ? (int)Math.Round(Math.Clamp(n, -1e8, 1e8)) : null;

    /// <summary>A length in twentieths of a point, or one that names its unit.</summary>
    public static double? Twips(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return char.IsLetter(text[^1]) ? Length(text) : Number(text) / 20;
    }

    public static double? Twips(this XElement? e, string attribute) => Twips(e.Attr(attribute));

    /// <summary>English metric units, 12 700 to the point.</summary>
    public static double? Emu(string? text) => Number(text) / 12700;

    /// <summary>A length as VML and strict documents write it: <c>12pt</c>, <c>1in</c>, <c>25.4mm</c>; no unit means pixels.</summary>
    public static double? Length(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        text = text.Trim();
        var end = text.Length;
        while (end > 0 && (char.IsLetter(text[end - 1]) || text[end - 1] == '%')) end--;
        if (Number(text[..end]) is not { } n) return null;
        return text[end..].ToLowerInvariant() switch
        {
            "pt" => n,
            "in" => n * 72,
            "cm" => n * 72 / 2.54,
            "mm" => n * 72 / 25.4,
            "pc" or "pi" => n * 12,
            "emu" => n / 12700,
            "" or "px" => n * 0.75,
            _ => null,
        };
    }
}
