using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Home;

using World = Broker.Tests.World.World;

public sealed class FirmFiguresTests : IAsyncLifetime
{
    private static readonly DateOnly Day = World.Today;
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-ACT-04"), Rule("D-14")]
    public async Task Remaining_actions_are_counted_for_the_firm_and_for_those_in_charge()
    {
        var before = await ActionsAsync();
        Assert.Equal(await world.ReadAsync(db => db.RemainingActions.CountAsync()), before.All.Remaining);
        Assert.Equal(before.All.Remaining, before.ByHandler.Values.Sum(f => f.Remaining));

        var handler = await world.ReadAsync(db => db.Clients.Where(c => c.Id == world.Morel).Select(c => c.HandlerId).SingleAsync());
        await world.Desk<AddAction>().RunAsync(world.Ines, new() { ClientId = world.Morel, Name = "Rappeler", DueOn = Day.AddDays(-1) });
        var after = await ActionsAsync();
        Assert.Equal((before.All.Remaining + 1, before.All.Late + 1), (after.All.Remaining, after.All.Late));
        Assert.Equal((before.Of(handler).Remaining + 1, before.Of(handler).Late + 1), (after.Of(handler).Remaining, after.Of(handler).Late));
        Assert.Equal(new ActionFiguresQuery.Figures(0, 0), after.Of(Cast.Helene.Id));
    }

