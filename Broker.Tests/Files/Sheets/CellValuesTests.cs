using System.Globalization;
using Broker.Core.Files.Sheets;

namespace Broker.Tests.Files.Sheets;

public sealed class CellValuesTests
{
    [Theory]
    [InlineData("15/06/2026")]
    [InlineData("15/6/26")]
    [InlineData("15.06.2026")]
    [InlineData("15-06-2026")]
    [InlineData("2026-06-15")]
    [InlineData("2026/06/15")]
    [InlineData("20260615")]
    [InlineData("15 juin 2026")]
    [InlineData("lundi 15 juin 2026")]
    [InlineData("15 June 2026")]
    [InlineData("June 15, 2026")]
    [InlineData("15 Jun 2026")]
    [InlineData("15-Jun-2026")]
    [InlineData(" 15/06/2026 ")]
    [InlineData("15/06/2026 00:00")]
    [InlineData("2026-06-15T00:00:00")]
    public void A_day_is_a_day_however_it_is_written(string typed) => Assert.Equal(new DateTime(2026, 6, 15), CellValues.Moment(SheetCell.Of(typed)));

    [Theory]
    [InlineData("1er février 2026", "2026-02-01")]
    [InlineData("3 févr. 2026", "2026-02-03")]
    [InlineData("22 nov. 2026", "2026-11-22")]
    [InlineData("22 déc 26", "2026-12-22")]
    [InlineData("Sept 3 2026", "2026-09-03")]
    [InlineData("14 août 2026", "2026-08-14")]
    [InlineData("31/12/2026", "2026-12-31")]
    public void Months_are_known_in_both_languages_however_short(string typed, string day) => Assert.Equal(DateTime.Parse(day, CultureInfo.InvariantCulture), CellValues.Moment(SheetCell.Of(typed)));

    [Theory]
    [InlineData("15/06/2026 14:30")]
    [InlineData("2026-06-15 14:30")]
    [InlineData("15/06/2026 à 14h30")]
    [InlineData("15 June 2026 at 14:30")]
    public void An_hour_may_stand_behind(string typed) => Assert.Equal(new DateTime(2026, 6, 15, 14, 30, 0), CellValues.Moment(SheetCell.Of(typed)));

    [Theory]
    [InlineData("06/15/2026")]
    [InlineData("30/02/2026")]
    [InlineData("hier")]
    [InlineData("15/06")]
    [InlineData("12")]
    public void What_is_no_day_is_none(string typed) => Assert.Null(CellValues.Moment(SheetCell.Of(typed)));

    [Fact]
    public void A_day_that_lost_its_look_is_still_one() => Assert.Equal(new DateTime(2026, 6, 15), CellValues.Moment(new(CellKind.Number, Number: 46188)));

    [Theory]
    [InlineData("1 234,56", 1234.56)]
    [InlineData("1\u202F234,56 €", 1234.56)]
    [InlineData("1,234.56", 1234.56)]
    [InlineData("1.234,56", 1234.56)]
    [InlineData("1234.5", 1234.5)]
    [InlineData("12,5", 12.5)]
    [InlineData("12,500", 12500)]
    [InlineData("12.500", 12500)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("3 500 kg", 3500)]
    [InlineData("420 m²", 420)]
    [InlineData("-5", -5)]
    [InlineData("€12.50", 12.5)]
    public void Figures_are_read_in_both_forms(string typed, double expected) => Assert.Equal((decimal)expected, CellValues.Number(SheetCell.Of(typed)));

    [Theory]
    [InlineData("douze")]
    [InlineData("12 ou 13")]
    [InlineData("1e5")]
    [InlineData("€")]
    public void What_is_no_figure_is_none(string typed) => Assert.Null(CellValues.Number(SheetCell.Of(typed)));

    [Theory]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("'-", "-")]
    [InlineData("'arrivée", "'arrivée")]
    [InlineData("=1+1", "=1+1")]
    public void The_apostrophe_before_what_would_be_a_formula_is_taken_away(string typed, string plain) => Assert.Equal(plain, CellValues.Plain(typed));
}
