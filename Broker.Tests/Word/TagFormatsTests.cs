using System.Globalization;
using Broker.Core.Common;
using Broker.Core.Word;

namespace Broker.Tests.Word;

[Rule("D-39")]
public sealed class TagFormatsTests
{
    private static readonly DateOnly First = new(2026, 3, 1);

    [Theory]
    [InlineData("fr-FR", null, "01/03/2026")]
    [InlineData("fr-FR", "long_date", "1er mars 2026")]
    [InlineData("en-GB", null, "01/03/2026")]
    [InlineData("en", "long_date", "1 March 2026")]
    public void A_date_is_day_first_in_both_languages(string culture, string? format, string expected) =>
        Assert.Equal(expected, TagFormats.Print(new MergeDate(First), format, CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("fr-FR", "EUR", "1 234,50 €")]
    [InlineData("en-GB", "EUR", "€1,234.50")]
    [InlineData("en-GB", "CHF", "1,234.50 CHF")]
    public void An_amount_shows_its_currency(string culture, string currency, string expected) =>
        Assert.Equal(expected, Plain(TagFormats.Print(new MergeAmount(new Money(123450, currency)), null, CultureInfo.GetCultureInfo(culture))));

    [Fact]
    public void A_negative_amount_keeps_its_sign() => Assert.Equal("-€2.00", TagFormats.Print(new MergeAmount(Money.Euros(-2)), null, CultureInfo.GetCultureInfo("en-GB")));

    [Fact]
    public void A_number_shows_the_decimals_it_has()
    {
        Assert.Equal("12", TagFormats.Print(new MergeNumber(12.00m), null, Filled.French));
        Assert.Equal("12,25", TagFormats.Print(new MergeNumber(12.25m), null, Filled.French));
        Assert.Equal("12,00 €", Plain(TagFormats.Print(new MergeNumber(12), "money", Filled.French)));
        Assert.Equal("1 234,50", Plain(TagFormats.Print(new MergeAmount(Money.Euros(1234.5m)), "number", Filled.French)));
    }

    [Fact]
    public void A_moment_has_a_date_and_a_time()
    {
        var moment = new MergeMoment(new DateTime(2026, 3, 1, 9, 5, 0));
        Assert.Equal("01/03/2026 09:05", TagFormats.Print(moment, null, Filled.French));
        Assert.Equal("09:05", TagFormats.Print(moment, "time", Filled.French));
        Assert.Equal("1er mars 2026", TagFormats.Print(moment, "long_date", Filled.French));
    }

    [Theory]
    [InlineData("upper", "ÉLODIE DUPONT")]
    [InlineData("lower", "élodie dupont")]
    [InlineData("capital", "Élodie Dupont")]
    [InlineData("date", "élodie Dupont")]
    [InlineData(null, "élodie Dupont")]
    public void Text_changes_its_case_and_nothing_else(string? format, string expected) =>
        Assert.Equal(expected, TagFormats.Print(new MergeText("élodie Dupont"), format, Filled.French));

    [Fact]
    public void A_flag_prints_as_a_word()
    {
        Assert.Equal("OUI", TagFormats.Print(new MergeFlag(true), "upper", Filled.French));
        Assert.Equal("no", TagFormats.Print(new MergeFlag(false), null, CultureInfo.GetCultureInfo("en")));
    }

    [Fact]
    public void Every_name_and_alias_leads_to_one_format()
    {
        Assert.All(TagFormats.All, format => Assert.All(format.Aliases.Append(format.Name), name => Assert.Equal(format.Name, TagFormats.Find(name.ToUpperInvariant()))));
        Assert.Null(TagFormats.Find("sideways"));
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
