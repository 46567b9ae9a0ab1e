using System.Text;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>Writes what runs hold: text, tabs, breaks, symbols, fields, notes, pictures.</summary>
internal sealed class Runs(Story story)
{
    private static readonly string[] Effects = ["outline", "shadow", "emboss", "imprint"];

    private readonly Draft draft = story.Draft;

    public void Write(Inline inline, ParagraphLook look, XElement container, string? link = null)
    {
        foreach (var e in Unwrap.Children(container))
        {
            switch (e.Name.LocalName)
            {
                case "r" when e.Name.Namespace == W.Main:
                    Run(inline, look, e, link);
                    break;
                case "hyperlink" when e.Name.Namespace == W.Main:
                    var id = (string?)e.Attribute(W.Rel + "id");
                    Write(inline, look, e, Links.OfRelationship(story.Part, id) ?? Links.Inside(e.Attr("anchor"), draft) ?? link);
                    break;
                case "fldSimple":
                    Simple(inline, look, e, link);
                    break;
                case "bookmarkStart" when e.Attr("name") is { Length: > 0 } name && name != "_GoBack":
                    inline.Link(null);
                    inline.Html.Append("<a id=\"").Append(draft.Bookmark(name)).Append("\"></a>");
                    break;
                case "oMath" or "oMathPara" when e.Name.Namespace == W.M:
                    draft.CannotDraw("formula", story, e);
                    Span(inline, look, null, HtmlText.Encode(string.Concat(e.Descendants(W.M + "t").Select(t => t.Value))), link);
                    break;
                case "subDoc" or "altChunk":
                    draft.CannotDraw("embedded-document", story, e);
                    break;
            }
        }
    }

    private void Simple(Inline inline, ParagraphLook look, XElement field, string? link)
    {
        story.Fields.Begin();
        story.Fields.Code(field.Attr("instr"));
        story.Fields.Separate();
        Write(inline, look, field, link);
        Unresolved(inline, look, field.Get("r").Get("rPr"), link);
    }

    private void Run(Inline inline, ParagraphLook look, XElement run, string? link)
    {
        var rPr = run.Get("rPr");
        var hidden = look.Run(rPr).On("vanish");
        foreach (var e in Unwrap.Children(run))
        {
            var name = e.Name.LocalName;
            if (name == "fldChar") FieldChar(inline, look, e, rPr, link);
            else if (name == "instrText") story.Fields.Code(e.Value);
            else if (!story.Fields.InCode && !hidden) Piece(inline, look, e, rPr, link);
        }
    }

    private void FieldChar(Inline inline, ParagraphLook look, XElement e, XElement? rPr, string? link)
    {
        switch (e.Attr("fldCharType"))
        {
            case "begin":
                var nested = story.Fields.InCode;
                story.Fields.Begin();
                // An old form's check box is drawn from its data.
                if (e.Get("ffData").Get("checkBox") is { } box && !nested)
                    Span(inline, look, rPr, (box.Get("checked") ?? box.Get("default")).On() ? "☒" : "☐", link);
                // So is the entry that its list shows.
                if (e.Get("ffData").Get("ddList") is { } list && !nested && Chosen(list) is { Length: > 0 } entry) Span(inline, look, rPr, HtmlText.Encode(entry), link);
                break;
            case "separate":
                story.Fields.Separate();
                break;
            case "end":
                Unresolved(inline, look, rPr, link);
                break;
        }
    }

    private static string? Chosen(XElement list) =>
        list.Elements(W.Main + "listEntry").ElementAtOrDefault(W.Whole((list.Get("result") ?? list.Get("default")).Val()) ?? 0).Val();

    private void Unresolved(Inline inline, ParagraphLook look, XElement? rPr, string? link)
    {
        var (counter, text) = story.Fields.End();
        if (counter is not null) Span(inline, look, rPr, CounterMark(counter), link);
        else if (text is not null) Span(inline, look, rPr, HtmlText.Encode(text), link);
    }

    private void Piece(Inline inline, ParagraphLook look, XElement e, XElement? rPr, string? link)
    {
        if (story.Fields.Replaces(out var counter))
        {
            if (counter is not null) Span(inline, look, rPr, CounterMark(counter), link);
            return;
        }
        switch (e.Name.LocalName)
        {
            case "t":
                Text(inline, look, e.Value, rPr, link);
                break;
            case "tab":
                inline.HasTabs = true;
                Span(inline, look, rPr, "<span class=\"t\"></span>", null);
                break;
            case "ptab":
                inline.HasTabs = true;
                Span(inline, look, rPr, $"<span class=\"t\" data-to=\"{(e.Attr("alignment") is ("center" or "right") and var to ? to : "left")}\"></span>", null);
                break;
            case "br" or "cr":
                if (e.Attr("type") is ("page" or "column") and var kind) inline.Break(kind);
                else if (look.Align == "justify" && draft.SpreadsBrokenLines && inline.InLine) inline.Spread();
                else Span(inline, look, rPr, "<br>", null);
                break;
            case "noBreakHyphen":
                Span(inline, look, rPr, "\u2011", link);
                break;
            case "softHyphen":
                Span(inline, look, rPr, "\u00AD", link);
                break;
            case "sym":
                Symbol(inline, look, e, rPr, link);
                break;
            case "footnoteReference" or "endnoteReference":
                Note(inline, look, e, rPr);
                break;
            case "footnoteRef" or "endnoteRef":
                Span(inline, look, rPr, HtmlText.Encode(story.NoteMark), null);
                break;
            case "ruby":
                // The text; what stands small above it is named.
                draft.CannotDraw("phonetic", story, e);
                Write(inline, look, e.Get("rubyBase") ?? e, link);
                break;
            case "contentPart":
                draft.CannotDraw("ink", story, e);
                break;
            case "pgNum":
                Span(inline, look, rPr, CounterMark("page"), link);
                break;
            case "drawing":
                inline.Link(null);
                new Drawings(story).Write(inline, look, e);
                break;
            case "pict" or "object":
                inline.Link(null);
                new Vml(story).Write(inline, look, e);
                break;
        }
    }

