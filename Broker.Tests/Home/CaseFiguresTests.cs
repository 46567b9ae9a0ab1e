using Broker.Core.Claims;
using Broker.Core.Complaints;
using Broker.Core.Demo;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Home;

using World = Broker.Tests.World.World;

public sealed class CaseFiguresTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("D-14")]
    public async Task Claims_are_counted_by_state_and_a_closed_one_by_how_it_ended()
    {
        var before = await ClaimsAsync();
        var claim = Claim();
        await world.AddAsync(claim);
        Assert.Equal(before.Open + 1, (await ClaimsAsync()).Open);

        await world.ChangeAsync(async db => (await db.Claims.Include(c => c.Steps).SingleAsync(c => c.Id == claim.Id)).Close(ClaimOutcome.Withdrawn, null, "Théo", world.Clock.Now));
        var after = await ClaimsAsync();
        Assert.Equal((before.Open, before.Closed.GetValueOrDefault(ClaimOutcome.Withdrawn) + 1, before.All + 1), (after.Open, after.Closed[ClaimOutcome.Withdrawn], after.All));
    }

    [Fact]
    public async Task Complaints_near_their_term_are_those_of_the_list_and_become_late_by_themselves()
    {
        for (var day = 0; day < 120; day += 10)
        {
            var figures = await world.Desk<ComplaintFiguresQuery>().RunAsync(world.Theo);
            Assert.Equal((await ListedAsync(ComplaintChoice.Open), await ListedAsync(ComplaintChoice.NearTerm), await ListedAsync(ComplaintChoice.Late)), (figures.Open, figures.NearTerm, figures.Late));
            world.Time.Advance(TimeSpan.FromDays(10));
        }
    }

    private Task<ClaimFiguresQuery.Figures> ClaimsAsync() => world.Desk<ClaimFiguresQuery>().RunAsync(world.Theo);

    private async Task<int> ListedAsync(ComplaintChoice which) => (await world.Desk<ComplaintsQuery>().RunAsync(world.Theo, new() { Which = which })).Total;

    private static Claim Claim() => new()
    {
        ClientId = Cast.Rivelaine.Id, ContractId = Cast.Fleet.Id, Number = "SIN-2026-90001", OccurredOn = World.Today.AddDays(-3), DeclaredOn = World.Today,
    };
}
