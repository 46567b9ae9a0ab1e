using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>
/// Word's own mail merge fields, rewritten as tags with the look of their result, so that the rest knows one spelling only.
/// A field that cannot be said as a tag becomes an error in its place.
/// </summary>
internal static partial class MergeFields
{
    private sealed class Field(XElement begin, bool inCode)
    {
        public XElement Begin => begin;
        public bool InCode => inCode;
        public XElement? Separate { get; set; }
        public XElement? End { get; set; }
        public StringBuilder Code { get; } = new();
    }

    public static void Rewrite(XElement root)
    {
        foreach (var field in Fields(root).ToList())
        {
            var words = Words().Matches(field.Code.ToString()).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Value).ToList();
            switch (words.FirstOrDefault()?.ToUpperInvariant())
            {
                case "MERGEFIELD" when field.InCode:
                    Refuse(field, "tag.in-field");
                    break;
                case "MERGEFIELD":
                    RewriteValue(field, words);
                    break;
                case "ADDRESSBLOCK" or "GREETINGLINE" or "NEXT" or "NEXTIF" or "SKIPIF" or "MERGEREC" or "MERGESEQ":
                    Refuse(field, "tag.field-kind");
                    break;
                // What a code says is followed, not printed: a tag there would stay as it is.
                default:
                    if (HasBraces(field.Code.ToString())) Refuse(field, "tag.in-field");
                    break;
            }
        }
    }

    private static IEnumerable<Field> Fields(XElement root)
    {
        var open = new Stack<Field>();
        foreach (var element in root.Descendants().Where(e => e.Name.Namespace == W))
        {
            switch (element.Name.LocalName)
            {
                case "fldSimple" when !IsDeleted(element):
                    var simple = new Field(element, open.Any(f => f.Separate is null));
                    simple.Code.Append((string?)element.Attribute(W + "instr"));
                    yield return simple;
                    break;
                case "instrText" when open.TryPeek(out var field) && field.Separate is null:
                    field.Code.Append(element.Value);
                    break;
                case "fldChar" when !IsDeleted(element):
                    if (Follow(open, element) is { } closed) yield return closed;
                    break;
            }
        }
    }

    private static Field? Follow(Stack<Field> open, XElement mark)
    {
        switch ((string?)mark.Attribute(W + "fldCharType"))
        {
            case "begin":
                open.Push(new(mark, open.Any(f => f.Separate is null)));
                break;
            case "separate" when open.TryPeek(out var field):
                field.Separate = mark;
                break;
            case "end" when open.TryPop(out var field):
                field.End = mark;
                return field;
        }
        return null;
    }

    private static void RewriteValue(Field field, IReadOnlyList<string> words)
    {
        var name = words.Count > 1 ? words[1].Trim('«', '»', ' ') : "";
        if (name.AsSpan().IndexOfAny('{', '}') >= 0) Refuse(field, "tag.name");
        else if (!TryFormat(words.Skip(2).ToList(), out var format)) Refuse(field, "tag.field-switch");
        else Replace(field, format is null ? $"{{{{{name}}}}}" : $"{{{{{name} | {format}}}}}");
    }

    /// <summary>The field's switches as one of our formats; false when they ask for something we do not do.</summary>
    private static bool TryFormat(IReadOnlyList<string> words, out string? format)
    {
        format = null;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word is @"\m" or @"\v") continue;
            if (word.Length < 2 || word[0] != '\\') return false;
            var argument = word.Length > 2 ? word[2..] : ++i < words.Count ? words[i] : "";
            if (word[1] == '*' && argument.ToUpperInvariant() is "MERGEFORMAT" or "CHARFORMAT") continue;
            if (format is not null || Meaning(word[1], argument) is not { } meaning) return false;
            format = meaning;
        }
        return true;
    }

    private static string? Meaning(char option, string argument) => option switch
    {
        '*' => argument.ToUpperInvariant() switch { "UPPER" => "upper", "LOWER" => "lower", "FIRSTCAP" => "capital", _ => null },
        '@' when argument.Contains("MMMM") => "long_date",
        '@' => argument.AsSpan().IndexOfAny("dMyY") < 0 ? "time" : "date",
        '#' => argument.AsSpan().IndexOfAny("€$£") < 0 ? "number" : "money",
        _ => null,
    };

    private static void Refuse(Field field, string code)
    {
        var mark = TagMark.Error(code, field.Code.ToString().Trim());
        field.Begin.AddBeforeSelf(field.Begin.Name == FieldMark ? mark : new XElement(Run, mark));
    }

    private static void Replace(Field field, string tag)
    {
        var text = TextElement(tag);
        if (field.End is null)
        {
            field.Begin.ReplaceWith(new XElement(Run, field.Begin.Descendants(RunLook).FirstOrDefault(), text));
            return;
        }
        var owner = TagLine.OwnerOf(field.Begin);
        if (TagLine.OwnerOf(field.End) != owner) { Refuse(field, "tag.unclosed"); return; }

        var pieces = owner.Descendants().Where(e => e.Parent!.Name == Run && e.Name != RunLook)
            .SkipWhile(e => e != field.Begin).TakeWhile(e => e != field.End).Append(field.End).ToList();
        var result = pieces.SkipWhile(e => e != field.Separate).FirstOrDefault(e => e.Name == TemplateXml.Text) ?? field.Begin;
        result.AddBeforeSelf(text);
        foreach (var piece in pieces)
        {
            var run = piece.Parent;
            piece.Remove();
            if (run is not null && run.Elements().All(e => e.Name == RunLook)) run.Remove();
        }
    }

    private static bool IsDeleted(XElement element) => element.Ancestors().Any(a => a.Name == W + "del" || a.Name == W + "moveFrom");

    [GeneratedRegex("""
        "([^"]*)"|[^\s"]+
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Words();
}
