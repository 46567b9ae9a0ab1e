using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>Writes one value where its mark stands, in the look of the mark's run.</summary>
internal sealed class ValueInk(OpenXmlPart part, DrawingIds ids, CultureInfo culture, UnknownTags unknown)
{
    private readonly Dictionary<MergePicture, string> pictures = new(ReferenceEqualityComparer.Instance);

    public bool KeepsUnknown => unknown == UnknownTags.KeepVisible;

    public void Print(XElement mark, MergeScope scope)
    {
        var value = scope.Find(TagMark.PathOf(mark));
        if (value is null && KeepsUnknown) KeepVisible(mark);
        else if (TagMark.KindOf(mark) == TagKind.Picture)
            mark.ReplaceWith(value is MergePicture picture ? PictureInk.Draw(picture, RelationOf(picture), ids.Next()) : new XElement(Nothing));
        else
            Write(mark, value is null ? "" : TagFormats.Print(value, TagMark.FormatOf(mark), culture));
    }

    public void KeepVisible(XElement mark) => Write(mark, TagMark.TextOf(mark));

    private static void Write(XElement mark, string text)
    {
        var nodes = Nodes(Clean(text)).ToList();
        mark.ReplaceWith(nodes.Count == 0 ? [new XElement(Nothing)] : nodes);
    }

    private static IEnumerable<XElement> Nodes(string text)
    {
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('\n' or '\t')) continue;
            if (i > from) yield return TextElement(text[from..i]);
            if (i < text.Length) yield return new XElement(text[i] == '\n' ? Break : W + "tab");
            from = i + 1;
        }
    }

    /// <summary>One kind of line feed, and no character XML cannot carry.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                clean.Append('\n');
                if (i + 1 < text.Length && text[i + 1] == '\n') i++;
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1])) clean.Append(c).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(c)) clean.Append(c);
        }
        return clean.ToString();
    }

    /// <summary>A picture printed many times is stored once in its part.</summary>
    private string RelationOf(MergePicture picture)
    {
        if (pictures.TryGetValue(picture, out var known)) return known;
        var image = part.AddNewPart<ImagePart>("image/png", "rIdPicture" + Guid.NewGuid().ToString("N"));
        using (var stream = new MemoryStream(picture.Png)) image.FeedData(stream);
        return pictures[picture] = part.GetIdOfPart(image);
    }
}
