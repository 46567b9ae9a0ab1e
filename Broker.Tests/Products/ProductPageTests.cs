using Broker.Core.Demo;
using Broker.Core.Products;
using Broker.Portal.Features.Products;
using Broker.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Products;

[Trait("Kind", "Page")]
public sealed class ProductPageTests : PageScene
{
    [Fact]
    [Rule("R-CERT-05"), Rule("R-CERT-06")]
    public async Task The_bin_takes_a_template_off_the_product_once_the_form_is_saved_and_not_before()
    {
        var (product, before) = await FleetProductAsync();
        var page = Open(product);

        page.Find("button[aria-label^='Retirer']").Click();
        page.WaitForState(() => page.Markup.Contains("Modifications non enregistrées"));
        Assert.Equal(before, await OffersAsync(product));

        page.Find("form").Submit();
        page.WaitForState(() => !page.Markup.Contains("Modifications non enregistrées"));
        Assert.Equal(before.Skip(1), await OffersAsync(product));
        Assert.True(await World.ReadAsync(db => db.Templates.AnyAsync(t => t.Id == before[0])));
    }

    [Fact]
    [Rule("R-CERT-03"), Rule("R-CERT-06")]
    public async Task A_template_is_added_by_its_name_and_given_a_title_none_of_which_is_kept_before_saving()
    {
        var (product, before) = await FleetProductAsync();
        var added = DemoTemplates.Id(DemoTemplates.Event);
        Assert.DoesNotContain(added, before);
        var name = await World.ReadAsync(db => db.Templates.Where(t => t.Id == added).Select(t => t.Name).SingleAsync());
        var page = Open(product);

        page.FindAll(".menu-list button").Single(b => b.TextContent.Contains(name)).Click();
        page.Find($"#title-{added:N}").Input("Participer à un événement");
        Assert.Equal(before, await OffersAsync(product));

        page.Find("form").Submit();
        page.WaitForState(() => !page.Markup.Contains("Modifications non enregistrées"));
        Assert.Equal([.. before, added], await OffersAsync(product));
        Assert.Equal("Participer à un événement", await World.ReadAsync(db => db.ProductTemplates.Where(o => o.ProductId == product && o.TemplateId == added).Select(o => o.ExtranetTitle).SingleAsync()));
    }

    [Fact]
    public async Task What_a_colleague_saves_meanwhile_is_said_and_does_not_overwrite_what_is_being_typed()
    {
        var (product, _) = await FleetProductAsync();
        var page = Open(product);
        page.Find("#SaveProduct-Name").Change("Flotte, nouvelle formule");

        var other = (await World.Desk<ProductQuery>().RunAsync(World.Helene, product))!.Input;
        other.Name = "Flotte du réseau";
        Assert.False((await World.Desk<SaveProduct>().RunAsync(World.Helene, other)).Failed);

        page.WaitForState(() => page.Markup.Contains("pendant que vous le modifiez"));
        Assert.Equal("Flotte, nouvelle formule", page.Find("#SaveProduct-Name").GetAttribute("value"));
    }

    private IRenderedComponent<ProductPage> Open(Guid product)
    {
        var page = Show<ProductPage>(World.Helene, p => p.Add(x => x.Id, product));
        page.WaitForState(() => page.FindAll("form").Count > 0);
        return page;
    }

    private async Task<(Guid Product, List<Guid> Offers)> FleetProductAsync()
    {
        var product = await World.ReadAsync(db => db.Contracts.Where(c => c.Id == World.Fleet).Select(c => c.ProductId!.Value).SingleAsync());
        return (product, await OffersAsync(product));
    }

    private Task<List<Guid>> OffersAsync(Guid product) =>
        World.ReadAsync(db => db.ProductTemplates.Where(o => o.ProductId == product).OrderBy(o => o.Position).Select(o => o.TemplateId).ToListAsync());
}
