using System.Globalization;
using System.Text;
using Broker.Core.Common;
using Broker.Core.Word;
using Broker.Core.Word.Html;

namespace Broker.Core.Sales;

/// <summary>An advice sheet on paper, in the words of whoever prints it: what the client needs, the offers compared, the one advised and why, and room to sign.</summary>
internal sealed record AdvicePaper(IReadOnlyDictionary<string, string> Words, FirmIdentity Firm, string Client, string? Address, string Number, string Risk, AdviceSheet Sheet, IReadOnlyList<AdvicePaper.Offer> Offers, DateOnly On, CultureInfo Culture)
{
    public sealed record Offer(Guid Id, string Number, string? Insurer, string? Product, Money Premium);

    public string FileName => $"{Word("file")} {Number}-{Sheet.Edition}.pdf";

    public PrintSheet Lay()
    {
        var rows = string.Concat(Offers.Select(o => $"<tr{(o.Id == Sheet.QuoteId ? " class=\"on\"" : "")}><td>{E(o.Number)}{(o.Id == Sheet.QuoteId ? $"<b> · {E(Word("advised"))}</b>" : "")}</td><td>{E(o.Insurer)}</td><td>{E(o.Product)}</td><td class=\"n\">{E(Amount(o.Premium))}</td></tr>"));
        return new($$"""
            <!DOCTYPE html>
            <html lang="{{Culture.TwoLetterISOLanguageName}}" data-pages="1">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{{E(FileName)}}</title>
            <style>@page{size:A4;margin:18mm}body{font:10.5pt/1.45 sans-serif;color:#1c2430;margin:0}h1{font-size:17pt;margin:14pt 0 2pt}h2{font-size:12pt;margin:14pt 0 4pt;border-bottom:1px solid #c6ccd4}p{margin:0 0 6pt}table{width:100%;border-collapse:collapse}th,td{text-align:left;padding:4pt 6pt;border-bottom:1px solid #dde1e6}.n{text-align:right}.on td{background:#eef5ef}.m{color:#566171}.top,.sign{display:flex;justify-content:space-between;gap:20pt}.sign{margin-top:26pt;break-inside:avoid}.sign div{flex:1;border:1px solid #c6ccd4;padding:8pt;min-height:70pt}</style>
            </head>
            <body>
            <div class="top"><div><b>{{E(Firm.Name)}}</b><br>{{Lines(Firm.Address)}}<br><span class="m">{{E(Word("orias"))}} {{E(Firm.Orias)}}</span></div><div><span class="m">{{E(Word("client"))}}</span><br><b>{{E(Client)}}</b><br>{{Lines(Address)}}</div></div>
            <h1>{{E(Word("title"))}}</h1><p class="m">{{E(Number)}} · {{E(Risk)}} · {{E(Word("edition"))}} {{Sheet.Edition}} · {{E(On.ToString("D", Culture))}}</p>
            <h2>{{E(Word("needs"))}}</h2><p>{{Lines(Sheet.Needs)}}</p>
            <h2>{{E(Word("offers"))}}</h2><table><tr><th></th><th>{{E(Word("insurer"))}}</th><th>{{E(Word("product"))}}</th><th class="n">{{E(Word("premium"))}}</th></tr>{{rows}}</table>
            <h2>{{E(Word("reasons"))}}</h2><p>{{Lines(Sheet.Reasons)}}</p>
            <h2>{{E(Word("level"))}}</h2><p>{{E(Word("level-what"))}}</p>
            <div class="sign"><div>{{E(Word("signature-client"))}}<br><span class="m">{{E(Word("place"))}}</span></div><div>{{E(Word("signature-firm"))}}<br><span class="m">{{E(Sheet.WrittenBy)}}</span></div></div>
            </body>
            </html>
            """);
    }

    private string Word(string key) => Words.GetValueOrDefault(key, key);

    private string Amount(Money premium) => premium.Minor == 0 ? "" : premium.Amount.ToString("N2", Culture) + " €";

    private static string E(string? text) => HtmlText.Encode(text);

    private static string Lines(string? text)
    {
        var html = new StringBuilder();
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n')) html.Append(html.Length == 0 ? "" : "<br>").Append(E(line));
        return html.ToString();
    }
}
