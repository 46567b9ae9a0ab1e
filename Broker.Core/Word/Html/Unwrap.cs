using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>
/// Looks through the wrappers Word puts around content (controls, insertions, smart tags, custom XML) at every level, accepts
/// tracked changes, and chooses between alternatives.
/// </summary>
internal static class Unwrap
{
    private static readonly HashSet<string> Drawable = ["wps", "wpg", "wpc", "wp14", "w14", "w15", "a14", "w16se", "w16cid", "v"];

    public static IEnumerable<XElement> Children(XElement? parent)
    {
        if (parent is null) yield break;
        foreach (var child in parent.Elements())
        {
            if (child.Name.Namespace == W.Main)
            {
                switch (child.Name.LocalName)
                {
                    case "del" or "moveFrom":
                        break;
                    case "sdt":
                        foreach (var inner in Children(child.Get("sdtContent"))) yield return inner;
                        break;
                    case "ins" or "moveTo" or "smartTag" or "customXml" or "dir" or "bdo":
                        foreach (var inner in Children(child)) yield return inner;
                        break;
                    default:
                        yield return child;
                        break;
                }
            }
            else if (child.Name == W.Mc + "AlternateContent")
            {
                foreach (var inner in Children(Choose(child))) yield return inner;
            }
            else
            {
                yield return child;
            }
        }
    }

    /// <summary>The first choice whose every requirement we know, else the fallback.</summary>
    public static XElement? Choose(XElement alternate) =>
        alternate.Elements(W.Mc + "Choice").FirstOrDefault(choice =>
            (choice.Bare("Requires") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names && names.All(Drawable.Contains))
        ?? alternate.Element(W.Mc + "Fallback");

    /// <summary>Text a reader sees in an element, without what is deleted: to name places, never to print.</summary>
    public static string PlainText(XElement element) =>
        string.Concat(element.Descendants(W.Main + "t").Where(t => !t.Ancestors(W.Main + "del").Any()).Select(t => t.Value));
}
