using Broker.Core.Contracts;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Storage;

using World = Broker.Tests.World.World;

/// <summary>A question translated once is asked again of others, on other days, by others.</summary>
public sealed class AskedTests
{
    private static readonly Asked<Contract> InForce = new((db, client, today) => db.ContractsInForceOn(today).Where(c => c.ClientId == client));
    private static readonly Asked<BalanceLine> Lines = new((db, client, today) => db.BalanceLinesOn(today).Where(l => l.ClientId == client));
    private static readonly Asked<Contract> Unmarked = new((db, client, today) => db.ContractsExpiringBy(today, today.AddDays(30)).Where(c => c.ClientId == client));

    [Fact]
    public async Task It_answers_as_the_archives_own_selection_does_whoever_and_whenever_it_is_asked_about()
    {
        await using var world = await World.OpenAsync();
        var seen = new HashSet<int>();
        foreach (var day in new[] { World.Today, World.Today.AddYears(-2), World.Today.AddYears(3), World.Today.AddYears(-40) })
            foreach (var client in new[] { world.Rivelaine, world.Pelissier, world.Morel })
            {
                await using var db = await world.Store.OpenToReadAsync(world.Theo);
                var expected = await db.ContractsInForceOn(day).Where(c => c.ClientId == client).Select(c => c.Id).ToListAsync();
                Assert.Equal(expected.Order(), (await InForce.Of(db, client, day).ToListAsync()).Select(c => c.Id).Order());
                Assert.Equal(await db.BalanceLinesOn(day).Where(l => l.ClientId == client).SumAsync(l => l.Minor), (await Lines.Of(db, client, day).ToListAsync()).Sum(l => l.Minor));
                seen.Add(expected.Count);
            }
        Assert.True(seen.Count > 2);
    }

    [Fact]
    public async Task Each_who_asks_sees_through_their_own_filter()
    {
        await using var world = await World.OpenAsync();
        for (var turn = 0; turn < 2; turn++)
        {
            await using (var firm = await world.Store.OpenToReadAsync(world.Theo)) Assert.NotEmpty(await InForce.Of(firm, world.Rivelaine, World.Today).ToListAsync());
            await using (var baker = await world.Store.OpenToReadAsync(world.Marc))
            {
                Assert.Empty(await InForce.Of(baker, world.Rivelaine, World.Today).ToListAsync());
                Assert.NotEmpty(await InForce.Of(baker, world.Pelissier, World.Today).ToListAsync());
            }
        }
    }

    [Fact]
    public async Task A_question_about_another_day_than_the_one_asked_is_refused_rather_than_kept()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.Store.OpenToReadAsync(world.Theo);
        Assert.Throws<InvalidOperationException>(() => Unmarked.Of(db, world.Rivelaine, World.Today));
    }
}
