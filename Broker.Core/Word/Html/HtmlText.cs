using System.Text;

namespace Broker.Core.Word.Html;

internal static class HtmlText
{
    /// <summary>Text as it may stand between tags and in quoted attributes; characters that XML 1.0 would not carry are left out.</summary>
    public static string Encode(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var html = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            switch (c)
            {
                case '&': html.Append("&amp;"); break;
                case '<': html.Append("&lt;"); break;
                case '>': html.Append("&gt;"); break;
                case '"': html.Append("&quot;"); break;
                case '\'': html.Append("&#39;"); break;
                case '\t' or '\n' or '\r': html.Append(' '); break;
                default:
                    if (c >= ' ' && c is not '\uFFFE' and not '\uFFFF' and not '\u007F') html.Append(c);
                    break;
            }
        }
        return html.ToString();
    }
}
