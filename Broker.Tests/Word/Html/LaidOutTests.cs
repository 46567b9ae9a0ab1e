using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Broker.Core.Word;
using Broker.Tests.Workshop;

namespace Broker.Tests.Word.Html;

/// <summary>Where words come to stand, on the real press: what only the paginator can know.</summary>
[Trait("Kind", "Browser")]
public sealed partial class LaidOutTests(PressBench bench) : IClassFixture<PressBench>
{
    private const string Section = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1000\" w:right=\"1000\" w:bottom=\"1000\" w:left=\"1000\"/></w:sectPr>";

    private static string P(string text, string properties = "", string run = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    private static string Cell(string content, string properties = "") => $"<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/>{properties}</w:tcPr>{content}</w:tc>";

    [BrowserFact]
    public async Task Words_stand_where_word_processors_set_them()
    {
        var merged = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"3000\"/></w:tblGrid>"
            + $"<w:tr>{Cell(P("fusion") + P("f2") + P("f3") + P("f4") + P("f5") + P("f6"), "<w:vMerge w:val=\"restart\"/>")}{Cell(P("haut"))}</w:tr><w:tr>{Cell(P(""), "<w:vMerge/>")}{Cell(P("bas"))}</w:tr></w:tbl>";
        const string frame = "<w:framePr w:w=\"3000\" w:h=\"1000\" w:hRule=\"exact\" w:hAnchor=\"margin\" w:vAnchor=\"text\" w:xAlign=\"right\" w:y=\"600\" w:wrap=\"around\"/>";
        var words = await PlacesAsync(P("étendu naturel") + P("étroit serrée", "", "<w:w w:val=\"50\"/>") + P("étroit serrée")
            + $"<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:t>deux mots</w:t><w:br/><w:t>à gauche</w:t></w:r></w:p>"
            + merged + P("cadre", frame) + P(string.Concat(Enumerable.Repeat("mot ", 80))));

        var (squeezed, natural) = (words.Where(w => w.Text == "serrée").First(), words.Where(w => w.Text == "serrée").Last());
        Assert.Equal(0.5, (squeezed.Right - squeezed.Left) / (natural.Right - natural.Left), 2);
        Assert.Equal(0.5, (squeezed.Left - 50) / (natural.Left - 50), 2);
        // A line before a break is spread to the edge, the last one is not.
        Assert.Equal(595.3 - 50, Of("mots").Right, 0.6);
        Assert.InRange(Of("gauche").Right, 50, 200);
        // The row above keeps its own height: the last takes what the merged cell needs beyond both.
        Assert.Equal(Of("f2").Top, Of("bas").Top, 0.6);
        // The line above the frame keeps its whole width; those beside it do not.
        var lines = words.Where(w => w.Text == "mot").GroupBy(w => w.Top).Select(line => line.Max(w => w.Right)).ToList();
        Assert.True(lines[0] > 500, $"{lines[0]}");
        Assert.InRange(lines[3], 300, Of("cadre").Left);

        (string Text, double Left, double Top, double Right) Of(string text) => words.Single(w => w.Text == text);
    }

    [BrowserFact]
    public async Task Leaders_are_counted_in_twentieths_of_a_point()
    {
        var words = await PlacesAsync(P("Prime</w:t><w:tab/><w:t>12", "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"4000\"/></w:tabs>") + P("Nom</w:t><w:tab/><w:t xml:space=\"preserve\"> ", "<w:tabs><w:tab w:val=\"left\" w:leader=\"underscore\" w:pos=\"4000\"/></w:tabs>"));

        // 200 points less two words of 27.2 and 10 points; a dot of ten points is two and a half wide.
        Assert.Equal(65, words.Single(w => w.Text.StartsWith("Prime", StringComparison.Ordinal)).Text.Count(c => c == '.'));
        // One more than fits: 180.5 points of signs five wide.
        Assert.Equal(37, words.Single(w => w.Text.StartsWith("Nom", StringComparison.Ordinal)).Text.Count(c => c == '_'));
    }

    private async Task<IReadOnlyList<(string Text, double Left, double Top, double Right)>> PlacesAsync(string body)
    {
        var pdf = await bench.Press.PrintAsync(PrintPage.Compose(new HtmlSample(body + Section).Convert()));
        using var reading = Process.Start(new ProcessStartInfo("pdftotext", ["-bbox", "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var text = reading.StandardOutput.ReadToEndAsync();
        await reading.StandardInput.BaseStream.WriteAsync(pdf);
        reading.StandardInput.Close();
        await reading.WaitForExitAsync();
        return [.. Word().Matches(await text).Select(m => (m.Groups[4].Value, At(m, 1), At(m, 2), At(m, 3)))];

        static double At(Match match, int group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("<word xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"[0-9.]+\">(.*?)</word>")]
    private static partial Regex Word();
}
