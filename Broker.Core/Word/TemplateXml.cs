using System.Xml.Linq;

namespace Broker.Core.Word;

/// <summary>The XML names the templates' side of the engine speaks.</summary>
internal static class TemplateXml
{
    public const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static readonly XNamespace W = Main;
    public static readonly XNamespace Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    public static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    public static readonly XNamespace Pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    public static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    public static readonly XNamespace O = "urn:schemas-microsoft-com:office:office";
    public static readonly XNamespace W14 = "http://schemas.microsoft.com/office/word/2010/wordml";

    public static readonly XName Paragraph = W + "p";
    public static readonly XName Run = W + "r";
    public static readonly XName RunLook = W + "rPr";
    public static readonly XName Text = W + "t";
    public static readonly XName Break = W + "br";
    public static readonly XName Table = W + "tbl";
    public static readonly XName Row = W + "tr";
    public static readonly XName Cell = W + "tc";
    public static readonly XName Control = W + "sdt";
    public static readonly XName FieldMark = W + "fldChar";
    public static readonly XName TextBox = W + "txbxContent";

    /// <summary>Where a tag was found: it replaces the tag's text while a document is worked on and never reaches a file.</summary>
    public static readonly XName Tag = "tag";

    /// <summary>Where a tag printed nothing, until its line has been closed up.</summary>
    public static readonly XName Nothing = "nothing";

    public static XElement TextElement(string text) => new(Text, new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    /// <summary>A break within the paragraph, not one of page or column.</summary>
    public static bool IsLineFeed(XElement e) =>
        e.Name == W + "cr" || (e.Name == Break && (string?)e.Attribute(W + "type") is null or "textWrapping");

    /// <summary>Spaces at its ends are text too.</summary>
    public static void SetText(XElement text, string value)
    {
        text.Value = value;
        text.SetAttributeValue(XNamespace.Xml + "space", "preserve");
    }

    /// <summary>Perhaps only half a tag: that is for the grammar to say.</summary>
    public static bool HasBraces(string? text) =>
        text is not null && (text.Contains("{{", StringComparison.Ordinal) || text.Contains("}}", StringComparison.Ordinal));

    public static string? Val(this XElement? element) => (string?)element?.Attribute(W + "val");
}
