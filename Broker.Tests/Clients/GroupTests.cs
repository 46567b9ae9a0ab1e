using Broker.Core.Accounts;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Products;
using Broker.Core.Work;
using Broker.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class GroupTests
{
    [Fact, Rule("D-01")]
    public async Task A_principal_is_shown_beside_its_members_with_what_each_has_and_what_they_have_together()
    {
        await using var world = await World.OpenAsync();
        await OpenContractAsync(world, Cast.RivelaineNord, Money.Euros(1_200));
        await OpenContractAsync(world, Cast.RivelaineNord, Money.Euros(300));
        await OpenContractAsync(world, Cast.RivelaineFroid, new Money(90_000, "USD"));
        await OpenContractAsync(world, Cast.RivelaineFroid, Money.Euros(50), started: -5);
        await world.Desk<AddAction>().RunAsync(world.Theo, new() { ClientId = Cast.RivelaineNord.Id, Name = "Rappeler" });

        var group = await ReadAsync(world);
        Assert.Equal((8, 6, 6), (group.Self.Own.Contracts, group.MemberCount, group.Below.Count));
        Assert.Equal(["Ateliers Rivelaine", "Rivelaine Frigorifique", "Rivelaine Location"], group.Members.Take(3).Select(m => m.Name));
        var (north, cold) = (group.Members.Single(m => m.Id == Cast.RivelaineNord.Id).Own, group.Members.Single(m => m.Id == Cast.RivelaineFroid.Id).Own);
        Assert.Equal((2, 1), (north.Contracts, north.RemainingActions));
        Assert.Equal([Money.Euros(1_500)], north.Premiums);
        Assert.Equal([new Money(90_000, "USD")], cold.Premiums);

        Assert.Equal([Money.Euros(1_500), new Money(90_000, "USD")], group.Under.Premiums);
        Assert.Equal((3, 1), (group.Under.Contracts, group.Under.RemainingActions));
        Assert.Equal((11, 4), (group.Whole.Contracts, group.Whole.RemainingActions));
        Assert.Equal([group.Self.Own.Premiums[0] + Money.Euros(1_500), new Money(90_000, "USD")], group.Whole.Premiums);
    }

    [Fact, Rule("D-61"), Rule("R-CLI-06")]
    public async Task Balances_are_those_of_each_account_and_never_added_across_currencies()
    {
        await using var world = await World.OpenAsync();
        await OweAsync(world, Cast.RivelaineNord, Money.Euros(400));
        await OweAsync(world, Cast.RivelaineNord, new Money(7_700, "CHF"));
        await OweAsync(world, Cast.RivelaineLocation, Money.Euros(100));

        var group = await ReadAsync(world);
        Assert.Equal([Money.Euros(400), new Money(7_700, "CHF")], group.Members.Single(m => m.Id == Cast.RivelaineNord.Id).Own.Balances);
        Assert.Equal([Money.Euros(500), new Money(7_700, "CHF")], group.Under.Balances);
        foreach (var client in new[] { Cast.Rivelaine, Cast.RivelaineNord, Cast.Hartwell })
        {
            var (own, balance) = ((await ReadAsync(world, client)).Self.Own.Balances, await world.Desk<BalanceQuery>().RunAsync(world.Ines, client.Id));
            Assert.Equal(new[] { balance.Main }.Concat(balance.Others).Where(m => m.Minor != 0), own);
        }
    }

    [Fact, Rule("D-10")]
    public async Task The_tree_opens_level_by_level_and_the_totals_go_to_its_bottom()
    {
        await using var world = await World.OpenAsync();
        await AttachAsync(world, Cast.Kervadec, Cast.RivelaineNord);
        await AttachAsync(world, Cast.Brunoy, Cast.Kervadec);

        var group = await ReadAsync(world);
        Assert.Equal((6, 8), (group.MemberCount, group.Below.Count));
        Assert.DoesNotContain(group.Members, m => m.Id == Cast.Kervadec.Id);
        Assert.Equal(1, group.Members.Single(m => m.Id == Cast.RivelaineNord.Id).Members);
        // The joinery's contract and the garage's.
        Assert.Equal((2, 10), (group.Under.Contracts, group.Whole.Contracts));
        Assert.Equal(Cast.Kervadec.Id, Assert.Single((await ReadAsync(world, Cast.RivelaineNord)).Members).Id);
        Assert.Equal(Cast.Brunoy.Id, Assert.Single((await ReadAsync(world, Cast.Kervadec)).Members).Id);
    }

    [Fact]
    public async Task What_happens_to_a_member_is_read_again_though_it_is_not_the_principals()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal(0, (await ReadAsync(world)).Under.RemainingActions);
        await world.Desk<AddAction>().RunAsync(world.Theo, new() { ClientId = Cast.RivelaineFroid.Id, Name = "Rappeler" });
        Assert.Equal(1, (await ReadAsync(world)).Under.RemainingActions);
    }

    [Fact]
    public async Task A_large_group_takes_as_many_reads_as_a_small_one_and_shows_its_first_members()
    {
        await using var world = await World.OpenAsync();
        var small = await ReadsAsync(world, Cast.Rivelaine);
        await world.AddAsync([.. Enumerable.Range(0, 120).Select(i => new Client { Reference = $"S-{i:000}", Kind = ClientKind.NaturalPerson, Name = $"Salarié {i:000}", ParentId = world.Rivelaine })]);
        Assert.Equal(small, await ReadsAsync(world, Cast.Rivelaine));

        var group = await ReadAsync(world);
        Assert.Equal((126, GroupQuery.Shown), (group.MemberCount, group.Members.Count));
        Assert.Equal(126, (await world.Desk<GroupQuery>().RunAsync(world.Ines, world.Rivelaine, 200))!.Members.Count);
        Assert.Null(await world.Desk<GroupQuery>().RunAsync(world.Ines, Guid.NewGuid()));
    }

    private static async Task<int> ReadsAsync(World world, CastClient client)
    {
        // Who asks is remembered from one question to the next.
        await ReadAsync(world, Cast.Hartwell);
        using var count = new QueryCount(onlyMine: true);
        await ReadAsync(world, client);
        var first = count.Commands;
        await ReadAsync(world, client);
        Assert.True(first is > 3 and < 12, $"{first} reads");
        // The answer is everybody's: the second look costs nothing.
        Assert.Equal(first, count.Commands);
        return first;
    }

    private static async Task<GroupQuery.Group> ReadAsync(World world, CastClient? client = null) =>
        (await world.Desk<GroupQuery>().RunAsync(world.Ines, (client ?? Cast.Rivelaine).Id))!;

    private static Task AttachAsync(World world, CastClient client, CastClient principal) =>
        world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == client.Id)).ParentId = principal.Id);

    private static async Task<Contract> OpenContractAsync(World world, CastClient client, Money premium, int started = 30)
    {
        var like = await world.ReadAsync(db => db.Contracts.AsNoTracking().SingleAsync(c => c.Id == world.Liability));
        var contract = new Contract { ClientId = client.Id, Number = $"N-{Guid.NewGuid():N}", RiskId = like.RiskId, InsurerId = like.InsurerId, EffectiveOn = World.Today.AddDays(-started), AnnualPremium = premium };
        await world.AddAsync(contract);
        return contract;
    }

    private static async Task OweAsync(World world, CastClient client, Money amount)
    {
        var contract = await OpenContractAsync(world, client, amount);
        await world.AddAsync(new Receipt
        {
            ClientId = client.Id, ContractId = contract.Id, Number = $"Q-{Guid.NewGuid():N}", From = contract.EffectiveOn, To = contract.EffectiveOn.AddYears(1), DueOn = contract.EffectiveOn,
            Total = amount, Handling = Handling.Entrusted, Status = ReceiptStatus.Called,
        });
    }
}
