using Broker.Core.Word;

namespace Broker.Core.Templates;

public sealed record JudgedTag(MergeTag Tag, TagVerdict Verdict);

/// <summary>Every tag of a document with what the product makes of it; nothing is left out.</summary>
/// <param name="Unreadable">Tags whose very form is wrong.</param>
public sealed record TemplateTags(IReadOnlyList<JudgedTag> Tags, IReadOnlyList<TagError> Unreadable)
{
    public int Errors => Unreadable.Count + Tags.Count(t => t.Verdict.State == TagState.Error);

    /// <summary>What is asked for, each once, in the document's order.</summary>
    public IEnumerable<IGrouping<string, MergeTag>> Asked =>
        Tags.Where(t => t.Verdict.State == TagState.Asked).GroupBy(t => TagNames.Fold(t.Tag.Path), t => t.Tag);

    /// <param name="codes">The firm's own, which some tags end with; without them any will do.</param>
    public static TemplateTags Read(byte[] docx, TemplateSubject subject, FirmCodes? codes = null)
    {
        var reading = MergeTags.Read(docx);
        return new(
            [.. reading.Tags.Where(t => t.Kind != TagKind.SectionEnd).Select(t => new JudgedTag(t, TagCatalog.Judge(t, subject, codes)))],
            reading.Errors);
    }
}
