using System.Globalization;
using Broker.Core.Word;
using Broker.Portal.Features.Templates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Broker.Tests.Templates;

public sealed class TemplateTagWordsTests
{
    private readonly IStringLocalizer<TemplatesText> text = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<TemplatesText>>();

    [Theory]
    [InlineData("fr", "dans l’en-tête, après « Police n° »")]
    [InlineData("en", "in the header, after “Police n°”")]
    public void A_place_is_told_in_words_one_can_follow_in_Word(string language, string words) =>
        Assert.Equal(words, Say(language, new TagPlace(TagPart.Header, InTextBox: false, Row: null, After: "Police n° ")));

    [Theory]
    [InlineData("fr", "dans le corps du document, dans une zone de texte, ligne 3 d’un tableau, tout au début")]
    [InlineData("en", "in the body of the document, in a text box, row 3 of a table, at the very start")]
    public void Boxes_rows_and_the_very_start_are_told_too(string language, string words) =>
        Assert.Equal(words, Say(language, new TagPlace(TagPart.Body, InTextBox: true, Row: 3, After: "")));

    [Theory]
    [InlineData("fr", "dans l’en-tête, dans un filigrane, après « COPIE DE »", "dans le titre du document (Fichier, Informations), tout au début")]
    [InlineData("en", "in the header, in a watermark, after “COPIE DE”", "in the document’s title (File, Info), at the very start")]
    public void Words_outside_the_text_have_a_place_too(string language, string watermark, string title)
    {
        Assert.Equal(watermark, Say(language, new TagPlace(TagPart.Header, false, null, "COPIE DE") { Spot = TagSpot.Watermark }));
        Assert.Equal(title, Say(language, new TagPlace(TagPart.Title, false, null, "")));
    }

    [Fact]
    public void A_tag_that_stands_in_several_places_says_how_many()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
        var place = new TagPlace(TagPart.Footer, false, null, "le");
        Assert.Equal("dans le pied de page, après « le », et à 2 autres endroits", Plain(text.InWords([place, place, place])));
    }

    private string Say(string language, TagPlace place)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return Plain(text.InWords(place));
    }

    private static string Plain(string words) => words.Replace('\u00A0', ' ');
}
