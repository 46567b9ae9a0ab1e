using System.Text.RegularExpressions;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.World;

public sealed partial class SeedDemoTests
{
    private static readonly Caller Seeder = Caller.System(Jobs.Seed);

    [Fact]
    public async Task The_demo_firm_has_every_kind_of_client_and_contracts_in_every_state_and_branch()
    {
        await using var firm = await EmptyFirm.OpenAsync();
        Assert.False((await firm.SeedAsync(new SeedDemo.Input())).Failed);

        await using var db = await firm.Store.OpenAsync(Seeder);
        var clients = await db.Clients.ToListAsync();
        var contracts = await db.Contracts.Include(c => c.Suspensions).Include(c => c.Terminations).ToListAsync();
        Assert.InRange(clients.Count, 38, 45);
        Assert.Equal(Enum.GetValues<ClientKind>(), clients.Select(c => c.Kind).Distinct().Order());
        Assert.Equal(6, clients.Count(c => c.ParentId == Cast.Rivelaine.Id));
        Assert.Equal(Enum.GetValues<ContractState>(), contracts.Select(c => c.StateOn(World.Today)).Distinct().Order());
        Assert.Equal(await db.Risks.CountAsync(), contracts.Select(c => c.RiskId).Distinct().Count());
        Assert.False(await db.TaskTemplates.AnyAsync(t => t.Active && t.Kind == Broker.Core.Work.TaskKind.ExtranetValidation));
    }

    [Fact]
    public async Task No_two_vehicles_share_a_plate_and_every_plate_is_a_french_one()
    {
        await using var firm = await EmptyFirm.OpenAsync();
        await firm.SeedAsync(new SeedDemo.Input { Vehicles = 1_500 });

        await using var db = await firm.Store.OpenAsync(Seeder);
        var plates = await db.Vehicles.Select(v => v.Plate).ToListAsync();
        Assert.True(plates.Count > 1_900);
        Assert.Equal(plates.Count, plates.Distinct().Count());
        Assert.All(plates, plate => Assert.Matches(FrenchPlate(), plate));
    }

    [Fact]
    public async Task Two_demo_firms_of_the_same_day_are_the_same()
    {
        await using var one = await EmptyFirm.OpenAsync();
        await using var other = await EmptyFirm.OpenAsync();
        await one.SeedAsync(new SeedDemo.Input());
        await other.SeedAsync(new SeedDemo.Input());

        Assert.Equal(await PortraitAsync(one), await PortraitAsync(other));

        static async Task<string> PortraitAsync(EmptyFirm firm)
        {
            await using var db = await firm.Store.OpenAsync(Seeder);
            var receipts = await db.Receipts.OrderBy(r => r.Id).Select(r => $"{r.Id} {r.Number} {r.From} {r.Total.Minor}").ToListAsync();
            var vehicles = await db.Vehicles.OrderBy(v => v.Id).Select(v => $"{v.Id} {v.Plate} {v.Vin} {v.Model} {v.ExitedOn}").ToListAsync();
            var templates = await db.Files.OrderBy(f => f.Id).Select(f => $"{f.Id} {f.Hash}").ToListAsync();
            return string.Join('\n', receipts.Concat(vehicles).Concat(templates));
        }
    }

    [Fact]
    public async Task Asking_for_more_adds_clients_and_vehicles_to_those_there_are()
    {
        await using var world = await World.OpenAsync();
        var seed = world.Desk<SeedDemo>();
        var before = await world.ReadAsync(db => db.Clients.CountAsync());

        for (var i = 0; i < 2; i++) Assert.False((await seed.RunAsync(Seeder, new SeedDemo.Input { Clients = 15, Vehicles = 30 })).Failed);

        Assert.Equal(before + 31, await world.ReadAsync(db => db.Clients.CountAsync()));
        Assert.Equal(60, await world.ReadAsync(db => db.Vehicles.CountAsync(v => v.ClientId == DemoId.Of("client:crowd-fleet"))));
    }

    [Fact]
    public async Task A_firm_already_at_work_is_left_alone()
    {
        await using var firm = await EmptyFirm.OpenAsync();
        await using (var db = await firm.Store.OpenAsync(Seeder))
        {
            db.Add(Person.Of("someone@elsewhere.example", "Some", "One"));
            await db.SaveChangesAsync();
        }

        Assert.Equal("seed.firm-in-use", (await firm.SeedAsync(new SeedDemo.Input())).Problem?.Code);
    }

    [Fact]
    public async Task Nobody_but_the_firms_own_machine_may_fill_the_archive()
    {
        await using var world = await World.OpenAsync();

        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<SeedDemo>().RunAsync(world.Helene, new SeedDemo.Input()));
    }

    [GeneratedRegex("^[A-HJ-NP-TV-Z]{2}-[0-9]{3}-[A-HJ-NP-TV-Z]{2}$")]
    private static partial Regex FrenchPlate();

    private sealed class EmptyFirm : IAsyncDisposable
    {
        private readonly FakeTime time = new(World.Start);
        private readonly WorldArchive archive;

        private EmptyFirm(WorldArchive archive)
        {
            this.archive = archive;
            Store = new BrokerStore(archive.Options, new ChangeFeed(), time);
        }

        public BrokerStore Store { get; }

        public static async Task<EmptyFirm> OpenAsync() => new(await WorldArchive.CreateEmptyAsync());

        public Task<Result> SeedAsync(SeedDemo.Input input) =>
            new SeedDemo(Store, new FirmClock(time, World.Zone), archive.Shelf, new PasswordHasher<Person>()).RunAsync(Seeder, input);

        public async ValueTask DisposeAsync() => await archive.DropAsync();
    }
}
