using Broker.Core.Word.Html;
using DocumentFormat.OpenXml.Packaging;

namespace Broker.Core.Word;

/// <summary>
/// Our own reading of a Word document: bytes in, HTML and findings out; nothing is fetched and nothing is run. The same bytes
/// always give the same HTML. The bytes are those of a package that has passed the gate.
/// </summary>
public static class WordToHtml
{
    /// <param name="language">Language of the document for screen readers, as in <c>lang</c>.</param>
    /// <param name="mark">Letters and digits before every name it gives out, when it is printed with others in one sheet.</param>
    public static WordHtml Convert(byte[] docx, string language = "fr", string mark = "")
    {
        using var stream = new MemoryStream(docx, writable: false);
        using var package = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = PartXml.MaxCharacters });
        var main = package.MainDocumentPart ?? throw new InvalidDataException("The package has no main document part.");

        var draft = new Draft(main, language, mark);
        var body = new DocumentWriter(draft).Write();
        var title = DocumentTitle.Read(package)?.Trim();
        return new WordHtml(
            draft.Css.Sheet(),
            body,
            string.IsNullOrEmpty(title) ? draft.FirstWords : title,
            language,
            draft.Undrawn,
            draft.Fonts.Missing);
    }
}
