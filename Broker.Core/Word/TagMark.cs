using System.Xml.Linq;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>The element that stands for a tag while a document is worked on; copies of it in a loop keep all it says.</summary>
internal static class TagMark
{
    public static XElement Of(ParsedTag tag, string text) => new(Tag,
        new XAttribute("kind", tag.Kind), new XAttribute("path", tag.Path), new XAttribute("text", text),
        tag.Format is null ? null : new XAttribute("format", tag.Format),
        tag.Error is null ? null : new XAttribute("error", tag.Error));

    public static XElement Error(string code, string text) => Of(new(TagKind.Value, "", null, code), text);

    public static TagKind KindOf(XElement mark) => Enum.Parse<TagKind>(mark.Attribute("kind")!.Value);

    public static string PathOf(XElement mark) => mark.Attribute("path")!.Value;

    public static string TextOf(XElement mark) => mark.Attribute("text")!.Value;

    public static string? FormatOf(XElement mark) => (string?)mark.Attribute("format");

    public static string? ErrorOf(XElement mark) => (string?)mark.Attribute("error");

    /// <summary>The number a section's start and end share.</summary>
    public static int? PairOf(XElement mark) => (int?)mark.Attribute("pair");

    public static SectionShape? ShapeOf(XElement mark) =>
        (string?)mark.Attribute("shape") is { } shape ? Enum.Parse<SectionShape>(shape) : null;

    public static void Shape(XElement start, SectionShape shape) => start.SetAttributeValue("shape", shape);

    public static void Pair(XElement start, XElement end, int number)
    {
        start.SetAttributeValue("pair", number);
        end.SetAttributeValue("pair", number);
    }
}
