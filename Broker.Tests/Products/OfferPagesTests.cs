using Broker.Core.Demo;
using Broker.Core.Products;
using Broker.Portal.Features.Products;
using Broker.Tests.World;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Products;

[Trait("Kind", "Page")]
public sealed class OfferPagesTests : PageScene
{
    [Fact]
    [Rule("R-CON-06")]
    public async Task A_guarantee_is_declared_and_stands_in_the_list_with_its_amounts()
    {
        var page = Open("guarantees");
        Press(page, "Nouvelle garantie");
        page.WaitForElement("#SaveGuarantee-Name").Change("Contenu du véhicule");
        page.WaitForElement("#SaveGuarantee-Limit").Change("1500.5");
        await page.InvokeAsync(() => page.Find("dialog form").Submit());
        page.WaitForState(() => Row(page, "Contenu du véhicule") is not null);
        Assert.Contains("1\u00a0500,50\u00a0€", Row(page, "Contenu du véhicule")!.TextContent);
    }

    [Fact]
    [Rule("R-CON-08")]
    public async Task What_a_product_uses_is_refused_in_words_and_what_nothing_uses_is_asked_about()
    {
        Assert.False((await World.Desk<SaveGuarantee>().RunAsync(World.Helene, new() { Name = "Perte de clés" })).Failed);
        var page = Open("guarantees");
        Press(page, "Supprimer «\u00a0Bris de glace\u00a0»");
        page.WaitForState(() => page.FindAll("[role=alert]").Count > 0);
        Assert.Contains("est employée : produits (4)", page.Find("[role=alert]").TextContent.Replace('\u00a0', ' '));
        Assert.Empty(page.FindAll("dialog .btn--danger"));

        Press(page, "Supprimer «\u00a0Perte de clés\u00a0»");
        page.WaitForState(() => page.FindAll("dialog .btn--danger").Count > 0);
        await page.InvokeAsync(() => page.Find("dialog .btn--danger").Click());
        page.WaitForState(() => Row(page, "Perte de clés") is null);
        page.WaitForState(() => page.FindAll("[role=alert]").Count == 0);
    }

    [Theory]
    [InlineData("risks", "Nouveau risque", "#SaveRisk-Name", "Aviation")]
    [InlineData("insurers", "Nouvel assureur", "#SaveInsurer-Name", "Compagnie des Nuages")]
    public void A_risk_or_an_insurer_is_added_renamed_and_taken_away(string tab, string add, string field, string name)
    {
        var page = Open(tab);
        Press(page, add);
        page.WaitForElement(field).Change(name);
        page.InvokeAsync(() => page.Find("dialog form").Submit());
        page.WaitForState(() => Row(page, name) is not null);
        Assert.Contains("nulle part", Row(page, name)!.TextContent);

        Press(page, name);
        page.WaitForElement(field).Change(name + " bis");
        page.InvokeAsync(() => page.Find("dialog form").Submit());
        page.WaitForState(() => Row(page, name + " bis") is not null && Row(page, name) is null);

        Press(page, $"Supprimer «\u00a0{name} bis\u00a0»");
        page.WaitForState(() => page.FindAll("dialog .btn--danger").Count > 0);
        page.InvokeAsync(() => page.Find("dialog .btn--danger").Click());
        page.WaitForState(() => Row(page, name + " bis") is null);
    }

    [Fact]
    [Rule("R-PRD-01")]
    public async Task Guarantees_are_put_on_a_product_and_kept_once_the_form_is_saved()
    {
        var product = await World.ReadAsync(db => db.Contracts.Where(c => c.Id == World.WithoutProduct || c.Id == World.Liability).Where(c => c.ProductId != null).Select(c => c.ProductId!.Value).FirstAsync());
        var page = Show<ProductPage>(World.Helene, p => p.Add(x => x.Id, product));
        page.WaitForState(() => page.FindAll("section[aria-label=Garanties] .tagrow").Count == 2);
        await page.InvokeAsync(() => page.FindAll("section[aria-label=Garanties] .menu-list button").Single(b => b.TextContent == "Protection juridique").Click());
        await page.InvokeAsync(() => Button(page, "Monter «\u00a0Protection juridique\u00a0»").Click());
        Assert.Equal(2, await World.ReadAsync(db => db.ProductGuarantees.CountAsync(g => g.ProductId == product)));

        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForState(() => !page.Markup.Contains("Modifications non enregistrées"));
        Assert.Equal(DemoId.Of("guarantee:Protection juridique"), await World.ReadAsync(db => db.ProductGuarantees.Where(g => g.ProductId == product && g.Position == 1).Select(g => g.GuaranteeId).SingleAsync()));
    }

    private IRenderedComponent<ProductsPage> Open(string tab)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/products?tab={tab}");
        var page = Show<ProductsPage>(World.Helene);
        page.WaitForState(() => page.FindAll("tbody tr").Count > 0);
        return page;
    }

    /// <summary>Found and pressed in one go: the screen may be bringing itself up to date.</summary>
    private static void Press(IRenderedComponent<IComponent> page, string name) => Hands.Press(page, name);

    private static AngleSharp.Dom.IElement? Row(IRenderedComponent<IComponent> page, string name) => page.FindAll("tbody tr").FirstOrDefault(r => r.QuerySelector(".name")!.TextContent == name);
}
