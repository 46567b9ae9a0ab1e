using Broker.Core.Clients;
using Broker.Core.Common;

namespace Broker.Tests.Clients;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("732 829 320", "732829320")]
    [InlineData("732.829.320", "732829320")]
    [InlineData("732829321", null)]
    [InlineData("73282932", null)]
    public void A_SIREN_is_nine_digits_of_which_the_last_checks_the_others(string typed, string? read) => Assert.Equal(read, Siren.Read(typed));

    [Theory]
    [InlineData("732 829 320 00074", "73282932000074")]
    [InlineData("73282932000075", null)]
    [InlineData("73282932100074", null)]
    [InlineData("356 000 000 49837", "35600000049837")] // the post office alone adds up its digits
    [InlineData("356 000 000 49838", null)]
    public void A_SIRET_is_a_SIREN_and_five_digits_that_check_together(string typed, string? read) => Assert.Equal(read, Siret.Read(typed));

    [Theory]
    [InlineData("4941a", "49.41A")]
    [InlineData("49.41A", "49.41A")]
    [InlineData("4941", null)]
    [InlineData("49A41", null)]
    public void A_NAF_code_is_four_digits_and_a_letter(string typed, string? read) => Assert.Equal(read, Naf.Read(typed));

    [Theory]
    [InlineData("fr 44 732 829 320", "FR44732829320")]
    [InlineData("FR45732829320", null)]
    [InlineData("FR44732829321", null)]
    [InlineData("FRK7732829320", "FRK7732829320")] // keys with letters exist, and nothing computes them
    [InlineData("DE123456789", "DE123456789")]
    [InlineData("123456789", null)]
    [InlineData("F1", null)]
    public void A_VAT_number_begins_with_its_country_and_the_French_one_checks(string typed, string? read) => Assert.Equal(read, VatNumber.Read(typed));

    [Theory]
    [InlineData("06 12 34 56 78")]
    [InlineData("06.12.34.56.78")]
    [InlineData("+33 (0)6 12 34 56 78")]
    [InlineData("+33612345678")]
    [InlineData("0033 6-12-34-56-78")]
    public void A_phone_number_is_the_same_however_it_is_typed(string typed) => Assert.Equal("0612345678", Sameness.Phone(typed));

    [Theory]
    [InlineData("+44 20 7946 0018", "00442079460018")]
    [InlineData("12345", null)]
    [InlineData("voir fiche", null)]
    [InlineData(null, null)]
    public void Another_countrys_number_keeps_its_prefix_and_too_few_digits_are_no_number(string? typed, string? key) => Assert.Equal(key, Sameness.Phone(typed));

    [Theory]
    [InlineData("SARL Martin Frères", "MARTIN-FRERES", true)]
    [InlineData("Camille Morel", "Morel Camille", true)]
    [InlineData("L’Étoile", "l'etoile", true)]
    [InlineData("SCI", "SARL", false)]
    [InlineData("Martin", "Martinet", false)]
    public void Names_are_the_same_whatever_the_case_accents_order_and_legal_form(string one, string other, bool same) =>
        Assert.Equal(same, Sameness.With(one, "69999") == Sameness.With(other, "69 999"));

    [Fact]
    public void A_name_without_what_goes_with_it_says_nothing()
    {
        Assert.Null(Sameness.With("Martin", ""));
        Assert.Null(Sameness.With(" ", "69999"));
        Assert.Null(Sameness.With("Martin", (DateOnly?)null));
    }

    [Fact]
    public void A_country_is_named_on_an_envelope_only_when_it_is_another()
    {
        Assert.Equal("1 rue Haute\n69999 Port-Aubel", Countries.Lines("1 rue Haute", "69999", "Port-Aubel", "FR"));
        Assert.Equal("44 Tanner Lane\nZZ9 Millbridge\nROYAUME-UNI", Countries.Lines("44 Tanner Lane", "ZZ9", "Millbridge", "GB"));
        Assert.Equal("United Kingdom", Countries.NameOf("GB", "en"));
        Assert.Equal("XX", Countries.NameOf("XX", "fr"));
    }
}
