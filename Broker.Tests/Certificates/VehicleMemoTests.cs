using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Products;
using Broker.Core.Templates;
using Broker.Tests.Extranet;
using Microsoft.EntityFrameworkCore;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>The memo that took the green card's place, for one vehicle.</summary>
public sealed class VehicleMemoTests : PeopleScene
{
    [Fact, Rule("R-FLEET")]
    public async Task It_says_what_the_law_asks_and_nothing_else()
    {
        var vehicle = await FindAsync();
        var given = await GiveAsync(World.Nadege);
        Assert.Null(given.Problem);
        Assert.Equal($"Mémo véhicule assuré {vehicle.Plate}.pdf", given.Value.Name);

        var (contract, client, insurer) = await World.ReadAsync(async db => (await db.Contracts.SingleAsync(c => c.Id == World.Fleet), await db.Clients.SingleAsync(c => c.Id == World.Rivelaine), await db.Insurers.SingleAsync(i => i.Name == "Armoriane Assurances")));
        var said = World.Printed();
        foreach (var words in new[] { insurer.Name, client.Name, contract.Number, vehicle.Plate, vehicle.Make, vehicle.Model, "15 juin 2026", vehicle.EnteredOn.ToString("d MMMM yyyy", new System.Globalization.CultureInfo("fr-FR")), "quinze jours" }
            .Concat(insurer.Address!.Split('\n')).Concat(client.Address.Split('\n')))
            Assert.Contains(words, said);
        Assert.DoesNotContain("{{", said);
        foreach (var more in new[] { vehicle.Vin, vehicle.Category }.OfType<string>().Where(word => word.Length > 0)) Assert.DoesNotContain(more, said);
    }

    [Fact, Rule("R-FLEET")]
    public async Task The_same_one_is_given_again_until_what_it_says_changes()
    {
        var first = (await GiveAsync(World.Nadege)).Value.Hash;
        World.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(first, (await GiveAsync(World.Theo)).Value.Hash);
        Assert.Single(World.Press.Sheets);
        Assert.Equal(1, await World.ReadAsync(db => db.Events.CountAsync(e => e.Code == "event.memo-issued")));

        await ChangeAsync(v => v.MainDriver = "Paul Noir");
        Assert.Equal(first, (await GiveAsync(World.Nadege)).Value.Hash);
        await ChangeAsync(v => v.Plate = "ZZ-999-ZZ");
        Assert.NotEqual(first, (await GiveAsync(World.Nadege)).Value.Hash);
        Assert.Equal(2, World.Press.Sheets.Count);
    }

    [Fact]
    public async Task Two_who_ask_at_the_same_moment_are_given_the_same_one()
    {
        var both = new TaskCompletionSource();
        World.Press.Meanwhile = () =>
        {
            if (World.Press.Sheets.Count > 1) both.TrySetResult();
            return both.Task.WaitAsync(TimeSpan.FromSeconds(30));
        };
        var given = await Task.WhenAll(new[] { World.Nadege, World.Luc }.Select(who => Task.Run(() => GiveAsync(who))));
        Assert.All(given, g => Assert.Null(g.Problem));
        Assert.Equal(given[0].Value.Hash, given[1].Value.Hash);
        Assert.Equal(1, await World.ReadAsync(db => db.VehicleMemos.CountAsync()));
    }

    [Theory, Rule("R-FLEET")]
    [InlineData("left", "memo.not-insured"), InlineData("asked", "memo.not-insured"), InlineData("no plate", "memo.no-plate"), InlineData("no make", "memo.no-make")]
    [InlineData("suspended", "memo.contract-not-in-force"), InlineData("insurer", "memo.no-insurer-address"), InlineData("client", "memo.no-client-address"), InlineData("template", "memo.no-template")]
    public async Task Without_what_it_must_say_there_is_none_and_it_is_said_why(string lacks, string code)
    {
        var id = (await FindAsync()).Id;
        await World.ChangeAsync(async db =>
        {
            var vehicle = await db.InsuredItems.OfType<Vehicle>().SingleAsync(v => v.Id == id);
            if (lacks == "left") vehicle.ExitedOn = TheWorld.Today;
            if (lacks == "asked") vehicle.Ask();
            if (lacks == "no plate") vehicle.Plate = "";
            if (lacks == "no make") vehicle.Make = "";
            if (lacks == "suspended") (await db.Contracts.Include(c => c.Suspensions).Include(c => c.Terminations).SingleAsync(c => c.Id == World.Fleet)).Suspend(TheWorld.Today, "impayé", "Théo", TheWorld.Today);
            if (lacks == "insurer") (await db.Insurers.SingleAsync(i => i.Name == "Armoriane Assurances")).Address = null;
            if (lacks == "template") (await db.Templates.SingleAsync(t => t.Kind == TemplateKind.Memo)).Retired = true;
            if (lacks != "client") return;
            var client = await db.Clients.SingleAsync(c => c.Id == World.Rivelaine);
            (client.Street, client.PostalCode, client.City) = (null, null, null);
        });
        Assert.Equal(code, (await GiveAsync(World.Nadege, id)).Problem?.Code);
        Assert.Empty(World.Press.Sheets);
    }

