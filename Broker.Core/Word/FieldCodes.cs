using System.Text;
using System.Xml;

namespace Broker.Core.Word;

/// <summary>Follows Word's fields through a part as it streams by, and refuses those that fetch or start something.</summary>
internal sealed class FieldCodes
{
    private readonly Stack<StringBuilder> open = new();
    private readonly StringBuilder stray = new();

    public void See(string part, XmlReader reader)
    {
        if (reader.NamespaceURI != TemplateXml.Main) return;
        switch (reader.LocalName)
        {
            case "fldSimple":
                Judge(part, reader.GetAttribute("instr", TemplateXml.Main) ?? "");
                break;
            case "fldChar" when reader.GetAttribute("fldCharType", TemplateXml.Main) == "begin":
                open.Push(new());
                break;
            case "fldChar" when reader.GetAttribute("fldCharType", TemplateXml.Main) == "end":
                if (open.TryPop(out var whole)) Judge(part, whole.ToString());
                break;
            case "instrText":
                (open.TryPeek(out var code) ? code : stray).Append(TextOf(reader));
                break;
        }
    }

    /// <summary>
    /// At the end of a part: a code is no less followed for a mark that is missing around it. A field that never ends takes along all the
    /// text after it, and would print without.
    /// </summary>
    public void Close(string part)
    {
        Judge(part, stray.ToString());
        foreach (var code in open) Judge(part, code.ToString());
        if (open.Count > 0) throw new GateRefusal("word.damaged", part);
    }

    /// <summary>Reads the element's text and leaves the reader on its last node, so that the pass misses nothing.</summary>
    private static string TextOf(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var text = new StringBuilder();
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            // Text only, by Word's schema; an element hidden here would escape the other checks.
            if (reader.NodeType == XmlNodeType.Element) throw new XmlException("An element inside a field code.");
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
                text.Append(reader.Value);
        }
        return text.ToString();
    }

    private static void Judge(string part, string code)
    {
        var words = code.Split([' ', '\t', '\n', '\r', '\u00A0', '"'], StringSplitOptions.RemoveEmptyEntries);
        switch (words.FirstOrDefault()?.ToUpperInvariant())
        {
            case "DDE" or "DDEAUTO" or "INCLUDETEXT" or "INCLUDEPICTURE" or "INCLUDE" or "IMPORT" or "LINK" or "EMBED" or "DATABASE" or "RD":
                throw new GateRefusal("word.external-content", part, code.Trim());
            case "HYPERLINK" when words.Length > 1 && words[1][0] != '\\' && !PackageLinks.MayBeFollowed(words[1]):
                throw new GateRefusal("word.link", part, words[1]);
        }
    }
}
