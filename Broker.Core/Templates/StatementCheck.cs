using Broker.Core.Common;
using Broker.Core.Word;

namespace Broker.Core.Templates;

/// <summary>What a template says, and what it would have to say before clients are given certificates made with it.</summary>
/// <param name="Statements">None for what is no certificate.</param>
public sealed record StatementCheck(TemplateTags Tags, IReadOnlyList<StatementRow> Statements)
{
    // Each line of a statement is one way to make it; all the tags of a line are needed for it.
    private static readonly Dictionary<CertificateStatement, string[][]> Carriers = new()
    {
        [CertificateStatement.InsurerName] = [["contract.insurer"]],
        [CertificateStatement.InsurerAddress] = [["contract.insurer_address"]],
        [CertificateStatement.PolicyNumber] = [["contract.number"]],
        [CertificateStatement.Holder] = [["client.name"]],
        [CertificateStatement.Period] = [["certificate.from", "certificate.to"], ["receipt.from", "receipt.to"], ["contract.effective", "contract.end"]],
        [CertificateStatement.Subject] =
        [
            ["contract.risk"], ["contract.product"], ["guarantees.name"], ["vehicles.plate"], ["buildings.name"], ["buildings.address"], ["persons.last_name"],
        ],
        // What is insured, not what it costs: a premium says nothing to whoever relies on the cover.
        [CertificateStatement.Amounts] = [["guarantees.limit"]],
        // Whether the firm signs for the insurer is said in words, which differ from one delegation to the next.
        [CertificateStatement.Signature] = [],
    };

    /// <summary>A certificate about one insured item names that item.</summary>
    private static readonly string[][] OfItem = [["item.label"], ["vehicle.plate"], ["building.name"], ["building.address"], ["person.last_name"]];

    public IEnumerable<StatementRow> Lacking => Statements.Where(s => s.Lacks);

    /// <summary>Why it cannot be published; null when it can.</summary>
    public Problem? WhyNot => (Tags.Errors, Lacking.ToList()) switch
    {
        ( > 0, _) => Problem.Of("template.has-errors", Tags.Errors),
        (_, []) => null,
        (_, [var only]) => Problem.Of("template.lacks-one", only.Statement),
        (_, [var first, .. var others]) => Problem.Of("template.lacks-more", first.Statement, others.Count),
    };

    /// <param name="text">The document's own words.</param>
    public static StatementCheck Of(WordTemplate template, Guid file, TemplateTags tags, string text, IReadOnlyCollection<StatementDeclaration> declared, StatementRules? rules) => new(tags,
        template.CanBeOffered
            ? [.. Enum.GetValues<CertificateStatement>().Select(s => Row(s, template.Subject, tags, declared.FirstOrDefault(d => d.Statement == s && d.HoldsFor(file, text)), rules?.Requires(s) ?? true))]
            : []);

    /// <summary>Whether those words stand in the text: neither case nor accents nor blanks count.</summary>
    public static bool Stands(string words, string text) => Plain(text).Contains(Plain(words), StringComparison.Ordinal);

    private static StatementRow Row(CertificateStatement statement, TemplateSubject subject, TemplateTags tags, StatementDeclaration? declared, bool required)
    {
        var ways = statement == CertificateStatement.Subject && subject == TemplateSubject.InsuredItem ? OfItem : Carriers[statement];
        var names = ways.Select(way => string.Join(" + ", way.Select(name => InFrench(name, subject)))).ToList();
        var found = ways.Select(way => way.Select(name => tags.Tags.FirstOrDefault(t => t.Verdict.Known?.Name == name && IsSurelyPrinted(t))).ToList()).FirstOrDefault(way => !way.Contains(null));
        if (found is not null) return new(statement, StatementState.ByTag, required, names, string.Join(" ", found.Select(t => "{{" + t!.Tag.Path + "}}")));
        return declared is null ? new(statement, StatementState.Missing, required, names)
            : new(statement, declared.Words is null ? StatementState.ByPicture : StatementState.ByWords, required, names, null, declared.Words, declared.By, declared.At);
    }

    /// <summary>As words of the paper: not in a condition on something else, nor in what is only read aloud.</summary>
    private static bool IsSurelyPrinted(JudgedTag tag) =>
        tag.Tag is { Kind: TagKind.Value, Place: { Spot: TagSpot.Text, Part: not (TagPart.Title or TagPart.Comment) } }
        && tag.Tag.Inside.All(section => IsList(section, tag) || TagNames.Fold(section) == TagNames.Fold(tag.Tag.Path));

    private static bool IsList(string section, JudgedTag tag) =>
        tag.Verdict.Known?.List is { } list && TagCatalog.Of(TemplateSubject.Contract).Any(t => t.Name == list && t.Spellings.Any(s => TagNames.Fold(s) == TagNames.Fold(section)));

    private static string InFrench(string name, TemplateSubject subject)
    {
        var known = TagCatalog.Of(subject).First(t => t.Name == name);
        var list = known.List is null ? null : TagCatalog.Of(subject).First(t => t.Name == known.List).French;
        return list is null ? "{{" + known.French + "}}" : "{{#" + list + "}} {{" + known.French + "}} {{/" + list + "}}";
    }

    private static string Plain(string text) => string.Join(' ', TagNames.Fold(text.Replace('’', '\'')).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