    [Fact, Rule("IND-09"), Rule("IND-10")]
    public async Task It_is_there_for_whoever_is_shown_the_vehicle_and_for_nobody_else()
    {
        foreach (var who in new[] { World.Helene, World.Theo, World.Ines, World.Nadege, World.Luc, World.Karim }) Assert.Null((await GiveAsync(who)).Problem);
        Assert.Equal(Problem.Missing, (await GiveAsync(World.Marc)).Problem);
        Assert.Equal(Problem.Missing, (await GiveAsync(World.Nadege, (await World.ReadAsync(db => db.InsuredItems.FirstAsync(i => i.ClientId != World.Rivelaine))).Id)).Problem);
        await Assert.ThrowsAsync<Forbidden>(() => GiveAsync(World.Sabine));

        Assert.Null((await World.Desk<ShareItem>().RunAsync(World.Nadege, new() { MembershipId = await MemberAsync(Cast.Karim), Kind = SharedItem.Contract, ItemId = World.Fleet, Parts = ContractPart.Guarantees | ContractPart.Documents })).Problem);
        Assert.Equal(Problem.Missing, (await GiveAsync(World.Karim)).Problem);
        Assert.Null((await World.Desk<SwitchFeature>().RunAsync(World.Helene, new() { Feature = Feature.ViewFiles, On = false })).Problem);
        await Assert.ThrowsAsync<Forbidden>(() => GiveAsync(World.Nadege));
    }

    [Fact]
    public async Task A_print_that_fails_says_so_and_leaves_nothing_behind()
    {
        World.Press.FailNext();
        Assert.Equal("memo.not-printed", (await GiveAsync(World.Nadege)).Problem?.Code);
        World.Shelf.Full = true;
        Assert.Equal(Problem.NoRoom, (await GiveAsync(World.Nadege)).Problem);
        World.Shelf.Full = false;
        Assert.Equal(0, await World.ReadAsync(db => db.VehicleMemos.CountAsync()));
        Assert.Null((await GiveAsync(World.Nadege)).Problem);
    }

    [Fact]
    public async Task The_firm_writes_an_insurers_address_once()
    {
        var insurers = World.Desk<InsurersQuery>();
        var row = (await insurers.RunAsync(World.Helene))[0];
        Assert.Null((await World.Desk<SaveInsurer>().RunAsync(World.Helene, new() { Id = row.Id, Version = row.Version, Name = row.Name, Address = " 1 rue Neuve\n75001 Paris " })).Problem);
        Assert.Equal("1 rue Neuve\n75001 Paris", (await insurers.RunAsync(World.Helene)).Single(i => i.Id == row.Id).Address);
        var tooLong = await World.Desk<SaveInsurer>().RunAsync(World.Helene, new() { Id = row.Id, Name = row.Name, Address = new string('x', Insurer.AddressLength + 1) });
        Assert.Equal(("input.too-long", nameof(SaveInsurer.Input.Address)), (tooLong.Problem?.Code, tooLong.Problem?.Field));
    }

    private async Task<Vehicle> FindAsync()
    {
        var id = await World.VehicleAsync();
        return await World.ReadAsync(db => db.InsuredItems.OfType<Vehicle>().SingleAsync(v => v.Id == id));
    }

    private async Task<Result<FileQuery.FileAnswer>> GiveAsync(Caller who, Guid? item = null) => await World.Desk<GiveVehicleMemo>().RunAsync(who, item ?? await FirstAsync());

    private Guid? first;

    private async Task<Guid> FirstAsync() => first ??= await World.VehicleAsync();

    private async Task ChangeAsync(Action<Vehicle> how)
    {
        var id = await FirstAsync();
        await World.ChangeAsync(async db => how(await db.InsuredItems.OfType<Vehicle>().SingleAsync(v => v.Id == id)));
    }
}
