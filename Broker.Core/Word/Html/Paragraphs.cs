using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>Writes one paragraph: its number, its runs, and one element for each piece that breaks cut it into.</summary>
internal sealed class Paragraphs(Story story)
{
    private readonly Draft draft = story.Draft;

    public void Write(StringBuilder html, ParagraphLook look, ParagraphLook? previous, ParagraphLook? next)
    {
        var inline = new Inline();
        var numbered = look.NumPr is not null && Number(inline, look);
        var start = inline.Html.Length;
        new Runs(story).Write(inline, look, look.Source);

        var hidden = Styled(look).On("vanish") && start == inline.Html.Length && !numbered;
        var pieces = inline.Close();
        if (hidden && pieces.Count == 1) return;

        var marks = ParagraphCss.Marks(look, inline.HasTabs, draft);
        var css = draft.Css.ClassOf(ParagraphCss.Of(look, previous, next, draft));
        var heading = pieces.Any(p => p.HasLine) && story.Name == "body" ? draft.Styles.HeadingLevel(look.StyleId, look.P) : 0;
        var tag = heading is >= 1 and <= 6 ? "h" + heading.ToString(CultureInfo.InvariantCulture) : inline.HasBlocks ? "div" : "p";
        var pageBreak = look.P.On("pageBreakBefore") ? "before" : "";

        for (var i = 0; i < pieces.Count; i++)
        {
            var (cut, content) = (pieces[i].Break, pieces[i].Html);
            // Nothing before a break, or after one: the break alone goes to what follows.
            if (content.Length == 0 && pieces.Count > 1)
            {
                if (cut.Length > 0) pageBreak = cut;
                if (i == pieces.Count - 1) html.Append("<i class=\"break\" data-break=\"").Append(pageBreak).Append("\"></i>\n");
                continue;
            }
            if (cut.Length > 0) pageBreak = cut;
            var later = i > 0 && pieces.Take(i).Any(p => p.Html.Length > 0);
            html.Append('<').Append(tag).Append(" class=\"p").Append(css.Length > 0 ? " " + css : "")
                .Append(look.Align == "justify" ? " j" : "").Append(later ? " rest" : "").Append('"').Append(marks);
            if (pageBreak.Length > 0) html.Append(" data-break=\"").Append(pageBreak).Append('"');
            html.Append('>').Append(content);
            if (!pieces[i].HasLine) html.Append("<span class=\"").Append(MarkClass(look)).Append("\"><br></span>");
            html.Append("</").Append(tag).Append(">\n");
            pageBreak = "";
        }
    }

    private Props Styled(ParagraphLook look) => look.Run(look.MarkRun);

    private string MarkClass(ParagraphLook look) => draft.Css.ClassOf(RunCss.Of(Styled(look), look.Line, draft, look.Ground));

    private bool Number(Inline inline, ParagraphLook look)
    {
        if (draft.Numbering.Next(look.NumPr!, look.StyleId) is not { } number) return false;
        var (text, level) = number;
        if (level.Get("lvlPicBulletId") is not null) draft.CannotDraw("picture-bullet", story, look.Source);
        // The mark's own look, under what the level asks; underlining does not reach the number.
        var run = Styled(look).Over(new XElement(W.Main + "rPr", new XElement(W.Main + "u", new XAttribute(W.Main + "val", "none")))).Over(level.Get("rPr"));
        var font = level.Get("rPr").Get("rFonts").Attr("ascii") ?? RunCss.FontName(run, draft.Theme);
        var css = draft.Css.ClassOf(RunCss.Of(run, look.Line, draft, look.Ground, Symbols.IsSymbolFont(font) ? font : null));
        var shown = HtmlText.Encode(Symbols.ToUnicode(text, font));
        var suffix = level.Get("suff").Val() ?? "tab";
        if (text.Length == 0 && suffix != "tab") return false;
        if (suffix == "tab") inline.HasTabs = true;
        var after = suffix switch { "space" => " ", "nothing" => "", _ => "<span class=\"t\"></span>" };
        // Set to the right of its place, or around it, a number takes no room before the tab.
        if (level.Get("lvlJc").Val() is ("right" or "end" or "center") and var side && text.Length > 0)
            shown = $"<span class=\"mark{(side == "center" ? " mid" : "")}\">{shown}</span>";
        inline.Line.Append("<span class=\"").Append(css).Append("\">").Append(shown).Append(after).Append("</span>");
        return true;
    }
}
