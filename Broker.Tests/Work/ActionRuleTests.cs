using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Work;

using World = Broker.Tests.World.World;

/// <summary>What puts an action on a client: a hand, or a rule (D-60).</summary>
public sealed class ActionRuleTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        // The demo's own rules stand aside.
        await world.ChangeAsync(async db => { foreach (var rule in await db.ActionRules.ToListAsync()) rule.Active = false; });
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("D-60")]
    public async Task A_new_client_gets_the_action_in_the_save_that_makes_it_with_its_due_date_and_its_handler()
    {
        await RuleAsync(await KindAsync("Accueillir", days: 7), ActionTrigger.ClientCreated);

        var action = Assert.Single(await OfAsync(await NewClientAsync(ClientKind.Company)));

        Assert.Equal(("Accueillir", "À faire", World.Today.AddDays(7), (Guid?)Cast.Oliver.Id), (action.Name, action.Status, action.DueOn!.Value, action.AssigneeId));
    }

    [Fact, Rule("D-60")]
    public async Task A_rule_for_one_kind_of_client_leaves_the_others_alone_and_one_switched_off_everybody()
    {
        await RuleAsync(await KindAsync("Particuliers"), ActionTrigger.ClientCreated, r => r.ClientKind = ClientKind.NaturalPerson);
        await RuleAsync(await KindAsync("Éteinte"), ActionTrigger.ClientCreated, r => r.Active = false);

        Assert.Empty(await OfAsync(await NewClientAsync(ClientKind.Company)));
        Assert.Equal(["Particuliers"], (await OfAsync(await NewClientAsync(ClientKind.NaturalPerson))).Select(a => a.Name));
    }

    [Fact, Rule("D-60")]
    public async Task A_signature_puts_the_actions_of_the_contracts_own_risk_and_product()
    {
        var (risk, other) = await RisksAsync();
        await RuleAsync(await KindAsync("Même risque"), ActionTrigger.ContractSigned, r => r.RiskId = risk);
        await RuleAsync(await KindAsync("Autre risque"), ActionTrigger.ContractSigned, r => r.RiskId = other);
        await RuleAsync(await KindAsync("Tous", assignee: Cast.Ines.Id), ActionTrigger.ContractSigned);
        var before = (await OfAsync(world.Pelissier)).Select(a => a.Id).ToHashSet();

        await SignAsync(world.Pelissier, risk, World.Today);

        var put = (await OfAsync(world.Pelissier)).Where(a => !before.Contains(a.Id)).ToList();
        Assert.Equal(["Même risque", "Tous"], put.Select(a => a.Name).Order());
        Assert.Equal(Cast.Ines.Id, put.Single(a => a.Name == "Tous").AssigneeId);
    }

    [Fact, Rule("D-60")]
    public async Task Days_before_the_expiry_the_daily_round_puts_the_action_once_even_when_it_was_removed()
    {
        await RuleAsync(await KindAsync("Renégocier"), ActionTrigger.ContractExpiry, r => r.DaysBefore = 30);
        var contract = await SignAsync(world.Pelissier, (await RisksAsync()).One, World.Today.AddDays(-100), World.Today.AddDays(31));

        Assert.Equal(0, await RoundAsync(World.Today));
        Assert.Equal(1, await RoundAsync(World.Today.AddDays(1)));
        var put = Assert.Single(await OfAsync(world.Pelissier), a => a.Name == "Renégocier");
        Assert.Equal(World.Today.AddDays(31), put.DueOn);
        Assert.Equal(contract, await world.ReadAsync(db => db.Actions.Where(a => a.Id == put.Id).Select(a => a.ContractId).SingleAsync()));

        Assert.False((await world.Desk<RemoveAction>().RunAsync(world.Ines, put.Id)).Failed);
        Assert.Equal(0, await RoundAsync(World.Today.AddDays(2)));
        Assert.Equal(0, await RoundAsync(World.Today.AddDays(2)));
    }

    [Fact, Rule("D-60")]
    public async Task Days_missed_are_caught_up_once()
    {
        await RuleAsync(await KindAsync("Effet"), ActionTrigger.ContractTakesEffect);
        await SignAsync(world.Pelissier, (await RisksAsync()).One, World.Today.AddDays(2));

        Assert.Equal(1, (await world.Desk<PutContractActions>().RunAsync(world.System, World.Today.AddDays(1), World.Today.AddDays(5))).Value);
        Assert.Equal(0, (await world.Desk<PutContractActions>().RunAsync(world.System, World.Today.AddDays(1), World.Today.AddDays(5))).Value);
    }

    [Theory, Rule("D-60")]
    [InlineData("2024-02-29", "2026-02-01", "2026-02-28")]
    [InlineData("2024-02-29", "2028-02-01", "2028-02-29")]
    [InlineData("2025-12-31", "2026-01-05", "2026-12-31")]
    [InlineData("2026-06-15", "2026-06-15", "2027-06-15")]
    [InlineData("2020-06-15", "2026-06-15", "2026-06-15")]
    public void An_anniversary_comes_a_year_after_the_effect_at_the_earliest(string effect, string from, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), Anniversary.Next(DateOnly.Parse(effect), DateOnly.Parse(from)));

    [Theory, Rule("D-60")]
    [InlineData("2023-03-01", "2026-12-20", 100, true)]
    [InlineData("2023-03-01", "2026-12-20", 60, false)]
    [InlineData("2024-02-29", "2027-02-28", 0, true)]
    [InlineData("2026-06-15", "2026-06-15", 0, false)]
    public async Task The_anniversary_is_found_across_the_end_of_a_year(string effect, string day, int before, bool found)
    {
        await RuleAsync(await KindAsync("Rendez-vous"), ActionTrigger.ContractAnniversary, r => r.DaysBefore = before);
        await SignAsync(world.Pelissier, (await RisksAsync()).One, DateOnly.Parse(effect));
        await world.ChangeAsync(async db => { foreach (var old in await db.Contracts.Where(c => c.Number != "N-77").ToListAsync()) old.ExpiresOn = new(2026, 1, 1); });

        Assert.Equal(found ? 1 : 0, await RoundAsync(DateOnly.Parse(day)));
    }

    [Fact, Rule("D-60")]
    public async Task A_terminated_contract_is_no_longer_looked_at()
    {
        await RuleAsync(await KindAsync("Renégocier"), ActionTrigger.ContractExpiry, r => r.DaysBefore = 30);
        var contract = await SignAsync(world.Pelissier, (await RisksAsync()).One, World.Today.AddDays(-100), World.Today.AddDays(10));
        var version = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == contract).Select(c => c.Version).SingleAsync());
        Assert.False((await world.Desk<TerminateContract>().RunAsync(world.Theo, new() { ContractId = contract, Version = version, On = World.Today.AddDays(5), Reason = "vente" })).Failed);

        Assert.Equal(0, await RoundAsync(World.Today));
    }

    [Fact]
    public async Task Two_nodes_take_a_days_round_once_and_a_stop_is_caught_up_by_the_next_day()
    {
        var claim = world.Desk<ClaimStandingJob>();
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => claim.RunAsync(world.System, "round")));
        var work = Assert.Single(taken, t => t is not null)!;
        Assert.Equal((World.Today, World.Today), (work.From, work.To));
        Assert.False((await world.Desk<EndStandingJob>().RunAsync(world.System, work.Id, null)).Failed);
        Assert.Null(await claim.RunAsync(world.System, "round"));

        world.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal((World.Today.AddDays(1), World.Today.AddDays(3)), await claim.RunAsync(world.System, "round") is { } next ? (next.From, next.To) : default);
    }

    [Fact]
    public async Task A_round_that_fails_is_tried_again_later_and_those_concerned_are_told()
    {
        var (claim, end) = (world.Desk<ClaimStandingJob>(), world.Desk<EndStandingJob>());
        for (var i = 0; i < StandingJob.MostTries; i++)
        {
            var work = await claim.RunAsync(world.System, "round");
            Assert.NotNull(work);
            await end.RunAsync(world.System, work.Id, "no disk");
            Assert.Null(await claim.RunAsync(world.System, "round"));
            world.Time.Advance(TimeSpan.FromHours(1));
        }
        Assert.Contains((await world.Desk<NotificationsQuery>().RunAsync(world.Helene)).Latest, n => n.Code == "notice.standing-job-failed");
        Assert.NotNull(await claim.RunAsync(world.System, "round"));
    }

    [Fact]
    public async Task A_kind_in_a_rule_stays_one_that_was_used_is_retired_one_that_was_not_goes()
    {
        var kind = await KindAsync("Relancer");
        var rule = await RuleAsync(kind, ActionTrigger.ClientCreated);
        var remove = world.Desk<RemoveActionKind>();
        Assert.Equal(Problem.Of("action-kind.in-rules", "Relancer", 1), (await remove.RunAsync(world.Helene, kind)).Problem);

        await world.Desk<RemoveActionRule>().RunAsync(world.Helene, rule);
        await world.Desk<AddAction>().RunAsync(world.Ines, new() { ClientId = world.Pelissier, Name = "Relancer", KindId = kind });
        Assert.False((await remove.RunAsync(world.Helene, kind)).Failed);
        Assert.True((await world.Desk<ActionKindsQuery>().RunAsync(world.Helene)).Single(k => k.Id == kind).Retired);

        var unused = await KindAsync("Jamais");
        Assert.False((await remove.RunAsync(world.Helene, unused)).Failed);
        Assert.DoesNotContain(await world.Desk<ActionKindsQuery>().RunAsync(world.Helene), k => k.Id == unused);
        Assert.Equal("action-kind.name-taken", (await world.Desk<SaveActionKind>().RunAsync(world.Helene, new() { Name = "Relancer" })).Problem?.Code);
    }

    private async Task<Guid> KindAsync(string name, int? days = null, Guid? assignee = null)
    {
        var saved = await world.Desk<SaveActionKind>().RunAsync(world.Helene, new() { Name = name, DueInDays = days, AssigneeId = assignee });
        return saved.Value;
    }

    private async Task<Guid> RuleAsync(Guid kind, ActionTrigger trigger, Action<SaveActionRule.Input>? more = null)
    {
        var input = new SaveActionRule.Input { KindId = kind, Trigger = trigger };
        more?.Invoke(input);
        return (await world.Desk<SaveActionRule>().RunAsync(world.Helene, input)).Value;
    }

    private async Task<Guid> NewClientAsync(ClientKind kind) =>
        (await world.Desk<SaveClient>().RunAsync(world.Theo, NewClient.Of(kind, Cast.Oliver.Id))).Value;

    private async Task<Guid> SignAsync(Guid client, Guid risk, DateOnly effect, DateOnly? expires = null)
    {
        var insurer = await world.ReadAsync(db => db.Insurers.Select(i => i.Id).FirstAsync());
        return (await world.Desk<SaveContract>().RunAsync(world.Theo, new() { ClientId = client, Number = "N-77", RiskId = risk, InsurerId = insurer, EffectiveOn = effect, ExpiresOn = expires, AnnualPremium = 100 })).Value;
    }

    private async Task<(Guid One, Guid Other)> RisksAsync()
    {
        var risks = await world.ReadAsync(db => db.Risks.OrderBy(r => r.Name).Select(r => r.Id).Take(2).ToListAsync());
        return (risks[0], risks[1]);
    }

    private async Task<int> RoundAsync(DateOnly day) => (await world.Desk<PutContractActions>().RunAsync(world.System, day, day)).Value;

    private Task<IReadOnlyList<ActionLine>> OfAsync(Guid client) => world.Desk<ActionsQuery>().RunAsync(world.Ines, client);
}
