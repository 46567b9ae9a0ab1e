using System.Globalization;
using Broker.Core.Common;
using Broker.Core.Word;

namespace Broker.Core.Templates;

/// <summary>What is typed for one asked tag while the page is looked at.</summary>
/// <param name="Type">As it is being configured; null for the type it has.</param>
/// <param name="Value">In the form of <see cref="AskedAnswers"/>, complete or not.</param>
/// <param name="Stands">Its places are kept on the page even while it is empty: it is being typed, or must be.</param>
public sealed record TypedAnswer(string Tag, FieldType? Type, string? Value, bool Stands);

/// <summary>A page as it is typed: the document as it will be printed, with empty places for what is asked, which the browser fills at each keystroke.</summary>
/// <param name="Fields">In the order of the places' numbers.</param>
public sealed record LivePage(string Styles, string Body, string Language, IReadOnlyList<LiveField> Fields, PrintedForms Forms)
{
    /// <summary>Answers there is room for; a document with more is shown without following the others.</summary>
    private const int MostFields = 4096;

    /// <param name="unsaid">What stands for a field that nobody is being asked for.</param>
    /// <param name="check">At the foot of what is printed to be checked.</param>
    /// <exception cref="ArgumentException">The template has tag errors.</exception>
    internal static LivePage Of(
        byte[] docx, TemplateTags tags, TagValues values, IReadOnlyList<AskedField> fields, IEnumerable<TypedAnswer> typed, CultureInfo culture, Func<AskedField, MergeValue?>? unsaid = null,
        CheckLine? check = null)
    {
        var said = typed.GroupBy(t => TagNames.Fold(t.Tag)).ToDictionary(g => g.Key, g => g.First());
        var answers = new Dictionary<string, MergeValue>();
        var given = new Dictionary<int, (string Kept, MergeValue Value)>();
        for (var i = 0; i < fields.Count && i < MostFields; i++)
        {
            if (said.GetValueOrDefault(TagNames.Fold(fields[i].Tag)) is not { } answer)
            {
                if (unsaid?.Invoke(fields[i]) is { } fixedValue) answers[fields[i].Tag] = fixedValue;
                continue;
            }
            var type = answer.Type ?? fields[i].Type;
            var kept = AskedAnswers.Clean(type, answer.Value);
            if (kept.Length > 0) given[i] = (kept, AskedAnswers.ToMerge(type, kept));
            else if (!answer.Stands) continue;
            answers[fields[i].Tag] = new MergeFollowed(i, kept.Length > 0 ? given[i].Value : type == FieldType.YesNo ? false : "…");
        }
        var html = WordToHtml.Convert(WordFill.Fill(docx, values.For(tags, answers), culture), culture.TwoLetterISOLanguageName);
        if (check is not null) html = check.On(html);
        var apart = new HashSet<int>();
        // In a watermark or in the words that describe a picture nothing can be followed: what was typed so far stands there.
        var body = FollowMark.Replace(html.Body, (number, format) =>
        {
            apart.Add(number);
            return given.TryGetValue(number, out var value) ? HtmlOf(TagFormats.Print(value.Value, Null(format), culture)) : "";
        });
        return new(html.Styles, body, html.Language, [.. fields.Select((field, i) => FieldOf(field, i, tags, given, apart.Contains(i), culture))], PrintedForms.Of(culture));
    }

    private static LiveField FieldOf(AskedField field, int number, TemplateTags tags, Dictionary<int, (string Kept, MergeValue Value)> given, bool apart, CultureInfo culture)
    {
        var name = TagNames.Fold(field.Tag);
        var own = tags.Tags.Where(t => TagNames.Fold(t.Tag.Path) == name).Select(t => t.Tag).ToList();
        var printed = given.TryGetValue(number, out var value)
            ? own.Where(t => t.Kind == TagKind.Value).Select(t => t.Format ?? "").Distinct().ToDictionary(f => f, f => TagFormats.Print(value.Value, Null(f), culture))
            : [];
        return new(field.Tag, own.Exists(t => t.Kind is TagKind.SectionStart or TagKind.InvertedStart), apart, printed.Count > 0 ? value.Kept : null, printed);
    }

    private static string? Null(string format) => format.Length == 0 ? null : format;

    private static string HtmlOf(string text) => System.Net.WebUtility.HtmlEncode(text.ReplaceLineEndings(" "));
}

/// <param name="Steers">Parts of the document come and go with it: the page is asked for again when it turns from something to nothing, or from yes to no.</param>
/// <param name="Apart">It also stands where it cannot be followed: the page is asked for again at each pause.</param>
/// <param name="Value">The answer the page was asked with.</param>
/// <param name="Printed">That answer as paper shows it, by format.</param>
public sealed record LiveField(string Tag, bool Steers, bool Apart, string? Value, IReadOnlyDictionary<string, string> Printed);

/// <summary>How documents write numbers and dates, for the browser to write them alike.</summary>
public sealed record PrintedForms(bool French, string Group, string Point, string Minus, IReadOnlyList<string> Months, string Yes, string No)
{
    /// <summary>By ISO code.</summary>
    public required IReadOnlyDictionary<string, string> Countries { get; init; }

    public static PrintedForms Of(CultureInfo culture) => new(
        culture.TwoLetterISOLanguageName == "fr", culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NegativeSign,
        culture.DateTimeFormat.MonthGenitiveNames[..12], TagFormats.Print(true, null, culture), TagFormats.Print(false, null, culture))
    {
        Countries = Common.Countries.In(culture).ToDictionary(c => c.Code, c => c.Name),
    };
}
