using Broker.Core.Contracts;
using Broker.Core.Products;
using Broker.Portal.Features.Contracts;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Contracts;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

[Trait("Kind", "Page")]
public sealed class ContractPageTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("fr-FR", "Choisissez une date à partir de la prise d’effet du contrat.")]
    [InlineData("en-GB", "Choose a date on or after the contract’s effective date.")]
    public async Task A_refused_termination_says_what_to_do_beside_the_field(string culture, string sentence)
    {
        using var screen = new CastScreen(world, world.Theo, culture);
        var contract = (await world.Desk<ContractQuery>().RunAsync(world.Theo, world.Fleet))!;
        var dialog = screen.Open<TerminateDialog>("/", p => p.Add(d => d.Open, true).Add(d => d.Contract, contract));

        await dialog.Find("#TerminateContract-On").ChangeAsync("1990-01-01");
        await dialog.Find("#TerminateContract-Reason").ChangeAsync("Vente");
        await dialog.Find("form").SubmitAsync();

        dialog.WaitForAssertion(() => Assert.Equal(sentence, dialog.Find(".field.invalid .error").TextContent.Trim()));
        Assert.Contains("TerminateContract-On-error", dialog.Find("#TerminateContract-On").GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task A_suspension_made_by_a_colleague_shows_on_the_open_record_with_its_reason()
    {
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ContractPage>($"/clients/{world.Rivelaine}/contracts/{world.Fleet}", p => p.Add(c => c.ClientId, world.Rivelaine).Add(c => c.ContractId, world.Fleet));
        page.WaitForAssertion(() => Assert.Contains("En cours", page.Find(".page-head .chip--good").TextContent));

        var read = (await world.Desk<ContractQuery>().RunAsync(world.Oliver, world.Fleet))!;
        var suspended = await world.Desk<SuspendContract>().RunAsync(world.Oliver, new() { ContractId = read.Id, Version = read.Version, From = World.Today, Reason = "Prime impayée" });

        Assert.False(suspended.Failed);
        page.WaitForAssertion(() => Assert.Contains("Suspendu", page.Find(".page-head .chip--warn").TextContent));
        Assert.Contains("Garanties suspendues\u00A0: Prime impayée", page.Find(".note").TextContent);
        Assert.Contains("Prime impayée", page.Find(".timeline").TextContent);
    }

    [Fact]
    public async Task A_new_contract_proposes_who_collects_as_its_product_does()
    {
        var product = await world.ReadAsync(db => db.Products.FirstAsync(p => !p.Retired));
        var form = (await world.Desk<ProductQuery>().RunAsync(world.Helene, product.Id))!.Input;
        Assert.Equal(Handling.Entrusted, form.Handling);
        form.Handling = Handling.Direct;
        Assert.Null((await world.Desk<SaveProduct>().RunAsync(world.Helene, form)).Problem);

        using var screen = new CastScreen(world, world.Theo);
        var dialog = screen.Open<ContractDialog>("/", p => p.Add(d => d.Open, true).Add(d => d.ClientId, world.Pelissier));
        dialog.WaitForState(() => dialog.FindAll("#SaveContract-RiskId option").Count > 1);
        await dialog.Find("#SaveContract-RiskId").ChangeAsync(product.RiskId.ToString());
        await dialog.Find("#SaveContract-InsurerId").ChangeAsync(product.InsurerId.ToString());
        Assert.Equal("Entrusted", dialog.Find("#SaveContract-Handling option[selected]").GetAttribute("value"));
        await dialog.Find("#SaveContract-ProductId").ChangeAsync(product.Id.ToString());
        dialog.WaitForAssertion(() => Assert.Equal("Direct", dialog.Find("#SaveContract-Handling option[selected]").GetAttribute("value")));
    }

    [Fact]
    public void A_contract_is_not_shown_under_another_client()
    {
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ContractPage>("/", p => p.Add(c => c.ClientId, world.Pelissier).Add(c => c.ContractId, world.Fleet));
        page.WaitForAssertion(() => Assert.Equal("Ce contrat n’existe pas", page.Find("h1").TextContent));
    }
}
