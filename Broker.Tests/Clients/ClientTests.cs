using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Fleets;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class ClientTests
{
    [Theory]
    [InlineData("pelissier", "Boulangerie Pélissier")]
    [InlineData("BOULANGERIE P", "Boulangerie Pélissier")]
    [InlineData("c-00008", "Boulangerie Pélissier")]
    [InlineData("plouvenan", "Menuiserie Kervadec")]
    public async Task A_client_is_found_by_part_of_what_one_knows_whatever_the_case_and_accents(string typed, string found)
    {
        await using var world = await World.OpenAsync();
        var page = await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Text = typed });
        Assert.Equal((found, 1), (Assert.Single(page.Rows).Name, page.Total));
    }

    [Fact]
    public async Task The_list_filters_sorts_and_counts_what_each_has()
    {
        await using var world = await World.OpenAsync();
        var all = await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Sort = ClientSort.Reference, Descending = true });
        Assert.Equal((13, "C-00013"), (all.Total, all.Rows[0].Reference));
        // Suspended, terminated, expired and not yet active ones do not count.
        Assert.Equal(8, all.Rows.Single(r => r.Id == world.Rivelaine).ContractsInForce);

        Assert.Equal("Morel Camille", Assert.Single((await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Kind = ClientKind.NaturalPerson })).Rows).Name);
        await world.ChangeAsync(async db => (await db.Clients.FindAsync(world.Morel))!.State = ClientState.Archived);
        Assert.Equal(12, (await world.Desk<ClientsQuery>().RunAsync(world.Ines, new())).Total);
        Assert.Equal(1, (await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { State = ClientState.Archived })).Total);
    }

    [Fact, Rule("D-01")]
    public async Task The_record_names_its_group_its_people_and_who_follows_it()
    {
        await using var world = await World.OpenAsync();
        var principal = (await world.Desk<ClientQuery>().RunAsync(world.Ines, world.Rivelaine))!;
        var member = (await world.Desk<ClientQuery>().RunAsync(world.Ines, Cast.RivelaineNord.Id))!;

        Assert.Equal((6, null, "Théo Darnaud"), (principal.Members.Count, principal.Principal, principal.Handler));
        Assert.Equal("Transports Rivelaine", member.Principal!.Name);
        Assert.Empty(member.Members);
        Assert.Equal(["Barthel", "Haddad", "Orsel", "Rivelaine"], principal.Contacts.Select(c => c.LastName));
        Assert.False(principal.Contacts.Single(c => c.LastName == "Orsel").SignsIn);
        Assert.True(principal.Contacts.Single(c => c.LastName == "Barthel").SignsIn);
    }

    [Fact]
    public async Task Of_many_members_and_contacts_the_record_names_the_first_and_counts_all()
    {
        await using var world = await World.OpenAsync();
        await world.AddAsync([.. Enumerable.Range(0, 15).Select(i => new Client { Reference = $"S-{i:000}", Kind = ClientKind.NaturalPerson, Name = $"Salarié {i:000}", ParentId = Cast.RivelaineNord.Id })]);
        await world.AddAsync([.. Enumerable.Range(0, 12).Select(i => new Contact { ClientId = Cast.RivelaineNord.Id, FirstName = "Jeanne", LastName = $"Martin {i:00}" })]);
        var record = (await world.Desk<ClientQuery>().RunAsync(world.Ines, Cast.RivelaineNord.Id))!;
        Assert.Equal((ClientQuery.Most, 15, ClientQuery.Most, 12), (record.Members.Count, record.MemberCount, record.Contacts.Count, record.ContactCount));
        Assert.Equal(("Transports Rivelaine", "Salarié 000"), (record.Principal!.Name, record.Members[0].Name));
        Assert.Equal(6, (await world.Desk<ClientQuery>().RunAsync(world.Ines, world.Rivelaine))!.MemberCount);
    }

    [Fact]
    public async Task A_contact_reads_their_own_record_and_no_other()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal("Boulangerie Pélissier", (await world.Desk<ClientQuery>().RunAsync(world.Marc, world.Pelissier))!.Name);
        Assert.Null(await world.Desk<ClientQuery>().RunAsync(world.Marc, world.Rivelaine));
        Assert.Equal(0, (await world.Desk<ClientCounters>().RunAsync(world.Marc, world.Rivelaine)).Contracts);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ClientsQuery>().RunAsync(world.Marc, new()));
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<SearchQuery>().RunAsync(world.Marc, "riv"));
    }

    [Fact]
    public async Task New_clients_get_the_next_references_even_at_the_same_moment()
    {
        await using var world = await World.OpenAsync();
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => world.Desk<SaveClient>().RunAsync(world.Theo, New($"Nouveau {i}")))));
        Assert.All(made, r => Assert.Null(r.Problem));

        var references = (await world.Desk<ClientsQuery>().RunAsync(world.Theo, new() { Text = "nouveau", Sort = ClientSort.Reference })).Rows.Select(r => r.Reference);
        Assert.Equal(Enumerable.Range(14, 8).Select(n => $"C-{n:00000}"), references);
    }

    [Theory]
    [InlineData("732 829 320", null)]
    [InlineData("732829321", "client.siren-wrong")]
    [InlineData("73282932", "client.siren-wrong")]
    [InlineData("", null)]
    public async Task A_siren_is_checked_by_its_last_digit(string siren, string? problem)
    {
        await using var world = await World.OpenAsync();
        var input = New("Essai");
        input.Siren = siren;
        var saved = await world.Desk<SaveClient>().RunAsync(world.Theo, input);

        Assert.Equal(problem, saved.Problem?.Code);
        if (problem is null) Assert.Equal(siren == "" ? null : "732829320", (await world.Desk<ClientQuery>().RunAsync(world.Theo, saved.Value))!.Siren);
    }

    [Fact]
    public async Task What_is_wrong_with_an_input_is_said_at_its_field()
    {
        await using var world = await World.OpenAsync();
        var save = world.Desk<SaveClient>();
        Assert.Equal(new Problem("input.required", "Name"), (await save.RunAsync(world.Theo, New(" "))).Problem);
        Assert.Equal(Problem.Of("input.too-long", 160).At("Name"), (await save.RunAsync(world.Theo, New(new string('x', 161)))).Problem);
        var input = New("Essai");
        input.Email = "nowhere";
        Assert.Equal("Email", (await save.RunAsync(world.Theo, input)).Problem?.Field);
        await Assert.ThrowsAsync<Forbidden>(() => save.RunAsync(world.Ines, New("Essai")));
    }

    [Fact]
    public async Task Of_two_who_edit_the_same_record_the_second_is_told()
    {
        await using var world = await World.OpenAsync();
        var input = (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, world.Morel))!.Input;
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Theo, input)).Problem);
        input.Phone = "1";
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Theo, input)).Problem);
        Assert.Equal(Problem.Stale, (await world.Desk<SaveClient>().RunAsync(world.Oliver, input)).Problem);
    }

    [Fact]
    public async Task Insured_items_are_those_covered_that_day_or_those_that_left()
    {
        await using var world = await World.OpenAsync();
        async Task<int> CountAsync(bool? covered, DateOnly? on = null) =>
            (await world.Desk<InsuredItemsQuery>().RunAsync(world.Karim, new() { ContractId = world.Fleet, Covered = covered, On = on })).Total;
        Assert.Equal(World.FleetSize, await CountAsync(null));
        Assert.Equal(World.FleetSize, await CountAsync(true) + await CountAsync(false));
        Assert.Equal(0, await CountAsync(true, new DateOnly(1990, 1, 1)));
        Assert.Equal(0, (await world.Desk<InsuredItemsQuery>().RunAsync(world.Marc, new() { ContractId = world.Fleet, Covered = null })).Total);
    }

    private static SaveClient.Input New(string name) => new() { Kind = ClientKind.Company, Name = name };
}
