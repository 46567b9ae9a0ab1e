using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Work;

using World = Broker.Tests.World.World;

public sealed class ActionTests
{
    [Fact, Rule("R-ACT-01"), Rule("R-ACT-02")]
    public async Task Actions_have_a_name_a_status_and_a_due_date_and_the_status_is_changed_from_the_list()
    {
        await using var world = await World.OpenAsync();
        var due = World.Today.AddDays(4);
        await world.Desk<AddAction>().RunAsync(world.Ines, new() { ClientId = world.Pelissier, Name = " Relancer le règlement ", DueOn = due });
        var row = Assert.Single(await ListAsync(world), r => r.DueOn == due);
        Assert.Equal(("Relancer le règlement", "À faire", false), (row.Name, row.Status, row.Finished));

        var result = await ChangeAsync(world, row, "Terminée");

        Assert.False(result.Failed);
        Assert.Equal(("Terminée", true), (await ListAsync(world)).Where(r => r.Id == row.Id).Select(r => (r.Status, r.Finished)).Single());
    }

    [Fact, Rule("R-ACT-03"), Rule("D-14")]
    public async Task What_remains_is_what_has_no_finished_status()
    {
        await using var world = await World.OpenAsync();
        var before = await RemainingAsync(world);
        foreach (var name in new[] { "Un", "Deux", "Trois" }) await world.Desk<AddAction>().RunAsync(world.Ines, new() { ClientId = world.Pelissier, Name = name });
        Assert.Equal(before + 3, await RemainingAsync(world));

        await ChangeAsync(world, await RowAsync(world, "Un"), "En cours");
        Assert.Equal(before + 3, await RemainingAsync(world));
        await ChangeAsync(world, await RowAsync(world, "Deux"), "Sans suite");
        Assert.Equal(before + 2, await RemainingAsync(world));
        await world.Desk<RemoveAction>().RunAsync(world.Ines, (await RowAsync(world, "Trois")).Id);
        Assert.Equal(before + 1, await RemainingAsync(world));
        var outstanding = await world.Desk<OutstandingActionsQuery>().RunAsync(world.Ines);
        Assert.Contains(outstanding.Rows, r => r.Name == "Un");
        Assert.DoesNotContain(outstanding.Rows, r => r.Name == "Deux");
    }

    [Fact, Rule("R-ACT-03")]
    public async Task Finishing_a_status_changes_every_clients_counter_at_once()
    {
        await using var world = await World.OpenAsync();
        await world.Desk<AddAction>().RunAsync(world.Ines, new() { ClientId = world.Pelissier, Name = "Un" });
        var before = await RemainingAsync(world);
        var woken = 0;
        using var listening = world.Feed.Listen(world.Pelissier, _ => false, () => woken++);
        var rows = (await world.Desk<ActionStatusesQuery>().RunAsync(world.Helene)).Select(s => new SaveActionStatuses.Row { Id = s.Id, Name = s.Name, Finished = s.Finished || s.Name == "À faire" }).ToList();

        Assert.Null((await world.Desk<SaveActionStatuses>().RunAsync(world.Helene, new() { Rows = rows })).Problem);

        Assert.True(woken > 0);
        Assert.True(await RemainingAsync(world) < before);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_status_the_second_is_told()
    {
        await using var world = await World.OpenAsync();
        await world.Desk<AddAction>().RunAsync(world.Ines, new() { ClientId = world.Pelissier, Name = "Un" });
        var row = await RowAsync(world, "Un");

        Assert.Null((await ChangeAsync(world, row, "En cours")).Problem);
        Assert.Equal(Problem.Stale, (await ChangeAsync(world, row, "Terminée")).Problem);
    }

    [Fact]
    public async Task A_status_in_use_stays_and_one_open_status_remains()
    {
        await using var world = await World.OpenAsync();
        await world.Desk<AddAction>().RunAsync(world.Ines, new() { ClientId = world.Pelissier, Name = "Un" });
        var rows = (await world.Desk<ActionStatusesQuery>().RunAsync(world.Helene)).Select(s => new SaveActionStatuses.Row { Id = s.Id, Name = s.Name, Finished = s.Finished }).ToList();
        var save = world.Desk<SaveActionStatuses>();

        var uses = await world.ReadAsync(db => db.Actions.Where(a => db.ActionStatuses.Any(s => s.Id == a.StatusId && s.Name == "À faire")).Select(a => a.ClientId).ToListAsync());
        Assert.Equal(Problem.Of("action-status.in-use", "À faire", uses.Count, uses.Distinct().Count()), (await save.RunAsync(world.Helene, new() { Rows = [.. rows.Where(r => r.Name != "À faire")] })).Problem);
        Assert.Equal("action-status.none-open", (await save.RunAsync(world.Helene, new() { Rows = [.. rows.Where(r => r.Finished)] })).Problem?.Code);
        Assert.Equal(new Problem("input.required", "Name"), (await save.RunAsync(world.Helene, new() { Rows = [.. rows, new()] })).Problem);
    }

    [Fact]
    public async Task Actions_are_not_the_clients_business()
    {
        await using var world = await World.OpenAsync();
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ActionsQuery>().RunAsync(world.Marc, world.Pelissier));
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<AddAction>().RunAsync(world.Marc, new() { ClientId = world.Pelissier, Name = "x" }));
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<SaveActionStatuses>().RunAsync(world.Ines, new()));
    }

    private static Task<IReadOnlyList<ActionLine>> ListAsync(World world) => world.Desk<ActionsQuery>().RunAsync(world.Ines, world.Pelissier);

    private static async Task<ActionLine> RowAsync(World world, string name) => (await ListAsync(world)).Single(r => r.Name == name);

    private static async Task<int> RemainingAsync(World world) => (await world.Desk<ClientCounters>().RunAsync(world.Ines, world.Pelissier)).RemainingActions;

    private static async Task<Result> ChangeAsync(World world, ActionLine row, string status)
    {
        var to = (await world.Desk<ActionStatusesQuery>().RunAsync(world.Ines)).Single(s => s.Name == status);
        return await world.Desk<ChangeActionStatus>().RunAsync(world.Ines, new() { ActionId = row.Id, StatusId = to.Id, Version = row.Version });
    }
}
