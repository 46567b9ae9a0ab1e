using Broker.Core.Templates;
using Broker.Portal.Features.Templates;
using Broker.Tests.Word;
using Broker.Tests.World;
using Bunit;

namespace Broker.Tests.Templates;

[Trait("Kind", "Page")]
public sealed class TemplatePageTests : PageScene
{
    [Fact]
    [Rule("R-TAG-02")]
    public async Task Tags_are_sorted_into_wrong_asked_and_known_each_with_what_one_needs_to_know()
    {
        var page = await OpenAsync("Contrat {{contrat.numero}}, pour {{motif}}, souscrit par {{contrat.numro}}");

        var rows = page.FindAll("section[aria-label=Étiquettes] .tagrow").Select(r => r.TextContent).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("{{contrat.numro}}", rows[0]);
        Assert.Contains("Vouliez-vous écrire", rows[0]);
        Assert.Contains("dans le corps du document", rows[0]);
        Assert.Contains("Motif", rows[1]);
        Assert.Contains("Type à relire", rows[1]);
        Assert.Contains("{{contrat.numero}}", rows[2]);
        Assert.Contains("1 erreur", page.Find("header").TextContent);
        Assert.Empty(page.FindAll("a[href$='/try']"));
    }

    [Fact]
    [Rule("R-TAG-03")]
    public async Task Configuring_sets_label_and_default_of_an_unknown_tag()
    {
        var shown = await OpenAsync("Pour {{motif}}");
        var id = shown.Instance.Id;
        var page = Show<ConfigurePage>(World.Helene, p => p.Add(x => x.Id, id));
        page.WaitForState(() => page.FindAll("fieldset").Count == 1);

        page.Find("input[id$='-label']").Change("Objet de la demande");
        page.Find("input[id$='-default']").Change("Appel d’offres");
        page.Find("form").Submit();

        shown.WaitForState(() => shown.Markup.Contains("Objet de la demande"));
        Assert.Contains("Appel d’offres", shown.Markup);
        Assert.DoesNotContain("Type à relire", shown.Markup);
    }

    private async Task<IRenderedComponent<TemplatePage>> OpenAsync(string text)
    {
        var uploaded = await World.Desk<UploadTemplate>().RunAsync(World.Helene, new() { Name = "Essai" }, new TemplateFile { Name = "essai.docx", Content = WordFile.Of(WordFile.P(text)) });
        var page = Show<TemplatePage>(World.Helene, p => p.Add(x => x.Id, uploaded.Value));
        page.WaitForState(() => page.FindAll(".tagrow").Count > 0);
        return page;
    }
}
