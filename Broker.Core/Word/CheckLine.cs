using Broker.Core.Word.Html;

namespace Broker.Core.Word;

/// <summary>
/// The line that makes a printed document checkable where its template does not: number, code, address and QR picture, small, at the foot of each page. The paginator puts
/// it where nothing else is printed.
/// </summary>
/// <param name="Picture">The QR of the address.</param>
public sealed record CheckLine(string Number, string Code, string Address, MergePicture Picture)
{
    private const int CodeGroup = 4;

    /// <summary>The number, and the code as it is read aloud.</summary>
    internal string Words => $"{Number} · {string.Join(' ', Code.Chunk(CodeGroup).Select(group => new string(group)))}";

    /// <summary>Nothing is added to a document that shows the picture already.</summary>
    public WordHtml On(WordHtml document)
    {
        if (document.Body.Contains($"alt=\"{HtmlText.Encode(Picture.AltText)}\"", StringComparison.Ordinal)) return document;
        return document with
        {
            Body = document.Body + $"<div class=\"check\" lang=\"zxx\"><img src=\"data:image/png;base64,{Convert.ToBase64String(Picture.Png)}\" alt=\"{HtmlText.Encode(Picture.AltText)}\">"
                + $"<span>{HtmlText.Encode(Words)}<br>{HtmlText.Encode(Address)}</span></div>",
        };
    }
}
