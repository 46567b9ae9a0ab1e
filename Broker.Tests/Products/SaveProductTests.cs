using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Products;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Products;

public sealed class SaveProductTests
{
    [Fact]
    [Rule("R-CERT-03"), Rule("R-CERT-05"), Rule("R-CERT-06")]
    public async Task The_form_is_saved_as_a_whole_and_never_deletes_a_template()
    {
        await using var world = await TheWorld.OpenAsync();
        var form = await FormAsync(world, world.Fleet);
        var before = form.Input.Offers.Select(o => o.TemplateId).ToList();
        form.Input.Offers.RemoveAt(0);
        form.Input.Offers.Reverse();
        form.Input.Offers[0].ExtranetTitle = "  Liste du parc ";
        Assert.Equal(before, (await FormAsync(world, world.Fleet)).Input.Offers.Select(o => o.TemplateId));

        Assert.False((await SaveAsync(world, form.Input)).Failed);
        var after = (await FormAsync(world, world.Fleet)).Input;
        Assert.Equal([before[2], before[1]], after.Offers.Select(o => o.TemplateId));
        Assert.Equal("Liste du parc", after.Offers[0].ExtranetTitle);
        Assert.True(await world.ReadAsync(db => db.Templates.AnyAsync(t => t.Id == before[0])));

        after.Offers.Add(new() { TemplateId = before[0] });
        Assert.False((await SaveAsync(world, after)).Failed);
        Assert.Equal(3, (await FormAsync(world, world.Fleet)).Input.Offers.Count);
    }

    [Fact]
    [Rule("R-CERT-02")]
    public async Task Only_certificates_about_a_contract_or_an_item_can_be_chosen()
    {
        await using var world = await TheWorld.OpenAsync();
        var template = DemoTemplates.Id(DemoTemplates.Event);
        foreach (var (kind, subject) in new[] { (TemplateKind.Letter, TemplateSubject.Contract), (TemplateKind.Certificate, TemplateSubject.Client), (TemplateKind.Other, TemplateSubject.InsuredItem) })
        {
            await world.ChangeAsync(async db =>
            {
                var changed = await db.Templates.SingleAsync(t => t.Id == template);
                (changed.Kind, changed.Subject) = (kind, subject);
            });
            await RefusedAsync(world, template, "product.template-kind");
        }
    }

    [Fact]
    public async Task A_template_with_errors_or_out_of_use_cannot_be_added()
    {
        await using var world = await TheWorld.OpenAsync();
        var template = DemoTemplates.Id(DemoTemplates.Event);
        await world.ChangeAsync(async db => (await db.Templates.SingleAsync(t => t.Id == template)).Errors = 1);
        await RefusedAsync(world, template, "product.template-unusable");
        await world.ChangeAsync(async db => { var t = await db.Templates.SingleAsync(t => t.Id == template); (t.Errors, t.Retired) = (0, true); });
        await RefusedAsync(world, template, "product.template-unusable");
    }

    [Fact]
    public async Task An_item_template_needs_a_risk_that_carries_items()
    {
        await using var world = await TheWorld.OpenAsync();
        var form = await FormAsync(world, world.Liability);
        form.Input.Offers.Add(new() { TemplateId = DemoTemplates.Id(DemoTemplates.Vehicle) });
        Assert.Equal("product.template-needs-items", (await SaveAsync(world, form.Input)).Problem!.Code);
    }

    [Fact]
    public async Task Two_who_edit_the_same_product_meet()
    {
        await using var world = await TheWorld.OpenAsync();
        var (first, second) = (await FormAsync(world, world.Fleet), await FormAsync(world, world.Fleet));
        first.Input.Offers.RemoveAt(0);
        Assert.False((await SaveAsync(world, first.Input)).Failed);
        Assert.Equal(Problem.Stale, (await SaveAsync(world, second.Input)).Problem);
    }

    [Fact]
    public async Task An_empty_firm_can_make_insurer_risk_and_product()
    {
        await using var world = await TheWorld.OpenAsync();
        var insurer = (await world.Desk<SaveInsurer>().RunAsync(world.Helene, new() { Name = "Nouvelle Mutuelle" })).Value;
        var risk = (await world.Desk<SaveRisk>().RunAsync(world.Helene, new() { Name = "Drones", ItemKind = ItemKind.None })).Value;
        Assert.Equal("insurer.name-taken", (await world.Desk<SaveInsurer>().RunAsync(world.Helene, new() { Name = "Nouvelle Mutuelle" })).Problem!.Code);
        var saved = await SaveAsync(world, new() { Name = "Drones Pro", InsurerId = insurer, RiskId = risk, Offers = [new() { TemplateId = DemoTemplates.Id(DemoTemplates.Contract) }] });
        Assert.Contains(await world.Desk<ProductsQuery>().RunAsync(world.Helene), p => p.Id == saved.Value && p.Templates == 1);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ProductsQuery>().RunAsync(world.Theo));
    }

    private static async Task RefusedAsync(TheWorld world, Guid template, string code)
    {
        var form = await FormAsync(world, world.Fleet);
        Assert.DoesNotContain(form.Templates, t => t.Id == template);
        form.Input.Offers.Add(new() { TemplateId = template });
        Assert.Equal(code, (await SaveAsync(world, form.Input)).Problem!.Code);
    }

    private static async Task<ProductForm> FormAsync(TheWorld world, Guid contract) =>
        (await world.Desk<ProductQuery>().RunAsync(world.Helene, await world.ReadAsync(db => db.Contracts.Where(c => c.Id == contract).Select(c => c.ProductId).SingleAsync())))!;

    private static Task<Result<Guid>> SaveAsync(TheWorld world, SaveProduct.Input input) => world.Desk<SaveProduct>().RunAsync(world.Helene, input);
}