    private void Text(Inline inline, ParagraphLook look, string text, XElement? rPr, string? link)
    {
        if (text.Length == 0) return;
        if (FollowMark.Read(text) is { } place)
        {
            Place(inline, look, place.Number, place.Format, rPr, link);
            return;
        }
        draft.Mention(text.Trim());
        if (rPr is not null && Effects.Any(name => rPr.Get(name).On())) draft.CannotDraw("effect", story, rPr);
        var run = look.Run(rPr);
        var shown = Symbols.ToUnicode(text, RunCss.FontName(run, draft.Theme));
        Span(inline, look, rPr, run.On("smallCaps") && !run.On("caps") ? SmallCapitals(shown) : HtmlText.Encode(shown), link);
    }

    /// <summary>Left empty, for whoever types to fill: with the marks of a paragraph that has tabs, for what is typed may have some.</summary>
    private void Place(Inline inline, ParagraphLook look, int number, string format, XElement? rPr, string? link)
    {
        inline.HasTabs = true;
        var run = look.Run(rPr);
        var small = run.On("smallCaps") && !run.On("caps") ? " data-small=\"\"" : "";
        Span(inline, look, rPr, "", link, marks: $" data-place=\"{number}\" data-as=\"{format}\"{small}");
    }

    // Word's small capitals are four fifths of the great ones; a browser's are smaller.
    private static string SmallCapitals(string text)
    {
        var html = new StringBuilder();
        for (int from = 0, to = 0; from < text.Length; from = to)
        {
            while (to < text.Length && char.IsLower(text[to]) == char.IsLower(text[from])) to++;
            var part = HtmlText.Encode(text[from..to]);
            html.Append(char.IsLower(text[from]) ? $"<span class=\"sc\">{part}</span>" : part);
        }
        return html.ToString();
    }

    private void Symbol(Inline inline, ParagraphLook look, XElement e, XElement? rPr, string? link)
    {
        if (!int.TryParse(e.Attr("char"), System.Globalization.NumberStyles.HexNumber, null, out var code) || code is <= 0x1F or > 0xFFFF or (>= 0xD800 and <= 0xDFFF)) return;
        var font = e.Attr("font");
        Span(inline, look, rPr, HtmlText.Encode(Symbols.ToUnicode(((char)code).ToString(), font)), link, font);
    }

    private void Note(Inline inline, ParagraphLook look, XElement e, XElement? rPr)
    {
        if (e.Attr("id") is not { } id) return;
        var foot = e.Name.LocalName == "footnoteReference";
        var (key, mark) = story.Draft.Notes.Refer(foot, id, e.Attr("customMarkFollows") is { } own && W.IsOn(own));
        if (key is null) return;
        Span(inline, look, rPr, $"<span class=\"{(foot ? "fn" : "en")}\" data-note=\"{key}\">{HtmlText.Encode(mark)}</span>", null);
    }

    private static string CounterMark(string counter) => $"<span class=\"n\" data-count=\"{counter}\">1</span>";

    /// <param name="html">Encoded already.</param>
    private void Span(Inline inline, ParagraphLook look, XElement? rPr, string html, string? link, string? symbolFont = null, string marks = "")
    {
        inline.Link(link ?? FieldLink());
        var run = look.Run(rPr);
        var lang = run["lang"].Val() is { } l && Languages.Differs(l, draft.Language) ? $" lang=\"{l}\"" : "";
        if (RunCss.Wide(run) is { } wide) marks += $" data-wide=\"{wide}\"";
        inline.Line.Append("<span class=\"").Append(draft.Css.ClassOf(RunCss.Of(run, look.Line, draft, look.Ground, symbolFont))).Append('"').Append(lang).Append(marks).Append('>')
            .Append(html).Append("</span>");
    }

    private string? FieldLink()
    {
        var (address, place) = story.Fields.Link();
        return Links.Outside(address) ?? (address is null ? Links.Inside(place, draft) : null);
    }
}

internal static class Languages
{
    /// <summary>A well-formed language tag of another language than the document's.</summary>
    public static bool Differs(string tag, string document) =>
        tag.Length is >= 2 and <= 12 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && char.IsAsciiLetter(tag[0])
        && !tag.StartsWith(document, StringComparison.OrdinalIgnoreCase);
}
