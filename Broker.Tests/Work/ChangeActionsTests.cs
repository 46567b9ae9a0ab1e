using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Work;

using World = Broker.Tests.World.World;

/// <summary>Many actions at once, and whose they are.</summary>
public sealed class ChangeActionsTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        foreach (var name in new[] { "Un", "Deux", "Trois" }) await world.Desk<AddAction>().RunAsync(world.Ines, new() { ClientId = world.Pelissier, Name = name });
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-ACT-02")]
    public async Task What_somebody_changed_or_removed_meanwhile_is_told_line_by_line_and_the_rest_is_done()
    {
        var lines = await LinesAsync("Un", "Deux", "Trois");
        var done = await StatusAsync("Terminée");
        await world.Desk<ChangeActionStatus>().RunAsync(world.Theo, new() { ActionId = lines[0].Id, Version = lines[0].Version, StatusId = await StatusAsync("En cours") });
        await world.Desk<RemoveAction>().RunAsync(world.Theo, lines[1].Id);

        var outcome = (await world.Desk<ChangeActions>().RunAsync(world.Ines, new() { Lines = lines, StatusId = done })).Value;

        Assert.Equal(1, outcome.Done);
        Assert.Equal([("Un", Problem.Stale.Code), ("Deux", Problem.Missing.Code)], outcome.Failures.Select(f => (f.Name, f.Problem.Code)));
        Assert.Equal([("Trois", true), ("Un", false)], (await OfAsync()).Where(a => a.Name is "Un" or "Trois").OrderBy(a => a.Name).Select(a => (a.Name, a.Finished)));
    }

    [Fact]
    public async Task Actions_passed_on_are_the_other_persons_who_is_told_once()
    {
        var outcome = (await world.Desk<ChangeActions>().RunAsync(world.Helene, new() { Lines = await LinesAsync("Un", "Deux"), Reassign = true, AssigneeId = Cast.Oliver.Id })).Value;

        Assert.Equal((2, 0), (outcome.Done, outcome.Failures.Count));
        Assert.Equal(["Deux", "Un"], (await OfAsync()).Where(a => a.Assignee == Cast.Oliver.FullName).Select(a => a.Name).Where(n => n is "Un" or "Deux").Order());
        var told = Assert.Single((await world.Desk<NotificationsQuery>().RunAsync(world.Oliver)).Latest, n => n.Code == "notice.actions-assigned");
        Assert.Equal([Cast.Helene.FullName, "2"], told.Args);
        Assert.Equal(Problem.Missing.At("AssigneeId"), (await world.Desk<ChangeActions>().RunAsync(world.Helene, new() { Lines = await LinesAsync("Un"), Reassign = true, AssigneeId = Cast.Nadege.Id })).Problem);
    }

    [Fact]
    public async Task Taking_away_takes_only_those_chosen()
    {
        await world.Desk<ChangeActions>().RunAsync(world.Ines, new() { Lines = await LinesAsync("Un", "Deux"), Remove = true });
        Assert.Equal(["Trois"], (await OfAsync()).Select(a => a.Name).Where(n => n is "Un" or "Deux" or "Trois"));
        Assert.Equal("actions.too-many", (await world.Desk<ChangeActions>().RunAsync(world.Ines, new() { Lines = [.. Enumerable.Range(0, 501).Select(_ => new ChangeActions.Line(Guid.NewGuid(), default, "x"))] })).Problem?.Code);
    }

    [Fact]
    public async Task An_action_added_by_hand_is_the_handlers_unless_somebody_is_chosen()
    {
        var handler = await world.ReadAsync(db => db.Clients.Where(c => c.Id == world.Pelissier).Select(c => c.HandlerId).SingleAsync());
        Assert.Equal(handler, (await OfAsync()).Single(a => a.Name == "Un").AssigneeId);

        await world.Desk<AddAction>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, Name = "Quatre", AssigneeId = Cast.Ines.Id });
        Assert.Equal(Cast.Ines.Id, (await OfAsync()).Single(a => a.Name == "Quatre").AssigneeId);
    }

    [Fact, Rule("R-ACT-04")]
    public async Task Mine_my_teams_and_the_firms_actions_are_told_apart_and_counted_alike()
    {
        await world.ChangeAsync(async db => db.RemoveRange(await db.Actions.Where(a => a.ClientId != world.Pelissier).ToListAsync()));
        await AssignAsync("Un", Cast.Theo.Id);
        await AssignAsync("Deux", Cast.Ines.Id);
        await AssignAsync("Trois", Cast.Oliver.Id);
        await world.ChangeAsync(async db => db.RemoveRange(await db.Actions.Where(a => a.Name != "Un" && a.Name != "Deux" && a.Name != "Trois").ToListAsync()));

        // Théo and Inès are a team in the demo firm, Oliver is in none.
        Assert.Equal("Un", await NamesAsync(world.Theo, Whose.Mine));
        Assert.Equal("Deux, Un", await NamesAsync(world.Theo, Whose.Team));
        Assert.Equal("Trois", await NamesAsync(world.Oliver, Whose.Team));
        Assert.Equal("Deux, Trois, Un", await NamesAsync(world.Oliver, Whose.All));
        Assert.Equal(1, (await world.Desk<MyWorkQuery>().RunAsync(world.Oliver)).Actions);
        Assert.Equal(0, (await world.Desk<MyWorkQuery>().RunAsync(world.Helene)).Actions);
    }

    [Fact]
    public async Task The_lists_own_filters_are_late_and_status()
    {
        var open = world.Desk<OutstandingActionsQuery>();
        var late = (await open.RunAsync(world.Theo, filter: new() { Late = true })).Rows;
        Assert.NotEmpty(late);
        Assert.All(late, a => Assert.True(a.DueOn < World.Today));
        var underWay = await StatusAsync("En cours");
        Assert.All((await open.RunAsync(world.Theo, filter: new() { StatusId = underWay })).Rows, a => Assert.Equal(underWay, a.StatusId));
    }

    [Fact, Rule("D-14")]
    public async Task A_status_has_the_colour_of_its_meaning()
    {
        var rows = (await world.Desk<ActionStatusesQuery>().RunAsync(world.Helene)).Select(s => new SaveActionStatuses.Row { Id = s.Id, Name = s.Name, Finished = s.Finished, Colour = s.Name == "En cours" ? StatusColour.Bad : s.Colour }).ToList();
        Assert.Null((await world.Desk<SaveActionStatuses>().RunAsync(world.Helene, new() { Rows = rows })).Problem);
        Assert.Equal(StatusColour.Bad, (await world.Desk<ActionStatusesQuery>().RunAsync(world.Theo)).Single(s => s.Name == "En cours").Colour);
    }

    private async Task AssignAsync(string name, Guid person) =>
        Assert.Equal(1, (await world.Desk<ChangeActions>().RunAsync(world.Helene, new() { Lines = await LinesAsync(name), Reassign = true, AssigneeId = person })).Value.Done);

    private async Task<List<ChangeActions.Line>> LinesAsync(params string[] names)
    {
        var rows = await OfAsync();
        return [.. names.Select(n => rows.Single(r => r.Name == n)).Select(r => new ChangeActions.Line(r.Id, r.Version, r.Name))];
    }

    private async Task<string> NamesAsync(Caller who, Whose whose) =>
        string.Join(", ", (await world.Desk<OutstandingActionsQuery>().RunAsync(who, 0, new() { Whose = whose })).Rows.Select(a => a.Name).Order());

    private async Task<Guid> StatusAsync(string name) => (await world.Desk<ActionStatusesQuery>().RunAsync(world.Theo)).Single(s => s.Name == name).Id;

    private Task<IReadOnlyList<ActionLine>> OfAsync() => world.Desk<ActionsQuery>().RunAsync(world.Ines, world.Pelissier);
}
