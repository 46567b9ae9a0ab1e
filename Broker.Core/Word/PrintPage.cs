using System.Security.Cryptography;
using System.Text;
using Broker.Core.Word.Html;

namespace Broker.Core.Word;

/// <summary>Wraps converted HTML into the complete document that a press prints and a preview shows.</summary>
public static class PrintPage
{
    internal static readonly string Paginator = Script("paginate.js");

    /// <summary>Several documents as one, each with its own pages and page numbers. Each was converted with a mark of its own.</summary>
    /// <param name="whole">Printed to the last letter or not at all.</param>
    public static PrintSheet Compose(IReadOnlyList<WordHtml> documents, bool whole = false) => Compose(documents[0] with
    {
        Styles = string.Concat(documents.Select(d => d.Styles)),
        Body = string.Concat(documents.Select(d => $"<div class=\"document\">{d.Body}</div>\n")),
    }, whole);

    /// <param name="whole">Printed to the last letter or not at all: what is issued, rather than what is looked at.</param>
    public static PrintSheet Compose(WordHtml document, bool whole = false)
    {
        // Derived from what it protects: the same document gives the same sheet, and no document can contain its own nonce.
        var nonce = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document.Body + document.Styles + Paginator)))[..32];
        var title = HtmlText.Encode(document.Title.Length > 0 ? document.Title : "Document");
        return new PrintSheet($"""
            <!DOCTYPE html>
            <html lang="{HtmlText.Encode(document.Language)}"{(whole ? " data-whole" : "")}>
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'">
            <title>{title}</title>
            <style>{BaseStyles.Text}{document.Styles}</style>
            </head>
            <body>
            <div id="source">{document.Body}</div>
            <main id="pages"></main>
            <script nonce="{nonce}">{Paginator}</script>
            </body>
            </html>
            """, 1d / BaseStyles.Enlarged);
    }

    internal static string Script(string name)
    {
        using var stream = typeof(PrintPage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