    [Fact, Rule("R-ACT-04")]
    public async Task When_a_client_passes_to_somebody_else_its_actions_do_too()
    {
        var before = await ActionsAsync();
        await world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == world.Rivelaine)).HandlerId = Cast.Helene.Id);
        var after = await ActionsAsync();
        Assert.Equal((before.All, 3), (after.All, after.Of(Cast.Helene.Id).Remaining));
    }

    [Fact, Rule("R-ACT-04")]
    public async Task A_teams_actions_are_those_of_all_its_members_and_one_without_a_team_is_a_team_alone()
    {
        await world.ChangeAsync(async db =>
        {
            foreach (var list in await db.UserLists.Where(l => l.IsTeam).ToListAsync()) list.IsTeam = false;
        });
        var team = new UserList { Name = "Entreprises", IsTeam = true };
        team.Members.AddRange(new[] { Cast.Theo, Cast.Oliver }.Select(p => new UserListMember { ListId = team.Id, PersonId = p.Id }));
        await world.AddAsync(team);
        var actions = await ActionsAsync();

        Assert.Equal(actions.Of(Cast.Theo.Id).Remaining + actions.Of(Cast.Oliver.Id).Remaining, actions.OfTeam(Cast.Theo.Id).Remaining);
        Assert.Equal(actions.OfTeam(Cast.Theo.Id), actions.OfTeam(Cast.Oliver.Id));
        Assert.Equal(actions.Of(Cast.Helene.Id), actions.OfTeam(Cast.Helene.Id));
        Assert.Equal(actions.Of(Cast.Ines.Id), actions.OfTeam(Cast.Ines.Id));
    }

    [Fact, Rule("R-ACT-04")]
    public async Task What_is_to_be_done_first_has_the_earliest_day_and_what_has_no_day_comes_last()
    {
        var first = await world.Desk<FirstToDoQuery>().RunAsync(world.Ines);
        Assert.Equal("Relancer le solde des marchandises transportées", first[0].Name);
        Assert.Equal(first.OrderBy(a => a.DueOn ?? DateOnly.MaxValue).Select(a => a.Id), first.Select(a => a.Id));
    }

    [Fact]
    public async Task Tasks_of_the_day_are_counted_for_all_and_for_each_they_were_sent_to()
    {
        await world.AddAsync(TaskFor(Day, Cast.Theo, Cast.Ines), TaskFor(Day.AddDays(-2), Cast.Theo), TaskFor(Day.AddDays(1), Cast.Theo));
        var tasks = await world.Desk<TaskFiguresQuery>().RunAsync(world.Theo);
        Assert.Equal(new TaskFiguresQuery.Figures(2, 1), tasks.All);
        Assert.Equal((new TaskFiguresQuery.Figures(2, 1), new TaskFiguresQuery.Figures(1, 0), new TaskFiguresQuery.Figures(0, 0)),
            (tasks.Of(Cast.Theo.Id), tasks.Of(Cast.Ines.Id), tasks.Of(Cast.Helene.Id)));

        // Tomorrow, nobody having changed anything.
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new TaskFiguresQuery.Figures(3, 2), (await world.Desk<TaskFiguresQuery>().RunAsync(world.Theo)).All);
    }

    [Fact]
    public async Task Validations_wait_in_the_order_they_came_and_no_other_task_is_among_them()
    {
        await world.AddAsync([.. Enumerable.Range(0, 10).Select(i => Validation($"V{i}", hoursAgo: i)), TaskFor(Day, Cast.Theo)]);
        var waiting = await world.Desk<WaitingValidationsQuery>().RunAsync(world.Theo);
        Assert.Equal((10, WaitingValidationsQuery.Shown, "V9", "Transports Rivelaine"), (waiting.Count, waiting.First.Count, waiting.First[0].Subject, waiting.First[0].Client));
    }

    [Fact]
    public async Task The_portfolio_is_the_contracts_in_force_by_insurer_and_by_branch()
    {
        var portfolio = await PortfolioAsync();
        var inForce = await world.ReadAsync(db => db.ContractsInForceOn(Day).ToListAsync());
        Assert.Equal(inForce.Count, portfolio.Contracts);
        Assert.Equal(inForce.Sum(c => c.AnnualPremium.Minor), portfolio.Premium.Single().Minor);
        foreach (var parts in new[] { portfolio.Insurers, portfolio.Risks })
        {
            Assert.Equal((portfolio.Contracts, portfolio.Premium[0].Minor), (parts.Sum(p => p.Contracts), parts.Sum(p => p.Premium.Minor)));
            Assert.Equal(parts.OrderByDescending(p => p.Premium.Minor).Select(p => p.Id), parts.Select(p => p.Id));
        }

        var fleet = inForce.Single(c => c.Id == world.Fleet);
        await world.ChangeAsync(async db => (await db.Contracts.WithTerminations().SingleAsync(c => c.Id == world.Fleet)).Terminate(Day, "vente", "Théo"));
        var after = await PortfolioAsync();
        Assert.Equal((portfolio.Contracts - 1, portfolio.Premium[0] - fleet.AnnualPremium), (after.Contracts, after.Premium[0]));
    }

    [Fact, Rule("D-61")]
    public async Task A_premium_in_another_currency_is_listed_apart_and_never_added()
    {
        var before = await PortfolioAsync();
        var model = await world.ReadAsync(db => db.Contracts.SingleAsync(c => c.Id == world.Fleet));
        await world.AddAsync(Contract(model, "USD", expires: null));

        var after = await PortfolioAsync();
        Assert.Equal([before.Premium[0], new Money(70_000, "USD")], after.Premium);
        Assert.Equal("USD", after.Insurers[^1].Premium.Currency);
        Assert.Equal(before.Insurers, after.Insurers.SkipLast(1));
    }

    [Fact]
    public async Task Contracts_that_run_out_are_counted_within_thirty_sixty_and_ninety_days()
    {
        var model = await world.ReadAsync(db => db.Contracts.SingleAsync(c => c.Id == world.Fleet));
        var ended = Contract(model, "EUR", Day.AddDays(20));
        ended.Terminate(Day.AddDays(10), "vente", "Théo");
        await world.AddAsync([ended, .. new[] { 0, 1, 30, 31, 60, 61, 90, 91 }.Select(days => Contract(model, "EUR", Day.AddDays(days)))]);

        Assert.Equal(new ExpiringContractsQuery.Expiring(2, 4, 6), await world.Desk<ExpiringContractsQuery>().RunAsync(world.Theo));
    }

    [Fact]
    public async Task Clients_and_prospects_are_counted_and_the_archived_are_not()
    {
        var before = await world.Desk<ClientFiguresQuery>().RunAsync(world.Ines);
        await world.ChangeAsync(async db =>
        {
            (await db.Clients.SingleAsync(c => c.Id == world.Morel)).State = ClientState.Archived;
            (await db.Clients.SingleAsync(c => c.Id == world.Pelissier)).State = ClientState.Prospect;
        });
        Assert.Equal(new ClientFiguresQuery.Figures(before.Active - 2, before.Prospects + 1), await world.Desk<ClientFiguresQuery>().RunAsync(world.Ines));
    }

    private Task<ActionFiguresQuery.ActionFigures> ActionsAsync() => world.Desk<ActionFiguresQuery>().RunAsync(world.Theo);

    private Task<PortfolioQuery.Portfolio> PortfolioAsync() => world.Desk<PortfolioQuery>().RunAsync(world.Theo);

    private static Contract Contract(Contract model, string currency, DateOnly? expires) => new()
    {
        ClientId = model.ClientId, Number = $"N-{Guid.NewGuid():N}"[..20], RiskId = model.RiskId, InsurerId = model.InsurerId, EffectiveOn = Day.AddYears(-1),
        ExpiresOn = expires, AnnualPremium = new(70_000, currency),
    };

    private TaskItem Validation(string subject, int hoursAgo) => new()
    {
        Subject = subject, Kind = TaskKind.ExtranetValidation, PlannedOn = Day, CreatedAt = world.Clock.Now.AddHours(-hoursAgo), ClientId = world.Rivelaine,
    };

    private TaskItem TaskFor(DateOnly day, params CastPerson[] people)
    {
        var task = new TaskItem { Subject = "Appeler", Kind = TaskKind.Action, PlannedOn = day, CreatedAt = world.Clock.Now };
        task.Recipients.AddRange(people.Select(p => new TaskRecipient { TaskId = task.Id, PersonId = p.Id }));
        return task;
    }
}

internal static class Endings
{
    public static IQueryable<Contract> WithTerminations(this IQueryable<Contract> contracts) => contracts.Include(c => c.Terminations);
}
