using Broker.Core.Common;
using Broker.Portal.Kit;

namespace Broker.Tests.Kit;

public sealed class FormatsTests : KitScene
{
    private Formats Formats => The<Formats>();

    [Theory]
    [InlineData(128450, "EUR", "fr-FR", "1\u00A0284,50\u00A0€")]
    [InlineData(-128450, "EUR", "fr-FR", "\u22121\u00A0284,50\u00A0€")]
    [InlineData(41200, "CHF", "fr-FR", "412,00\u00A0CHF")]
    [InlineData(128450, "EUR", "en-GB", "€1,284.50")]
    [InlineData(-50, "GBP", "en-GB", "\u2212£0.50")]
    [InlineData(41200, "CHF", "en-GB", "CHF\u00A0412.00")]
    public void An_amount_keeps_its_currency_on_its_line(long minor, string currency, string culture, string written)
    {
        Speak(culture);
        Assert.Equal(written, Formats.Money(new Money(minor, currency)));
    }

    [Fact]
    public void A_share_is_written_as_each_language_does()
    {
        Assert.Equal("34\u00A0%", Formats.Percent(.34m));
        Speak("en-GB");
        Assert.Equal("34.5%", Formats.Percent(.345m, 1));
    }

    [Theory]
    [InlineData("fr-FR", "01/02/2027", "1ᵉʳ\u00A0février\u00A02027", "lundi\u00A01ᵉʳ\u00A0février\u00A02027")]
    [InlineData("en-GB", "1\u00A0Feb\u00A02027", "1\u00A0February\u00A02027", "Monday\u00A01\u00A0February\u00A02027")]
    public void A_date_cannot_be_misread(string culture, string grid, string sentence, string full)
    {
        Speak(culture);
        var date = new DateOnly(2027, 2, 1);
        Assert.Equal((grid, sentence, full), (Formats.Date(date), Formats.LongDate(date), Formats.FullDate(date)));
    }

    [Fact]
    public void A_moment_is_told_in_the_time_of_the_firm()
    {
        Assert.Equal("25/11/2026 à 00:30", Formats.Moment(new DateTime(2026, 11, 24, 23, 30, 0, DateTimeKind.Utc)));
        Assert.Equal("24/07/2026 à 12:00", Formats.Moment(new DateTime(2026, 7, 24, 10, 0, 0, DateTimeKind.Utc)));
    }

    [Theory]
    [InlineData(-20, "à l’instant")]
    [InlineData(-40 * 60, "il y a\u00A040\u00A0min")]
    [InlineData(-3 * 3600, "il y a\u00A03\u00A0h")]
    [InlineData(-11 * 3600, "il y a\u00A011\u00A0h")]
    [InlineData(-12 * 3600, "hier à\u00A023:12")]
    [InlineData(-3 * 24 * 3600, "21\u00A0nov.")]
    [InlineData(-400 * 24 * 3600, "20\u00A0oct.\u00A02025")]
    [InlineData(5 * 60, "dans 5\u00A0min")]
    [InlineData(26 * 3600, "demain à\u00A013:12")]
    public void Time_gone_by_is_told_as_people_tell_it(int seconds, string told) =>
        Assert.Equal(told, Formats.Ago(Now.AddSeconds(seconds)));

    [Fact]
    public void The_present_year_goes_without_saying()
    {
        Assert.Equal("23\u00A0nov.", Formats.ShortDate(new DateOnly(2026, 11, 23)));
        Assert.Equal("23\u00A0nov.\u00A02027", Formats.ShortDate(new DateOnly(2027, 11, 23)));
    }

    [Fact]
    public void What_remains_of_72_hours_is_counted_in_hours_and_minutes()
    {
        Assert.Equal("17\u00A0h\u00A005\u00A0min", Formats.Length(new TimeSpan(17, 5, 0)));
        Assert.Equal("54\u00A0h\u00A000\u00A0min", Formats.Length(TimeSpan.FromHours(54)));
        Assert.Equal("4\u00A0j", Formats.Length(TimeSpan.FromHours(100)));
    }

    [Fact]
    public void A_file_is_measured_in_the_reader_s_units()
    {
        Assert.Equal("1,5\u00A0Mo", Formats.FileSize(1536 * 1024));
        Speak("en-GB");
        Assert.Equal("20\u00A0KB", Formats.FileSize(20 * 1024));
    }
}
