using System.Net;
using System.Text;

namespace Broker.Core.Communication;

/// <summary>A mail in the firm's colours: plain text made into the simple HTML every mail programme shows alike. Nothing typed is ever markup.</summary>
internal static class MailLook
{
    private const string OurColour = "#1f5f5b";

    public sealed record Sender(string Name, string Address, string? Phone, string? Email, string? Orias, string? Colour)
    {
        public static readonly Sender Nameless = new("Broker", "", null, null, null, null);
    }

    /// <param name="press">A button after the text, with the address it leads to: ours, never typed by anybody.</param>
    public static string Html(Sender firm, string text, string author, (string Label, string Address)? press = null)
    {
        var colour = firm.Colour is { Length: 7 } own && own[0] == '#' && own.AsSpan(1).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0 ? own : OurColour;
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body style=\"margin:0;padding:24px;background:#f4f5f5\">")
            .Append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr><td align=\"center\">")
            .Append("<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" style=\"max-width:600px;background:#ffffff;font:15px/1.55 Arial,Helvetica,sans-serif;color:#1c2423\">")
            .Append($"<tr><td style=\"padding:16px 28px;background:{colour};color:#ffffff;font-size:17px;font-weight:bold\">{Safe(firm.Name)}</td></tr><tr><td style=\"padding:24px 28px\">");
        foreach (var paragraph in text.Trim().Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            html.Append($"<p style=\"margin:0 0 14px\">{Safe(paragraph.Trim('\n')).Replace("\n", "<br>")}</p>");
        if (press is var (label, address))
            html.Append($"<p style=\"margin:22px 0\"><a href=\"{Safe(address)}\" style=\"display:inline-block;padding:12px 22px;border-radius:8px;background:{colour};color:#ffffff;text-decoration:none;font-weight:bold\">{Safe(label)}</a></p>");
        html.Append($"<p style=\"margin:22px 0 0\">{(author == "" ? "" : Safe(author) + "<br>")}<b>{Safe(firm.Name)}</b></p></td></tr>")
            .Append($"<tr><td style=\"padding:14px 28px;border-top:3px solid {colour};font-size:12px;color:#5b6664\">{Foot(firm)}</td></tr></table></td></tr></table></body></html>");
        return html.ToString();
    }

    private static string Foot(Sender firm)
    {
        var lines = new[]
        {
            Safe(firm.Address).Replace("\n", ", "), string.Join(" · ", new[] { firm.Phone, firm.Email }.Where(part => !string.IsNullOrWhiteSpace(part)).Select(Safe)),
            string.IsNullOrWhiteSpace(firm.Orias) ? "" : $"ORIAS {Safe(firm.Orias)}",
        };
        return string.Join("<br>", lines.Where(line => line != ""));
    }

    private static string Safe(string? text) => WebUtility.HtmlEncode(text ?? "");
}
