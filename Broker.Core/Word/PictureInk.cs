using System.Xml.Linq;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>The drawing that shows a picture in its line.</summary>
internal static class PictureInk
{
    private const int EmusPerMm = 36_000;
    private static readonly XNamespace A = TemplateXml.Drawing;

    public static XElement Draw(MergePicture picture, string relation, int id)
    {
        var (width, height) = ((long)(picture.WidthMm * EmusPerMm), (long)(picture.HeightMm * EmusPerMm));
        var name = "Picture " + id;
        return new(W + "drawing",
            new XElement(Wp + "inline",
                new XAttribute("distT", 0), new XAttribute("distB", 0), new XAttribute("distL", 0), new XAttribute("distR", 0),
                new XElement(Wp + "extent", new XAttribute("cx", width), new XAttribute("cy", height)),
                new XElement(Wp + "docPr", new XAttribute("id", id), new XAttribute("name", name), new XAttribute("descr", picture.AltText)),
                new XElement(Wp + "cNvGraphicFramePr", new XElement(A + "graphicFrameLocks", new XAttribute("noChangeAspect", 1))),
                new XElement(A + "graphic",
                    new XElement(A + "graphicData", new XAttribute("uri", Pic.NamespaceName), Frame(picture, relation, name, width, height)))));
    }

    private static XElement Frame(MergePicture picture, string relation, string name, long width, long height) =>
        new(Pic + "pic",
            new XElement(Pic + "nvPicPr",
                new XElement(Pic + "cNvPr", new XAttribute("id", 0), new XAttribute("name", name), new XAttribute("descr", picture.AltText)),
                new XElement(Pic + "cNvPicPr")),
            new XElement(Pic + "blipFill",
                new XElement(A + "blip", new XAttribute(XName.Get("embed", Relation), relation)),
                new XElement(A + "stretch", new XElement(A + "fillRect"))),
            new XElement(Pic + "spPr",
                new XElement(A + "xfrm",
                    new XElement(A + "off", new XAttribute("x", 0), new XAttribute("y", 0)),
                    new XElement(A + "ext", new XAttribute("cx", width), new XAttribute("cy", height))),
                new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"))));
}

/// <summary>Numbers of drawings, one only in the whole document.</summary>
internal sealed class DrawingIds(IEnumerable<XElement> roots)
{
    private readonly HashSet<int> used = [];
    private int last = roots.SelectMany(r => r.Descendants(Wp + "docPr")).Select(IdOf).DefaultIfEmpty(0).Max();

    public int Next() => ++last;

    /// <summary>The first to hold a number keeps it; what a loop copied gets a new one.</summary>
    public void MakeUnique(XElement root)
    {
        foreach (var drawing in root.Descendants(Wp + "docPr"))
            if (!used.Add(IdOf(drawing)))
            {
                drawing.SetAttributeValue("id", Next());
                used.Add(last);
            }
    }

    private static int IdOf(XElement drawing) => int.TryParse((string?)drawing.Attribute("id"), out var id) ? id : 0;
}
