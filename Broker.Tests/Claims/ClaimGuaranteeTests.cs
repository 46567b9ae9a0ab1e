using Broker.Core.Claims;
using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Portal.Features.Claims;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Claims;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

public sealed class ClaimGuaranteeTests : IAsyncLifetime
{
    private World world = null!;
    private Guarantee glass = null!, theft = null!, other = null!;

    /// <summary>The fleet's product covers exactly glass and theft.</summary>
    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        (glass, theft, other) = (new() { Name = "Glaces" }, new() { Name = "Vol total" }, new() { Name = "Ailleurs" });
        await world.AddAsync(glass, theft, other);
        await world.ChangeAsync(async db =>
        {
            var product = (await db.Contracts.Where(c => c.Id == world.Fleet).Select(c => c.ProductId).SingleAsync())!.Value;
            db.RemoveRange(await db.ProductGuarantees.Where(g => g.ProductId == product).ToListAsync());
            db.AddRange(new ProductGuarantee { ProductId = product, GuaranteeId = theft.Id, Position = 1 }, new ProductGuarantee { ProductId = product, GuaranteeId = glass.Id, Position = 2 });
        });
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-CLM-02")]
    public async Task A_claim_refers_to_guarantees_which_change_with_what_is_known()
    {
        var id = await DeclareAsync(glass.Id, theft.Id);
        Assert.Equal(["Glaces", "Vol total"], (await ReadAsync(id)).Guarantees.Select(g => g.Name));

        var input = SaveClaim.Input.Of(await ReadAsync(id));
        input.GuaranteeIds.Remove(glass.Id);
        Assert.False((await world.Desk<SaveClaim>().RunAsync(world.Theo, input)).Failed);
        Assert.Equal(["Vol total"], (await ReadAsync(id)).Guarantees.Select(g => g.Name));
        // Two who edit only that meet all the same.
        Assert.Equal(Problem.Stale, (await world.Desk<SaveClaim>().RunAsync(world.Oliver, input)).Problem);
    }

    [Fact, Rule("R-CLM-02")]
    public async Task Offered_are_the_products_own_in_its_order_or_the_firms_all()
    {
        var query = world.Desk<ClaimGuaranteesQuery>();
        Assert.Equal([theft.Id, glass.Id], (await query.RunAsync(world.Ines, world.Fleet)).Select(g => g.Id));
        Assert.Equal(await world.ReadAsync(db => db.Guarantees.CountAsync()), (await query.RunAsync(world.Ines, world.WithoutProduct)).Count);
        Assert.Empty(await query.RunAsync(world.Ines, Guid.NewGuid()));
    }

    [Fact]
    public async Task A_guarantee_that_is_not_there_is_refused()
    {
        var saved = await world.Desk<SaveClaim>().RunAsync(world.Theo, Input(glass.Id, Guid.NewGuid()));
        Assert.Equal(Problem.Missing.At("GuaranteeIds"), saved.Problem);
    }

    [Fact, Rule("R-CON-08")]
    public async Task A_guarantee_a_claim_concerns_is_not_deleted_and_says_where_it_is_used()
    {
        await DeclareAsync(other.Id);
        var removed = await world.Desk<RemoveGuarantee>().RunAsync(world.Helene, other.Id);
        Assert.True(removed.Failed);
        Assert.True(await world.ReadAsync(db => db.Guarantees.AnyAsync(g => g.Id == other.Id)));
    }

    [Fact, Rule("R-CLM-02")]
    [Trait("Kind", "Page")]
    public async Task They_are_ticked_in_the_form_once_the_contract_is_chosen()
    {
        using var screen = new CastScreen(world, world.Theo);
        var dialog = screen.Open<ClaimDialog>("/", p => p.Add(d => d.Open, true).Add(d => d.ClientId, world.Rivelaine));
        Assert.Empty(dialog.FindAll(".ticks"));
        await dialog.WaitForElement("#SaveClaim-ContractId").ChangeAsync(world.Fleet.ToString());
        dialog.WaitForAssertion(() => Assert.Equal(["Vol total", "Glaces"], dialog.FindAll(".ticks .tick").Select(t => t.TextContent.Trim())));
        await dialog.FindAll(".ticks input")[1].ChangeAsync(true);
        await dialog.Find("#SaveClaim-OccurredOn").ChangeAsync("2026-06-14");
        await dialog.Find("form").SubmitAsync();

        await Task.Yield();
        var id = await world.ReadAsync(db => db.Claims.Where(c => c.OccurredOn == new DateOnly(2026, 6, 14)).Select(c => c.Id).SingleAsync());
        Assert.Equal(["Glaces"], (await ReadAsync(id)).Guarantees.Select(g => g.Name));
    }

    private SaveClaim.Input Input(params Guid[] guarantees) =>
        new() { ClientId = world.Rivelaine, ContractId = world.Fleet, OccurredOn = World.Today, DeclaredOn = World.Today, GuaranteeIds = [.. guarantees] };

    private async Task<Guid> DeclareAsync(params Guid[] guarantees) => (await world.Desk<SaveClaim>().RunAsync(world.Theo, Input(guarantees))).Value;

    private async Task<ClaimQuery.ClaimRecord> ReadAsync(Guid id) => (await world.Desk<ClaimQuery>().RunAsync(world.Theo, id))!;
}
