using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>The words a document prints, tags as they stand: body, headers, footers and notes, without what is hidden or deleted.</summary>
public static class DocumentWords
{
    public static string Read(byte[] docx)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(docx, writable: false), isEditable: false, MergeTags.Settings());
        var text = new StringBuilder();
        foreach (var (part, kind) in MergeTags.PartsOf(word))
            if (kind != TagPart.Comment) Write(MergeTags.Load(part), text);
        return text.ToString();
    }

    private static void Write(XElement element, StringBuilder text)
    {
        foreach (var child in element.Elements())
        {
            // Drawn twice, for Word and for older programs.
            if (child.Name == Mc + "Fallback" || (child.Name == W + "r" && child.Element(W + "rPr")?.Element(W + "vanish") is not null)) continue;
            if (child.Name == W + "t") text.Append(child.Value);
            else if (child.Name == W + "tab" || child.Name == W + "br" || child.Name == W + "cr") text.Append(' ');
            else if (child.Name == W + "noBreakHyphen") text.Append('-');
            else Write(child, text);
            if (child.Name == W + "p") text.Append('\n');
        }
    }
}
