using Broker.Core.Templates;
using Broker.Core.Word;
using DocumentFormat.OpenXml.Packaging;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Templates;

public sealed class TagCatalogTests
{
    [Theory]
    [InlineData("client.name", "client.name")]
    [InlineData("client.nom", "client.name")]
    [InlineData("Contrat.Numéro", "contract.number")]
    [InlineData("contrat.assureur", "contract.insurer")]
    [InlineData("contract.start", "contract.effective")]
    [InlineData("cabinet.nom", "firm.name")]
    [InlineData("gestionnaire.nom", "handler.name")]
    [InlineData("date.jour", "date.today")]
    [Rule("D-39")]
    public void A_known_tag_is_known_in_both_languages_whatever_its_case_and_accents(string written, string name) =>
        Assert.Equal(name, Judge("{{" + written + "}}").Known?.Name);

    [Theory]
    [InlineData("motif")]
    [InlineData("date_debut")]
    [InlineData("chantier.adresse")]
    [Rule("R-TAG-01"), Rule("R-TAG-02")]
    public void An_unknown_tag_is_asked(string written) => Assert.Equal(TagState.Asked, Judge("{{" + written + "}}").State);

    [Theory]
    [InlineData("{{#parking}}oui{{/parking}}")]
    [InlineData("{{^parking}}non{{/parking}}")]
    [InlineData("{{#chantier.termine}}oui{{/chantier.termine}}")]
    [Rule("D-34"), Rule("D-39")]
    public void An_unknown_condition_is_asked_too(string written) => Assert.Equal(TagState.Asked, Judge(written).State);

    [Theory]
    [InlineData("{{contrat.numeo}}", "tag.name-unknown", "contrat.numero")]
    [InlineData("{{client.nmo}}", "tag.name-unknown", "client.nom")]
    [InlineData("{{vehicule.immatriculation}}", "tag.not-here", null)]
    [InlineData("{{vehicules}}", "tag.is-a-list", null)]
    [InlineData("{{certificate.qr}}", "tag.is-a-picture", null)]
    [InlineData("{{%client.nom}}", "tag.not-a-picture", null)]
    [InlineData("{{%photo}}", "tag.picture-unknown", null)]
    [InlineData("{{#vehicles_}}x{{/vehicles_}}", "tag.section-unknown", "vehicles")]
    [InlineData("{{#véhicule}}x{{/véhicule}}", "tag.section-unknown", "vehicules")]
    [InlineData("{{^personnees}}x{{/personnees}}", "tag.section-unknown", "personnes")]
    [InlineData("{{#contrat.flote}}x{{/contrat.flote}}", "tag.section-unknown", "contrat.flotte")]
    [Rule("D-39")]
    public void A_tag_that_cannot_be_meant_as_written_is_an_error_with_what_was_perhaps_meant(string written, string code, string? suggestion)
    {
        var verdict = Judge(written);
        Assert.Equal((TagState.Error, code, suggestion), (verdict.State, verdict.Code, verdict.Suggestion));
    }

    [Fact]
    public void A_list_that_is_known_elsewhere_only_is_not_asked() =>
        Assert.Equal((TagState.Error, "tag.not-here"), (Judge("{{#vehicules}}x{{/vehicules}}", TemplateSubject.InsuredItem).State, Judge("{{#vehicules}}x{{/vehicules}}", TemplateSubject.InsuredItem).Code));

    [Theory]
    [InlineData("vehicule.date_circulaton")]
    [InlineData("beneficiaire.couleur")]
    public void What_begins_like_ours_is_never_asked_to_the_client(string written) =>
        Assert.Equal((TagState.Error, "tag.name-unknown"), (Judge("{{" + written + "}}", TemplateSubject.InsuredItem).State, Judge("{{" + written + "}}", TemplateSubject.InsuredItem).Code));

    [Fact]
    public void Every_spelling_of_every_tag_is_found_and_has_an_example()
    {
        foreach (var subject in Enum.GetValues<TemplateSubject>())
        {
            Assert.NotEmpty(TagCatalog.Of(subject));
            foreach (var tag in TagCatalog.Of(subject).Where(t => t.List is null && t.Shape == TagShape.Value))
            {
                Assert.NotNull(tag.Example);
                foreach (var spelling in tag.Spellings) Assert.Same(tag, Judge("{{" + spelling + "}}", subject).Known);
            }
        }
    }

    [Fact]
    [Rule("D-39")]
    public void In_a_list_an_items_values_are_found_by_short_and_long_names_in_both_languages()
    {
        var word = Of(P("{{#véhicules}}") + P("{{immatriculation}} {{vehicle.make}} {{vehicules.modele}} {{contrat.numero}}") + P("{{/véhicules}}"));
        var tags = TemplateTags.Read(word, TemplateSubject.Contract);
        Assert.Equal(0, tags.Errors);
        var values = new TagValues().Set("contract.number", "C1").SetList("vehicles",
        [
            new TagValues().Set("vehicles.plate", "AA-001-AA").Set("vehicles.make", "Iveco").Set("vehicles.model", "Daily"),
            new TagValues().Set("vehicles.plate", "BB-002-BB").Set("vehicles.make", "Man").Set("vehicles.model", "TGE"),
        ]);
        var filled = WordFill.Fill(word, values.For(tags, new Dictionary<string, MergeValue>()), System.Globalization.CultureInfo.GetCultureInfo("fr-FR"));
        using var opened = WordprocessingDocument.Open(new MemoryStream(filled), isEditable: false);
        var text = opened.MainDocumentPart!.Document.Body!.InnerText;
        Assert.Contains("AA-001-AA Iveco Daily C1", text);
        Assert.Contains("BB-002-BB Man TGE C1", text);
    }

    private static TagVerdict Judge(string written, TemplateSubject subject = TemplateSubject.Contract) =>
        TemplateTags.Read(Of(P(written)), subject).Tags[0].Verdict;
}
