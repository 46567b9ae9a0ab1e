using System.Globalization;
using System.Text;
using Broker.Core.Files;

namespace Broker.Tests.Files;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("fr-FR", "Nom;Depuis\r\n\"Dupont; fils\";15/06/2026\r\n")]
    [InlineData("en-GB", "Nom,Depuis\r\nDupont; fils,15/06/2026\r\n")]
    public void The_separator_and_the_dates_are_those_of_the_readers_language(string culture, string expected)
    {
        var written = Write(culture, ["Nom", "Depuis"], ["Dupont; fils", new DateOnly(2026, 6, 15)]);
        Assert.Equal(expected, written);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+33 4", "'+33 4")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("a=b", "a=b")]
    [InlineData("deux\nlignes", "\"deux\nlignes\"")]
    public void No_cell_is_a_formula(string typed, string cell) => Assert.Equal(cell + "\r\n", Write("fr-FR", [typed]));

    [Fact]
    public void Figures_are_figures_even_below_zero_and_nothing_is_nothing() => Assert.Equal("-5;;3,5\r\n", Write("fr-FR", [-5, null, 3.5m]));

    private static string Write(string culture, params object?[][] rows)
    {
        var stream = new MemoryStream();
        using (var csv = new CsvWriter(stream, CultureInfo.GetCultureInfo(culture))) foreach (var row in rows) csv.Write(row);
        var bytes = stream.ToArray();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        return Encoding.UTF8.GetString(bytes[3..]);
    }
}
