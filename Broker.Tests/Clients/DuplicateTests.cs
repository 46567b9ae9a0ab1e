using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Staff;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class DuplicateTests
{
    public static TheoryData<SameBy, Action<SaveClient.Input>> Likenesses => new()
    {
        { SameBy.Email, i => i.Email = "CONTACT@pelissier.example " },
        { SameBy.Email, i => i.SecondEmail = "contact@pelissier.example" },
        { SameBy.Phone, i => i.Phone = "+33 (0)4 00 55 02 08" },
        { SameBy.Phone, i => i.OtherPhones.Add(new() { Number = "0400550208" }) },
        { SameBy.NameAndPlace, i => (i.Name, i.PostalCode) = ("SARL PELISSIER boulangerie", "69999") },
    };

    [Theory, Rule("D-15")]
    [MemberData(nameof(Likenesses))]
    public async Task A_client_entered_again_is_recognised_however_it_is_typed(SameBy why, Action<SaveClient.Input> type)
    {
        await using var world = await World.OpenAsync();
        var input = New();
        type(input);
        var found = Assert.Single(await world.Desk<DuplicatesQuery>().RunAsync(world.Theo, input));
        Assert.Equal((world.Pelissier, "C-00008"), (found.Id, found.Reference));
        Assert.Equal([why], found.Same);
    }

    [Fact, Rule("D-15")]
    public async Task The_SIREN_and_the_SIRET_of_another_establishment_tell_the_same_company()
    {
        await using var world = await World.OpenAsync();
        var siren = (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, world.Rivelaine))!.Input.Siren!;
        var input = New();
        input.Siren = siren;
        Assert.Equal(world.Rivelaine, Assert.Single(await world.Desk<DuplicatesQuery>().RunAsync(world.Theo, input)).Id);
        (input.Siren, input.Siret) = (null, Enumerable.Range(100, 100).Select(n => $"{siren}{n:00000}").First(n => Siret.Read(n) is not null));
        Assert.Equal([SameBy.Siren], Assert.Single(await world.Desk<DuplicatesQuery>().RunAsync(world.Theo, input)).Same);
    }

    [Fact, Rule("D-15")]
    public async Task A_person_is_known_by_name_and_birth_even_under_the_name_of_before_a_marriage()
    {
        await using var world = await World.OpenAsync();
        var morel = (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, world.Morel))!.Input;
        var input = new SaveClient.Input { Kind = ClientKind.NaturalPerson, LastName = "MOREL", FirstName = "camille", BirthDate = morel.BirthDate };
        Assert.Equal([SameBy.NameAndBirth], Assert.Single(await world.Desk<DuplicatesQuery>().RunAsync(world.Theo, input)).Same);
        (input.LastName, input.BirthName) = ("Durand", "Morel");
        Assert.Equal([SameBy.NameAndBirth], Assert.Single(await world.Desk<DuplicatesQuery>().RunAsync(world.Theo, input)).Same);
        input.BirthDate = morel.BirthDate!.Value.AddDays(1);
        Assert.Empty(await world.Desk<DuplicatesQuery>().RunAsync(world.Theo, input));
    }

    [Fact, Rule("D-15")]
    public async Task What_has_more_in_common_comes_first_and_a_further_phone_counts_too()
    {
        await using var world = await World.OpenAsync();
        var night = await world.ReadAsync(db => db.ClientPhones.Select(p => p.Number).FirstAsync());
        var input = New();
        (input.Phone, input.Email) = (night, "contact@pelissier.example");
        input.OtherPhones.Add(new() { Number = "04 00 55 02 08" });
        var found = await world.Desk<DuplicatesQuery>().RunAsync(world.Theo, input);
        Assert.Equal([world.Pelissier, world.Rivelaine], found.Select(f => f.Id));
        Assert.Equal([SameBy.Email, SameBy.Phone], found[0].Same);
    }

    [Fact, Rule("D-15")]
    public async Task Nothing_in_common_or_nothing_typed_finds_nobody()
    {
        await using var world = await World.OpenAsync();
        Assert.Empty(await world.Desk<DuplicatesQuery>().RunAsync(world.Theo, New()));
        Assert.Empty(await world.Desk<DuplicatesQuery>().RunAsync(world.Theo, new()));
    }

    [Fact, Rule("D-15")]
    public async Task A_likely_duplicate_is_entered_only_with_a_reason_which_stays_in_its_history()
    {
        await using var world = await World.OpenAsync();
        var input = New();
        input.Email = "contact@pelissier.example";
        var save = world.Desk<SaveClient>();
        Assert.Equal(SaveClient.LooksDouble, (await save.RunAsync(world.Theo, input)).Problem);
        input.DuplicateReason = "Seconde activité, comptes séparés";
        var saved = await save.RunAsync(world.Theo, input);
        Assert.Null(saved.Problem);
        var written = Assert.Single((await world.Desk<EventsQuery>().RunAsync(world.Theo, saved.Value)).Rows, e => e.Code != ClientEvents.Created);
        Assert.Equal((SaveClient.EnteredAgain, "Théo Darnaud"), (written.Code, written.By));
        Assert.Equal(["Boulangerie Pélissier (C-00008)", "Seconde activité, comptes séparés"], written.Args);
    }

    [Fact, Rule("D-15")]
    public async Task Without_the_right_no_reason_helps()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db =>
        {
            var brokers = await db.Profiles.SingleAsync(p => p.Name == "Courtier");
            brokers.Permissions = [.. brokers.Permissions.Where(p => p != Permission.ManageDuplicates)];
        });
        var input = New();
        (input.Email, input.DuplicateReason) = ("contact@pelissier.example", "Parce que");
        Assert.Equal(SaveClient.LooksDouble, (await world.Desk<SaveClient>().RunAsync(world.Theo, input)).Problem);
    }

    [Fact, Rule("D-15")]
    public async Task Who_edits_a_record_is_not_told_of_itself()
    {
        await using var world = await World.OpenAsync();
        var input = (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, world.Pelissier))!.Input;
        Assert.Empty(await world.Desk<DuplicatesQuery>().RunAsync(world.Theo, input));
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Theo, input)).Problem);
    }

    private static SaveClient.Input New() => new() { Kind = ClientKind.Company, Name = "Tout autre nom", PostalCode = "12345" };
}
