using System.Globalization;
using System.Text;

namespace Broker.Core.Demo;

/// <summary>A page as somebody would have sent it: who from, what it is, its facts, a foot. Written by hand, since the demo is also laid out where there is no browser to print with.</summary>
internal static class DemoSheet
{
    private const int Left = 64, Right = 531, FirstLine = 640, LineHeight = 26;

    /// <param name="facts">A name and a value a line; a value of several lines takes as many.</param>
    public static byte[] Of(string from, string title, IEnumerable<(string Name, string Value)> facts, string foot)
    {
        var page = new StringBuilder($"0.12 0.37 0.36 rg {Left} 716 {Right - Left} 2 re f\n");
        Write(page, "F2", 12, 744, from);
        page.Append("0.1 0.12 0.14 rg\n");
        Write(page, "F2", 20, 676, title);
        var y = FirstLine;
        foreach (var (name, value) in facts)
        {
            page.Append("0.42 0.46 0.5 rg\n");
            Write(page, "F1", 10, y, name);
            page.Append("0.1 0.12 0.14 rg\n");
            foreach (var line in value.Split('\n'))
            {
                Write(page, "F1", 11, y, line, Left + 150);
                y -= 16;
            }
            y -= LineHeight - 16;
        }
        page.Append(CultureInfo.InvariantCulture, $"0.85 0.87 0.88 rg {Left} 82 {Right - Left} 1 re f\n0.42 0.46 0.5 rg\n");
        Write(page, "F1", 9, 64, foot);
        return Document(title, page.ToString());
    }

    private static void Write(StringBuilder page, string font, int size, int y, string words, int x = Left) =>
        page.Append(CultureInfo.InvariantCulture, $"BT /{font} {size} Tf {x} {y} Td ({Escaped(words)}) Tj ET\n");

    private static byte[] Document(string title, string page)
    {
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R/Lang(fr)>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>",
            $"<</Length {page.Length}>>\nstream\n{page}\nendstream", Font("Helvetica"), Font("Helvetica-Bold"), $"<</Title({Escaped(title)})>>",
        ];
        var (pdf, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) pdf.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R/Info {objects.Length} 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private static string Font(string name) => $"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>";

    /// <summary>In the letters of the standard fonts, one byte each.</summary>
    private static string Escaped(string words) => words.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal)
        .Replace('’', '\u0092').Replace('–', '\u0096').Replace('œ', '\u009c').Replace('€', '\u0080').Replace('\u202f', '\u00a0');
}
