using System.Text;

namespace Broker.Core.Word.Html;

/// <summary>The inside of one paragraph while it is written: cut in pieces by page and column breaks, links kept open over runs.</summary>
internal sealed class Inline
{
    /// <param name="Break">The break before it: page, column or none.</param>
    internal sealed record Piece(string Break)
    {
        public StringBuilder Html { get; } = new();

        /// <summary>Holds something that stands in a line; anchored shapes and bookmarks do not.</summary>
        public bool HasLine { get; set; }
    }

    private readonly List<Piece> pieces = [new("")];
    private string? openLink;

    /// <summary>Holds a text box or another block, which a <c>p</c> element cannot.</summary>
    public bool HasBlocks { get; set; }

    public bool HasTabs { get; set; }

    public StringBuilder Html => pieces[^1].Html;

    /// <summary>Where to write what stands in a line.</summary>
    public StringBuilder Line
    {
        get
        {
            pieces[^1].HasLine = true;
            return Html;
        }
    }

    /// <summary>Something stands in the line being written.</summary>
    public bool InLine => pieces[^1].HasLine && !EndsWith("<br></span>");

    /// <summary>A break that leaves the line before it spread from edge to edge, as a justified one is.</summary>
    public void Spread()
    {
        Link(null);
        Html.Append("<span class=\"nl\"><i></i><br></span>");
    }

    /// <param name="href">An address already found harmless; null closes the link.</param>
    public void Link(string? href)
    {
        if (href == openLink) return;
        if (openLink is not null) Html.Append("</a>");
        if (href is not null) Html.Append("<a href=\"").Append(HtmlText.Encode(href)).Append("\">");
        openLink = href;
    }

    /// <param name="kind">page or column.</param>
    public void Break(string kind)
    {
        var link = openLink;
        Link(null);
        pieces.Add(new Piece(kind));
        Link(link);
    }

    private bool EndsWith(string text)
    {
        if (Html.Length < text.Length) return false;
        for (var i = 0; i < text.Length; i++)
            if (Html[Html.Length - text.Length + i] != text[i]) return false;
        return true;
    }

    public IReadOnlyList<Piece> Close()
    {
        Link(null);
        return pieces;
    }
}
