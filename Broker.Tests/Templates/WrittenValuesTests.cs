using System.Text;
using Broker.Core.Templates;
using Broker.Core.Word;
using Broker.Portal.CommandLine;
using Broker.Tests.Word;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Templates;

[Rule("D-39")]
public sealed class WrittenValuesTests
{
    private static readonly byte[] Png = QrPicture.Of("anything").Png;

    [Theory]
    [InlineData("{{client.nom}}", """{"client": {"name": "Dupont"}}""")]
    [InlineData("{{client.name}}", """{"client": {"nom": "Dupont"}}""")]
    [InlineData("{{Client.Nom}}", """{"CLIENT": {"NAME": "Dupont"}}""")]
    [InlineData("{{titulaire}}", """{"Titulaire": "Dupont"}""")]
    public void Any_name_of_a_known_tag_stands_for_all_of_them(string tag, string json)
    {
        var (text, missing) = Fill(Of(P(tag)), json);
        Assert.Equal("Dupont", text);
        Assert.Empty(missing);
    }

    [Fact]
    public void A_list_and_its_items_are_found_by_any_of_their_names()
    {
        var document = Of(P("{{#véhicules}}{{immatriculation}} {{vehicle.make}} {{contrat.numero}}; {{/véhicules}}"));
        var (text, missing) = Fill(document, """{"vehicles": [{"plate": "AA-1", "marque": "Iveco"}, {"immatriculation": "BB-2", "make": "Man"}], "contract": {"number": "C1"}}""");
        Assert.Equal("AA-1 Iveco C1; \nBB-2 Man C1;", text.Trim());
        Assert.Empty(missing);
    }

    [Fact]
    public void What_the_catalogue_does_not_know_is_taken_as_it_is_written()
    {
        var document = Of(P("{{#lots}}{{nom}}({{#pieces}}{{surface}} {{/pieces}}) {{/lots}}{{#urgent}}vite{{/urgent}}"));
        var (text, missing) = Fill(document, """{"lots": [{"nom": "A", "pieces": [{"surface": 12}, {"surface": 9}]}, {"nom": "B", "pieces": []}], "urgent": true}""");
        Assert.Equal("A(12 9 ) B() vite", text);
        Assert.Empty(missing);
    }

    [Fact]
    public void Tags_nobody_gave_a_value_are_listed_once_and_those_of_a_part_left_out_are_not()
    {
        var document = Of(P("{{client.nom}} {{Client.NOM}} {{motif}} {{vide}} {{#fermé}}{{dedans}}{{/fermé}}{{#absent}}{{dedans2}}{{/absent}}{{#vehicles}}{{plate}}{{/vehicles}}"));
        var (_, missing) = Fill(document, """{"vide": null, "fermé": false, "vehicles": []}""");
        Assert.Equal(["client.nom", "motif", "absent"], missing.Select(t => t.Path));
    }

    [Theory]
    [InlineData("""{"certificate": {"qr": "https://exemple.fr/verify/ABC"}}""")]
    [InlineData("""{"attestation": {"url": "https://exemple.fr/verify/ABC"}, "certificate": {"url": "https://exemple.fr/verify/ABC"}}""")]
    [InlineData("""{"firm": {"logo": "logo.png"}}""", "{{%cabinet.logo}}", "logo.png")]
    [InlineData("""{"photo": "logo.png"}""", "{{%photo}}", "logo.png")]
    public void A_picture_is_drawn_from_an_address_or_from_a_file(string json, string tag = "{{%certificate.qr}}", string? file = null)
    {
        var asked = new List<string>();
        var tags = TemplateTags.Read(Of(P(tag)), TemplateSubject.Contract);
        var written = WrittenValues.For(tags, JsonValues.Read(Encoding.UTF8.GetBytes(json)), name => { asked.Add(name); return Png; });
        Assert.IsType<MergePicture>(written.Data.Find(tags.Tags[0].Tag.Path));
        Assert.Empty(written.Missing);
        Assert.Equal(file is null ? [] : [file], asked);
    }

    private static (string Text, IReadOnlyList<MergeTag> Missing) Fill(byte[] document, string json)
    {
        var written = WrittenValues.For(TemplateTags.Read(document, TemplateSubject.Contract), JsonValues.Read(Encoding.UTF8.GetBytes(json)), _ => Png);
        return (TextOf(WordFill.Fill(document, written.Data, Filled.French)), written.Missing);
    }
}
