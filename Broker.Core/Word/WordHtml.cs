namespace Broker.Core.Word;

/// <summary>A Word document turned into HTML, not yet cut into pages: the paginator does that where the text is measured.</summary>
/// <param name="Styles">The style sheet the body needs; holds nothing but declarations of our own making.</param>
/// <param name="Body">Sections, headers, footers and notes, as the paginator expects them.</param>
/// <param name="Undrawn">What the document holds and the HTML does not show.</param>
/// <param name="MissingFonts">Fonts named by the document for which only a look-alike with other widths is at hand.</param>
public sealed record WordHtml(
    string Styles,
    string Body,
    string Title,
    string Language,
    IReadOnlyList<Undrawn> Undrawn,
    IReadOnlyList<string> MissingFonts);

/// <summary>Something that cannot be drawn: a stable code and its place.</summary>
/// <param name="Kind">chart, diagram, metafile, picture, external-picture, embedded-document, formula, shape, ink, object, effect, phonetic, picture-bullet,
/// line-numbers, vertical-page.</param>
/// <param name="Story">body, header, footer, footnotes, endnotes.</param>
/// <param name="Near">The first words of the paragraph it stands in; empty when that has none.</param>
public sealed record Undrawn(string Kind, string Story, string Near);
