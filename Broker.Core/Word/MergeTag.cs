namespace Broker.Core.Word;

public enum TagKind { Value, Picture, SectionStart, InvertedStart, SectionEnd }

/// <summary>Title: the document's own, among its properties; it becomes the PDF's.</summary>
public enum TagPart { Body, Header, Footer, Footnote, Endnote, Comment, Title }

/// <summary>Text, or words that are printed or read aloud without being text: those of a watermark, those that describe a picture.</summary>
public enum TagSpot { Text, Watermark, Description }

/// <summary>Enough to say in words where a tag is: "in the header, after 'Police n°'".</summary>
/// <param name="Row">Number of the row in its table, from 1; null outside tables.</param>
/// <param name="After">The last words before it, of its own paragraph or else of the one before; empty at the very start.</param>
public sealed record TagPlace(TagPart Part, bool InTextBox, int? Row, string After)
{
    public TagSpot Spot { get; init; }
}

/// <param name="Path">As written, without accents composed two ways; compare without regard to case.</param>
/// <param name="Format">The English name of one of <see cref="TagFormats.All"/>, whatever alias was written.</param>
/// <param name="Inside">Paths of the sections around it, outermost first.</param>
public sealed record MergeTag(string Path, TagKind Kind, string? Format, TagPlace Place, IReadOnlyList<string> Inside)
{
    /// <summary>The closest section around it, which may be a list or a condition.</summary>
    public string? InList => Inside.Count == 0 ? null : Inside[^1];
}

/// <param name="Code">
/// tag.unclosed, tag.unopened, tag.name, tag.expression, tag.format-unknown, tag.format-misplaced, tag.section-unclosed, tag.section-crossed,
/// tag.end-without-start, tag.too-deep (sections within sections within…), tag.in-field (a tag or merge field inside another field's code),
/// tag.in-link (in the address of a link), tag.value-only (a picture, list or condition where only words can stand), tag.field-kind (a mail merge field that is not a value),
/// tag.field-switch (a merge field's option that has no equal here).
/// </param>
/// <param name="Text">The tag as it stands in the file.</param>
public sealed record TagError(string Code, string Text, TagPlace Place);

public sealed record TagReading(IReadOnlyList<MergeTag> Tags, IReadOnlyList<TagError> Errors);
