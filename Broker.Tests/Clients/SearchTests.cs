using Broker.Core.Access;
using Broker.Core.Accounts;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Fleets;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class SearchTests
{
    [Theory]
    [InlineData("Transports Rivelaine", "Transports Rivelaine")]
    [InlineData("rivelaine transports", "Transports Rivelaine")]
    [InlineData("pélissier", "Boulangerie Pélissier")]
    [InlineData("PELISSIER", "Boulangerie Pélissier")]
    [InlineData("elissi", "Boulangerie Pélissier")]
    [InlineData("c-00008", "Boulangerie Pélissier")]
    [InlineData("plouvenan", "Menuiserie Kervadec")]
    public async Task A_client_is_found_whatever_the_case_the_accents_and_the_order_of_the_words(string typed, string found)
    {
        await using var world = await World.OpenAsync();
        Assert.Equal((SearchKind.Client, found, false), (await FirstAsync(world, typed)) is var hit ? (hit.Kind, hit.Title, hit.Nearly) : default);
    }

    [Theory]
    [InlineData("Rivelane", "Transports Rivelaine")]
    [InlineData("transport rivelaime", "Transports Rivelaine")]
    [InlineData("pelisier", "Boulangerie Pélissier")]
    [InlineData("kevradec", "Menuiserie Kervadec")]
    [InlineData("mroel", "Morel Camille")]
    [InlineData("boulangrie peliss", "Boulangerie Pélissier")]
    public async Task A_mistyped_name_finds_those_of_nearly_that_name(string typed, string found)
    {
        await using var world = await World.OpenAsync();
        Assert.Contains(await world.Desk<SearchQuery>().RunAsync(world.Ines, typed), h => h.Kind == SearchKind.Client && h.Title == found && h.Nearly);
    }

    [Theory]
    [InlineData("xqzwv kjhgf")]
    [InlineData(" - ")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("%%%")]
    [InlineData("\"'~|")]
    public async Task What_resembles_nothing_finds_nothing(string? typed)
    {
        await using var world = await World.OpenAsync();
        Assert.Empty(await world.Desk<SearchQuery>().RunAsync(world.Ines, typed));
    }

    [Theory]
    [InlineData("+33 4 99 12 34 56")]
    [InlineData("04.99.12.34.56")]
    [InlineData("0033499123456")]
    [InlineData("+33 (0)4 99 12 34 56")]
    [InlineData("99123456")]
    public async Task A_telephone_number_is_found_in_any_format(string typed)
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db => (await db.Clients.FindAsync(world.Morel))!.Phone = "04 99 12 34 56");
        var hit = await FirstAsync(world, typed);
        Assert.Equal((world.Morel, "04 99 12 34 56"), (hit.ClientId, hit.Matched));
    }

    [Theory]
    [InlineData("06 00 55 01 99")]
    [InlineData("+33 6 00 55 01 99")]
    [InlineData("0033600550199")]
    [InlineData("06-00-55-01")]
    public async Task A_further_telephone_is_found_in_any_format_too(string typed)
    {
        await using var world = await World.OpenAsync();
        var hit = await FirstAsync(world, typed);
        Assert.Equal((SearchKind.Client, world.Rivelaine, "06 00 55 01 99"), (hit.Kind, hit.ClientId, hit.Matched));
        Assert.Contains((await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Text = typed })).Rows, r => r.Id == world.Rivelaine);
        Assert.Contains(await world.Desk<ClientChoicesQuery>().RunAsync(world.Ines, typed), c => c.Id == world.Rivelaine);
    }

    [Fact]
    public async Task A_number_abroad_is_found_as_one_dials_it_and_as_one_writes_it()
    {
        await using var world = await World.OpenAsync();
        await world.AddAsync(new ClientPhone { ClientId = world.Morel, Kind = PhoneKind.Work, Number = "+44 20 7946 0123" });
        await world.ChangeAsync(async db => db.Touch((await db.Clients.FindAsync(world.Morel))!));
        foreach (var typed in new[] { "+44 20 7946 0123", "0044 2079460123", "7946.0123" }) Assert.Equal(world.Morel, (await FirstAsync(world, typed)).ClientId);
    }

    [Fact]
    public async Task Further_telephones_come_and_go_with_their_client()
    {
        await using var world = await World.OpenAsync();
        var input = (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, world.Morel))!.Input;
        input.OtherPhones.Add(new() { Kind = PhoneKind.Work, Number = "05 61 77 88 99" });
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Theo, input)).Problem);
        Assert.Equal(world.Morel, (await FirstAsync(world, "0561778899")).ClientId);

        input = (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, world.Morel))!.Input;
        input.OtherPhones.Clear();
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Theo, input)).Problem);
        Assert.Empty(await world.Desk<SearchQuery>().RunAsync(world.Ines, "0561778899"));
    }

    [Fact]
    public async Task Clients_written_before_are_found_by_their_further_telephones_after_the_next_start()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db =>
        {
            var entry = await db.SearchEntries.SingleAsync(e => e.SubjectId == world.Rivelaine);
            entry.Text = entry.Text.Replace("0600550199|", "");
        });
        Assert.Empty(await world.Desk<SearchQuery>().RunAsync(world.Ines, "0600550199"));
        await SchemaUpdate.RunAsync(world.Store);
        Assert.Equal(world.Rivelaine, (await FirstAsync(world, "0600550199")).ClientId);
    }

    [Fact]
    public async Task A_siren_a_siret_and_an_address_are_found_and_shown_as_what_matched()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db =>
        {
            var client = (await db.Clients.FindAsync(world.Pelissier))!;
            (client.Siret, client.Siren, client.Email) = (null, "732829320", "accueil@pelissier.example");
        });
        foreach (var typed in new[] { "732 829 320", "732829320", "73282932000074" }) Assert.Equal((world.Pelissier, "732829320"), await FirstAsync(world, typed) is var hit ? (hit.ClientId, hit.Matched) : default);
        Assert.Equal("accueil@pelissier.example", (await FirstAsync(world, "accueil@pel")).Matched);
    }

    [Fact]
    public async Task Contacts_contracts_vehicles_and_receipts_are_found_each_under_its_kind()
    {
        await using var world = await World.OpenAsync();
        var (plate, vin) = ("AB-123-CD", "VF1AAAAA555000111");
        await world.ChangeAsync(async db =>
        {
            var vehicle = await db.Vehicles.FirstAsync(v => v.ContractId == world.Fleet);
            (vehicle.Plate, vehicle.Vin) = (plate, vin);
        });
        var contract = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == world.Liability).Select(c => c.Number).SingleAsync());
        var receipt = await world.ReadAsync(db => db.Receipts.Where(r => r.ContractId == world.Goods).Select(r => r.Number).FirstAsync());

        Assert.Equal((SearchKind.Contact, "Nadège Barthel", "Transports Rivelaine"), Shown(await FirstAsync(world, "barthel")));
        Assert.Equal((SearchKind.Contract, contract, "Transports Rivelaine"), Shown(await FirstAsync(world, contract.ToLowerInvariant())));
        var claim = await world.ReadAsync(db => db.Claims.Select(c => c.Number).FirstAsync());
        Assert.Equal((SearchKind.Claim, claim), await FirstAsync(world, claim) is var found ? (found.Kind, found.Title) : default);
        Assert.Equal((SearchKind.Receipt, receipt, "Transports Rivelaine"), Shown(await FirstAsync(world, receipt)));
        foreach (var typed in new[] { "ab123cd", "AB 123 CD", "ab-123", "B123C" })
            Assert.Equal((SearchKind.Vehicle, plate, "Transports Rivelaine"), Shown((await world.Desk<SearchQuery>().RunAsync(world.Ines, typed)).First(h => h.Kind == SearchKind.Vehicle)));
        var byVin = await FirstAsync(world, "555000111");
        Assert.Equal((plate, vin, world.Fleet), (byVin.Title, byVin.Matched, byVin.Id));
    }

    [Fact]
    public async Task What_is_called_exactly_so_comes_before_what_begins_with_it_and_that_before_what_holds_it()
    {
        await using var world = await World.OpenAsync();
        await world.AddAsync([.. Enumerable.Range(0, 12).Select(i => (object)Named($"Grand Dupont {i}", $"T-{i}")), Named("Dupont Frères", "T-20"), Named("Dupont", "T-21")]);
        var hits = (await world.Desk<SearchQuery>().RunAsync(world.Ines, "dupont")).Where(h => h.Kind == SearchKind.Client).Select(h => h.Title).ToList();
        Assert.Equal(["Dupont", "Dupont Frères"], hits.Take(2));
        Assert.Equal(SearchQuery.MostOfAKind, hits.Count);
    }

    [Fact]
    public async Task Two_letters_find_beginnings_only_and_one_finds_nothing()
    {
        await using var world = await World.OpenAsync();
        var hits = await world.Desk<SearchQuery>().RunAsync(world.Ines, "mo");
        Assert.Contains(hits, h => h.Title == "Morel Camille");
        Assert.All(hits, h => Assert.Contains("mo", h.Title, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(await world.Desk<SearchQuery>().RunAsync(world.Ines, "re"), h => h.Title == "Morel Camille");
        Assert.Empty(await world.Desk<SearchQuery>().RunAsync(world.Ines, "m"));
    }

    [Fact]
    public async Task What_a_row_is_found_by_follows_it_in_the_same_save()
    {
        await using var world = await World.OpenAsync();
        var client = Named("Verrerie Auzon", "T-1");
        await world.AddAsync(client);
        Assert.Equal("Verrerie Auzon", (await FirstAsync(world, "auzon")).Title);
        await world.ChangeAsync(async db => (await db.Clients.FindAsync(client.Id))!.Name = "Cristallerie Besse");
        Assert.DoesNotContain(await world.Desk<SearchQuery>().RunAsync(world.Ines, "auzon"), h => h.Id == client.Id);
        Assert.Equal("Cristallerie Besse", (await FirstAsync(world, "besse")).Title);
        await world.ChangeAsync(async db => db.Remove((await db.Clients.FindAsync(client.Id))!));
        Assert.Empty(await world.Desk<SearchQuery>().RunAsync(world.Ines, "cristallerie"));
        Assert.Equal(0, await world.ReadAsync(db => db.SearchEntries.CountAsync(e => e.SubjectId == client.Id)));
    }

    [Fact]
    public async Task Only_the_firm_searches()
    {
        await using var world = await World.OpenAsync();
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<SearchQuery>().RunAsync(world.Nadege, "rivelaine"));
        await using var db = await world.OpenAsync(world.Nadege);
        Assert.Equal(0, await db.SearchEntries.CountAsync());
        Assert.Equal(0, await db.SearchWords.CountAsync());
    }

    private static (SearchKind, string, string) Shown(SearchQuery.Hit hit) => (hit.Kind, hit.Title, hit.Detail);

    private static async Task<SearchQuery.Hit> FirstAsync(World world, string typed) => (await world.Desk<SearchQuery>().RunAsync(world.Ines, typed))[0];

    private static Client Named(string name, string reference) => new() { Kind = ClientKind.Company, Name = name, Reference = reference };
}
