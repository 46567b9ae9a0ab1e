using System.Globalization;
using System.Text;
using Broker.Core.Common;
using Broker.Core.Templates;
using Broker.Core.Word;

namespace Broker.Core.Communication;

/// <summary>The tags of a predefined message: spelt as in documents, of the groups a mail has something to say about.</summary>
internal static class MessageTags
{
    private static readonly string[] Groups = ["client", "contract", "handler", "firm", "date"];

    private static readonly Dictionary<string, KnownTag> Known = (
        from tag in TagCatalog.Of(TemplateSubject.Contract)
        where tag.List is null && tag.Shape == TagShape.Value && Groups.Contains(tag.Name.Split('.')[0])
        from spelling in tag.Spellings
        select (Spelling: TagNames.Fold(spelling), Tag: tag)).DistinctBy(pair => pair.Spelling).ToDictionary(pair => pair.Spelling, pair => pair.Tag);

    /// <summary>Their own names, as one writes them: English, then French.</summary>
    public static IReadOnlyList<(string English, string French)> Offered { get; } = [.. Known.Values.Distinct().Select(t => (t.Name, t.French))];

    /// <summary>The first tag that is none of ours.</summary>
    public static Problem? Check(string text, string field) =>
        TagGrammar.FindAll(text).Where(found => Find(found.Tag) is null).Select(found => Problem.Of("predefined.tag-unknown", text[found.Start..found.End]).At(field)).FirstOrDefault();

    /// <summary>A tag that has nothing to say prints nothing (D-35).</summary>
    public static string Fill(string text, TagValues values, CultureInfo culture)
    {
        var (filled, at) = (new StringBuilder(), 0);
        foreach (var found in TagGrammar.FindAll(text))
        {
            filled.Append(text, at, found.Start - at);
            if (Find(found.Tag) is { } tag && values.Find(tag.Name) is { } value) filled.Append(TagFormats.Print(value, found.Tag.Format, culture));
            at = found.End;
        }
        return filled.Append(text, at, text.Length - at).ToString();
    }

    private static KnownTag? Find(ParsedTag tag) => tag is { Error: null, Kind: TagKind.Value } ? Known.GetValueOrDefault(TagNames.Fold(tag.Path)) : null;
}
