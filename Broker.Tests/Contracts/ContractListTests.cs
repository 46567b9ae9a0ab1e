using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Portal.Features.Contracts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Contracts;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

public sealed class ContractListTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("D-30")]
    public async Task The_database_and_the_entity_agree_on_every_state_on_any_day()
    {
        await using var db = await world.OpenAsync(world.System);
        var contracts = await db.Contracts.Include(c => c.Suspensions).Include(c => c.Terminations).ToListAsync();
        contracts[0].Suspensions.Add(new() { ClientId = contracts[0].ClientId, ContractId = contracts[0].Id, From = contracts[0].EffectiveOn.AddDays(-3), EndedOn = contracts[0].EffectiveOn.AddDays(40), Reason = "x", By = "x" });
        await db.SaveAsync();

        foreach (var day in Enumerable.Range(-40, 80).Select(n => World.Today.AddDays(n * 17)))
            foreach (var state in Enum.GetValues<ContractState>())
                Assert.Equal(contracts.Where(c => c.StateOn(day) == state).Select(c => c.Id).Order(), (await db.ContractsIn(state, day).Select(c => c.Id).ToListAsync()).Order());
    }

    [Fact]
    public async Task It_is_filtered_by_state_insurer_risk_handler_and_words()
    {
        var all = await ListAsync(new());
        Assert.Equal(await world.ReadAsync(db => db.Contracts.CountAsync()), all.Count);
        Assert.Equal(all.OrderByDescending(r => r.EffectiveOn).Select(r => r.EffectiveOn), all.Select(r => r.EffectiveOn));
        var goods = await world.ReadAsync(db => db.Contracts.SingleAsync(c => c.Id == world.Goods));

        async Task OnlyAsync(ContractsQuery.Filter filter, Func<ContractsQuery.ContractRow, bool> those)
        {
            var found = await ListAsync(filter);
            Assert.InRange(found.Count, 1, all.Count - 1);
            Assert.Equal(all.Where(those).Select(r => r.Id), found.Select(r => r.Id));
        }

        foreach (var state in Enum.GetValues<ContractState>()) await OnlyAsync(new() { State = state }, r => r.State == state);
        await OnlyAsync(new() { InsurerId = goods.InsurerId }, r => r.Insurer == "Mutuelle des Trois-Rades");
        await OnlyAsync(new() { RiskId = goods.RiskId, InsurerId = goods.InsurerId }, r => r.Risk == "Marchandises transportées");
        await OnlyAsync(new() { HandlerId = Cast.Oliver.Id }, r => r.Handler == "Oliver Grant");
        await OnlyAsync(new() { Text = "pelissier" }, r => r.Client == "Boulangerie Pélissier");
        await OnlyAsync(new() { Text = goods.Number.Replace("-", " ") }, r => r.Id == goods.Id);
        Assert.Equal("Prime impayée après mise en demeure", (await ListAsync(new() { State = ContractState.Suspended }))[0].Reason);
    }

    [Fact]
    public async Task What_runs_out_soon_comes_first_to_end_first()
    {
        await world.ChangeAsync(async db =>
        {
            foreach (var (id, days) in new[] { (world.Goods, 20), (world.Cyber, 61), (world.Home, 3), (world.Car, 0), (world.Liability, 90), (world.Health, 91) })
                (await db.Contracts.SingleAsync(c => c.Id == id)).ExpiresOn = World.Today.AddDays(days);
        });

        Assert.Equal([world.Home, world.Goods], (await ListAsync(new() { ExpiringWithin = 30 })).Select(r => r.Id));
        Assert.Equal([world.Home, world.Goods, world.Cyber, world.Liability], (await ListAsync(new() { ExpiringWithin = 90 })).Select(r => r.Id));
        var tile = await world.Desk<ExpiringContractsQuery>().RunAsync(world.Ines);
        Assert.Equal((2, 2, 4), (tile.Within30, tile.Within60, tile.Within90));
    }

    [Fact, Rule("R-CON-04")]
    [Trait("Kind", "Page")]
    public async Task The_firms_list_opens_a_contract_inside_its_client_and_creates_none()
    {
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ContractsPage>("/contracts?state=Suspended", _ => { });
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Equal($"/clients/{world.Rivelaine}/contracts/{world.Suspended}", page.Find("a.name").GetAttribute("href"));
        Assert.Equal(["Numéro", "Client", "Risque", "Prise d’effet", "État"], page.FindAll("th").Skip(1).Take(5).Select(th => th.TextContent));
        Assert.Equal(["Classeur Excel", "Fichier CSV"], page.FindAll(".page-actions button").Select(b => b.TextContent.Trim()));

        await page.Find("select[aria-label='Fin du contrat']").ChangeAsync("60");
        Assert.Contains("within=60", screen.Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task The_others_of_a_chart_are_the_contracts_whose_insurer_or_branch_it_does_not_name()
    {
        var portfolio = await world.Desk<PortfolioQuery>().RunAsync(world.Ines);
        foreach (var of in Enum.GetValues<PortfolioPart>())
        {
            var drawn = (of == PortfolioPart.Insurers ? portfolio.Insurers : portfolio.Risks).Where(p => p.Premium.Currency == Money.Default).Skip(PortfolioQuery.First).ToList();
            var listed = await ListAsync(new() { State = ContractState.InForce, OthersOf = of });
            Assert.Equal(drawn.Sum(p => p.Contracts), listed.Count);
            Assert.Equal(drawn.Select(p => p.Name).Order(), listed.Select(r => of == PortfolioPart.Insurers ? r.Insurer : r.Risk).Distinct().Order());
            Assert.Equal(drawn.Sum(p => p.Premium.Minor), listed.Sum(r => r.AnnualPremium.Minor));
        }
        Assert.NotEmpty(await ListAsync(new() { State = ContractState.InForce, OthersOf = PortfolioPart.Risks }));
        Assert.Empty(await ListAsync(new() { State = ContractState.InForce, OthersOf = PortfolioPart.Risks, Currency = "XXX" }));
    }

    [Fact]
    [Trait("Kind", "Page")]
    public async Task Where_a_chart_leads_to_its_others_the_list_says_so_and_can_be_widened_again()
    {
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ContractsPage>("/contracts?state=InForce&others=Risks", _ => { });
        var listed = (await ListAsync(new() { State = ContractState.InForce, OthersOf = PortfolioPart.Risks })).Count;
        page.WaitForAssertion(() => Assert.Equal(listed, page.FindAll("tbody tr").Count));
        Assert.Equal("Autres risques que les cinq premiers", page.FindAll(".filter-chip")[0].TextContent.Trim());
        Assert.EndsWith("/contracts?state=InForce", page.FindAll(".filter-chip")[0].GetAttribute("href"));
    }

    private async Task<IReadOnlyList<ContractsQuery.ContractRow>> ListAsync(ContractsQuery.Filter filter) => (await world.Desk<ContractsQuery>().RunAsync(world.Ines, filter)).Rows;
}
