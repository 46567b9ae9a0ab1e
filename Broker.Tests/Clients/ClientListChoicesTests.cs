using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class ClientListChoicesTests
{
    [Fact]
    public async Task Each_has_their_own_columns_in_their_own_order()
    {
        await using var world = await World.OpenAsync();
        var (choose, query) = (world.Desk<ChooseClientColumns>(), world.Desk<ClientColumnsQuery>());
        Assert.Null((await choose.RunAsync(world.Theo, [ClientColumn.Phone, ClientColumn.City, ClientColumn.Phone])).Problem);
        Assert.Equal([ClientColumn.Phone, ClientColumn.City], await query.RunAsync(world.Theo));
        Assert.Equal(ClientColumnChoice.Usual, await query.RunAsync(world.Ines));
        await choose.RunAsync(world.Theo, [ClientColumn.Email]);
        Assert.Equal([ClientColumn.Email], await query.RunAsync(world.Theo));
        await choose.RunAsync(world.Theo, []);
        Assert.Equal(ClientColumnChoice.Usual, await query.RunAsync(world.Theo));
    }

    [Fact]
    public async Task A_saved_filter_is_ones_own_until_it_is_shared()
    {
        await using var world = await World.OpenAsync();
        var (save, query) = (world.Desk<SaveFilter>(), world.Desk<SavedFiltersQuery>());
        Assert.Null((await save.RunAsync(world.Theo, new() { Name = " Prospects ", Query = "state=Prospect" })).Problem);
        Assert.Equal(("Prospects", "state=Prospect", false), Assert.Single(await query.RunAsync(world.Theo)) is var own ? (own.Name, own.Query, own.Shared) : default);
        Assert.Empty(await query.RunAsync(world.Ines));

        Assert.Null((await save.RunAsync(world.Theo, new() { Name = "Prospects", Query = "state=Prospect&sort=City", Shared = true })).Problem);
        var shared = Assert.Single(await query.RunAsync(world.Ines));
        Assert.Equal(("state=Prospect&sort=City", "Théo Darnaud", false), (shared.Query, shared.Owner, shared.MayChange));
        // Sharing is for those who manage clients.
        await Assert.ThrowsAsync<Forbidden>(() => save.RunAsync(world.Ines, new() { Name = "Les miens", Shared = true }));
        Assert.Null((await save.RunAsync(world.Ines, new() { Name = "Prospects", Query = "q=a" })).Problem);
    }

    [Fact]
    public async Task A_filter_is_taken_away_by_its_owner_or_once_shared_by_an_administrator()
    {
        await using var world = await World.OpenAsync();
        var (save, remove, query) = (world.Desk<SaveFilter>(), world.Desk<RemoveFilter>(), world.Desk<SavedFiltersQuery>());
        await save.RunAsync(world.Theo, new() { Name = "Prospects", Query = "state=Prospect" });
        var id = Assert.Single(await query.RunAsync(world.Theo)).Id;
        foreach (var other in new[] { world.Ines, world.Helene, world.Oliver }) Assert.Equal(Problem.Missing, (await remove.RunAsync(other, id)).Problem);
        await save.RunAsync(world.Theo, new() { Name = "Prospects", Query = "state=Prospect", Shared = true });
        Assert.Equal(Problem.Missing, (await remove.RunAsync(world.Oliver, id)).Problem);
        Assert.Null((await remove.RunAsync(world.Helene, id)).Problem);
        Assert.Empty(await query.RunAsync(world.Theo));
    }

    [Fact]
    public async Task A_filter_has_a_name_of_a_bearable_length()
    {
        await using var world = await World.OpenAsync();
        var save = world.Desk<SaveFilter>();
        Assert.Equal(new Problem("input.required", "Name"), (await save.RunAsync(world.Theo, new() { Query = "q=a" })).Problem);
        Assert.Equal(Problem.Of("input.too-long", SavedFilter.NameLength).At("Name"), (await save.RunAsync(world.Theo, new() { Name = new string('x', 81) })).Problem);
        Assert.Equal(Problem.Of("input.too-long", SavedFilter.QueryLength).At("Query"), (await save.RunAsync(world.Theo, new() { Name = "x", Query = new string('x', 901) })).Problem);
    }
}
