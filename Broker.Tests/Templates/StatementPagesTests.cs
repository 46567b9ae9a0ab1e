using AngleSharp.Dom;
using Broker.Core.Templates;
using Broker.Portal.Features.Templates;
using Broker.Tests.Word;
using Broker.Tests.World;
using Bunit;

namespace Broker.Tests.Templates;

[Trait("Kind", "Page")]
public sealed class StatementPagesTests : PageScene
{
    [Fact]
    public async Task The_template_says_what_lacks_how_to_add_it_and_is_published_once_it_is_there()
    {
        await World.RequireAsync(CertificateStatement.InsurerAddress, CertificateStatement.Signature);
        var id = await World.UploadedAsync(WordFile.P("{{contrat.adresse_assureur}}") + WordFile.P(CertificateText.Delegation));
        var page = Show<TemplatePage>(World.Helene, p => p.Add(x => x.Id, id));
        page.WaitForState(() => page.Markup.Contains("Ce modèle est un brouillon"));
        Assert.Contains("Il manque : signature pour l’assureur", page.Markup.Replace('\u00A0', ' '));
        Assert.Single(page.FindAll("#statements .tagrow.is-on"));

        Assert.Null((await World.DeclareAsync(id)).Problem);
        page.WaitForState(() => page.FindAll("button").Any(b => b.TextContent == "Publier"));
        Assert.Contains("selon Hélène Marceau", page.Find("#statements").TextContent);
        Hands.Press(page, "Publier");
        page.WaitForState(() => page.Markup.Contains("en usage") && !page.Markup.Contains("brouillon"));
    }

    [Fact]
    public async Task The_firm_decides_what_is_required_and_sees_which_templates_lack_it()
    {
        var page = Show<StatementsPage>(World.Helene);
        page.WaitForState(() => page.FindAll("input[role=switch]").Count == 8);
        Assert.DoesNotContain("Ne la portent pas encore", page.Markup);
        page.Find($".tagrow:nth-child({(int)CertificateStatement.Amounts + 1}) input").Change(true);
        Assert.Contains("Attestation d’assurance", page.Find(".warn").TextContent);
        page.Find("form").Submit();
        page.WaitForState(() => page.Markup.Contains("Décidé par Hélène Marceau"));
        Assert.Contains(CertificateStatement.Amounts, (await World.Desk<StatementRulesQuery>().RunAsync(World.Helene)).Input.Required);
    }

    [Fact]
    public void Tags_are_shown_by_entity_each_with_its_French_name_an_example_and_a_button_to_copy_it()
    {
        var page = Show<TagsPage>(World.Helene);
        page.WaitForState(() => page.FindAll("[data-copy]").Count > 20);
        var row = page.FindAll("tr").Single(r => r.TextContent.Contains("contract.number"));
        Assert.Contains("FL-2026-0042", row.TextContent);
        Assert.Equal("{{contrat.numero}}", row.QuerySelector("[data-copy]")!.GetAttribute("data-copy"));
        Assert.EndsWith("/templates/example?about=Contract", page.Find("a[download]").GetAttribute("href"));
    }
}
