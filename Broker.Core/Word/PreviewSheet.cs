using System.Security.Cryptography;
using System.Text;
using Broker.Core.Word.Html;

namespace Broker.Core.Word;

/// <summary>
/// The empty sheet that a preview fills: the styles and the paginator of paper, and a script that puts what is typed into the places kept for it. It is the same for
/// every document and holds nothing of any; the page around it hands it its content, and it fetches nothing itself.
/// </summary>
public static class PreviewSheet
{
    private const string Looks = """
        html,body{overflow:hidden;background:#fff}
        #pages{transform-origin:0 0;width:max-content}
        #pages:not(.laying)>.page:not(.shown){display:none}
        #pages.laying{transform:none!important}
        .page::after{content:"";position:absolute;inset:0;background:var(--mark) center/cover no-repeat;pointer-events:none;z-index:5}
        [data-place]{cursor:pointer}
        [data-place].blank{color:#5b6b82!important;background:#eef2f7}
        [data-place].now{background:#ffe9a8;box-shadow:0 0 0 1.5pt #ffe9a8,0 1.5pt 0 1.5pt #b7791f}
        """;

    private static readonly string Code = PrintPage.Paginator + "\n" + PrintPage.Script("follow.js");

    /// <summary>Only these scripts, no address of any kind, no origin of its own.</summary>
    public static readonly string Policy = "sandbox allow-scripts; default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
        + $"script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Code)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static readonly string Html = $"""
        <!DOCTYPE html>
        <html lang="fr" data-live>
        <head>
        <meta charset="utf-8">
        <title>Document</title>
        <style>{BaseStyles.Text}{Looks}</style>
        <style id="styles"></style>
        </head>
        <body>
        <main id="pages"></main>
        <script>{Code}</script>
        </body>
        </html>
        """;

    /// <summary>Changes when the sheet does.</summary>
    public static readonly string Stamp = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Html)))[..12];
}
