using Broker.Core.Fleets;

namespace Broker.Tests.Fleets;

public sealed class PlateTests
{
    [Theory, Rule("R-FLEET"), Rule("D-42")]
    [InlineData("ab123cd", PlateKind.Siv, "AB-123-CD", "AB123CD")]
    [InlineData(" AB 123 CD ", PlateKind.Siv, "AB-123-CD", "AB123CD")]
    [InlineData("ab-123-cd", PlateKind.Siv, "AB-123-CD", "AB123CD")]
    [InlineData("1234 ab 69", PlateKind.Fni, "1234-AB-69", "1234AB69")]
    [InlineData("12 abc 2a", PlateKind.Fni, "12-ABC-2A", "12ABC2A")]
    [InlineData("512 ZZ 974", PlateKind.Fni, "512-ZZ-974", "512ZZ974")]
    [InlineData("WW-123-AB", PlateKind.Provisional, "WW-123-AB", "WW123AB")]
    [InlineData("w 123 ab", PlateKind.Provisional, "W-123-AB", "W123AB")]
    [InlineData("1234 WW 69", PlateKind.Provisional, "1234-WW-69", "1234WW69")]
    public void A_plate_is_read_however_it_is_typed(string typed, PlateKind kind, string shown, string key) => Assert.Equal(new PlateReading(kind, shown, key), Plate.Read(typed));

    [Theory, Rule("R-FLEET")]
    [InlineData("AI-123-CD")]
    [InlineData("AO-123-CD")]
    [InlineData("AB-123-CU")]
    [InlineData("SS-123-CD")]
    [InlineData("AB-123-SS")]
    [InlineData("AB-12-CD")]
    [InlineData("AB-1234-CD")]
    [InlineData("1234 AB 99")]
    [InlineData("1234 AB 00")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("B-MW 4711")]
    public void What_is_no_French_plate_is_not_taken_for_one(string? typed) => Assert.Null(Plate.Read(typed));

    [Theory, Rule("D-42")]
    [InlineData("b-mw 4711", "B-MW-4711", "BMW4711")]
    [InlineData("AB123CD", "AB123CD", "AB123CD")]
    [InlineData("1-abc-234", "1-ABC-234", "1ABC234")]
    public void A_foreign_plate_is_what_one_says_it_is(string typed, string shown, string key) => Assert.Equal(new PlateReading(PlateKind.Foreign, shown, key), Plate.Read(typed, PlateKind.Foreign));

    [Theory]
    [InlineData("A")]
    [InlineData("ABCD")]
    [InlineData("123456789012345678901")]
    [InlineData("1-2-3-4-5-6-7-8-9-10-11-12")]
    public void A_foreign_plate_has_a_figure_and_some_length(string typed) => Assert.Null(Plate.Read(typed, PlateKind.Foreign));

    [Fact]
    public void One_that_is_not_registered_has_none() => Assert.Equal("", Plate.Read(null, PlateKind.None)!.Value.Key);

    [Fact]
    public void What_is_said_and_what_is_read_must_agree()
    {
        Assert.Null(Plate.Read("1234 AB 69", PlateKind.Siv));
        Assert.NotNull(Plate.Read("1234 AB 69", PlateKind.Fni));
    }

    [Theory, Rule("D-42")]
    [InlineData("1M8GDM9AXKP042788", true)]
    [InlineData("11111111111111111", true)]
    [InlineData("1M8GDM9A1KP042788", false)]
    [InlineData("VF1MA000000000000", false)]
    public void The_check_digit_of_a_serial_number_is_only_worth_a_look(string vin, bool fits)
    {
        Assert.Equal(fits, Vin.HasCheckDigit(vin));
        var data = new ItemData { Kind = Broker.Core.Products.ItemKind.Vehicle, Plate = "AB-123-CD", Make = "A", Model = "B", Vin = vin };
        Assert.Empty(data.Problems(new(2026, 6, 15)));
        Assert.Equal(fits ? [] : ["fleet.vin-check-digit"], data.Warnings().Select(w => w.Code));
    }

    [Theory, Rule("D-42")]
    [InlineData("1M8GDM9AXKP04278")]
    [InlineData("IM8GDM9AXKP042788")]
    [InlineData("1M8GDM9AXKP0427881")]
    public void A_serial_number_has_seventeen_signs(string vin) => Assert.False(Vin.IsWellFormed(Vin.Tidy(vin)));

    [Fact]
    public void A_serial_number_is_read_with_its_blanks() => Assert.True(Vin.IsWellFormed(Vin.Tidy("1m8 gdm9 axkp 042788")));
}
