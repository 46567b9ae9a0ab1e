using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class SaveClientTests
{
    [Fact, Rule("R-CLI-04")]
    public async Task A_company_keeps_what_a_company_has_in_the_form_it_is_written()
    {
        await using var world = await World.OpenAsync();
        var form = await AddWordAsync(world, ListKind.LegalForm, "SAS de test");
        var id = await SavedAsync(world, new()
        {
            Kind = ClientKind.Company, Name = " Verrerie du Lac ", LegalFormId = form, Siret = "732 829 320 00074", Naf = "2311z", VatNumber = "fr44 732829320",
            FoundedOn = new(1987, 3, 2), Headcount = 42, Email = "Bonjour@verrerie.example ", SecondEmail = "compta@verrerie.example", Phone = "04 00 11 22 33", Language = "en",
            LastName = "Oublié",
        });

        var kept = await ReadAsync(world, id);
        Assert.Equal(("Verrerie du Lac", "732829320", "73282932000074", "23.11Z", "FR44732829320"), (kept.Name, kept.Siren, kept.Siret, kept.Naf, kept.VatNumber));
        Assert.Equal((form, 42, "compta@verrerie.example", "en"), (kept.LegalFormId!.Value, kept.Headcount!.Value, kept.SecondEmail, kept.Language));
        Assert.Null(kept.LastName);
    }

    [Fact, Rule("R-CLI-04")]
    public async Task A_person_is_called_by_their_names_and_a_self_employed_by_their_trade_name()
    {
        await using var world = await World.OpenAsync();
        var person = new SaveClient.Input
        {
            Kind = ClientKind.NaturalPerson, LastName = "Azéma", FirstName = "Lise", BirthName = "Roux", BirthDate = new(1980, 5, 4), BirthPlace = "Vaubelle",
            Civility = Civility.Madam, FamilySituation = FamilySituation.Married, Profession = "Luthière", Siren = "732829320",
        };
        var id = await SavedAsync(world, person);
        Assert.Equal("Azéma Lise", await NameAsync(world, id));
        var kept = await ReadAsync(world, id);
        Assert.Equal((null, Civility.Madam, new DateOnly(1980, 5, 4)), (kept.Siren, kept.Civility!.Value, kept.BirthDate!.Value));

        (kept.Kind, kept.TradeName) = (ClientKind.SelfEmployed, "Lutherie Azéma");
        await SavedAsync(world, kept);
        Assert.Equal("Lutherie Azéma", await NameAsync(world, id));
        kept = await ReadAsync(world, id);
        kept.TradeName = " ";
        await SavedAsync(world, kept);
        Assert.Equal("Azéma Lise", await NameAsync(world, id));
    }

    [Theory]
    [InlineData(ClientKind.Company, nameof(SaveClient.Input.Name))]
    [InlineData(ClientKind.NaturalPerson, nameof(SaveClient.Input.LastName))]
    [InlineData(ClientKind.SelfEmployed, nameof(SaveClient.Input.LastName))]
    public async Task Each_kind_has_what_it_cannot_be_without(ClientKind kind, string field)
    {
        await using var world = await World.OpenAsync();
        var input = new SaveClient.Input { Kind = kind, FirstName = "Lise" };
        Assert.Equal(new Problem("input.required", field), (await world.Desk<SaveClient>().RunAsync(world.Theo, input)).Problem);
    }

    public static TheoryData<string, string, Action<SaveClient.Input>> Wrongs => new()
    {
        { "client.siret-wrong", "Siret", i => i.Siret = "73282932000075" },
        { "client.siret-other-siren", "Siret", i => (i.Siren, i.Siret) = (DemoSiren, "73282932000074") },
        { "client.naf-wrong", "Naf", i => i.Naf = "494" },
        { "client.vat-wrong", "VatNumber", i => i.VatNumber = "FR00732829320" },
        { "client.vat-other-siren", "VatNumber", i => (i.Siren, i.VatNumber) = (DemoSiren, "FR44732829320") },
        { "client.day-ahead", "FoundedOn", i => i.FoundedOn = World.Today.AddDays(1) },
        { "input.not-an-email", "SecondEmail", i => i.SecondEmail = "nulle part" },
        { "input.not-accepted", "Country", i => i.Country = "XX" },
        { "input.out-of-range", "Headcount", i => i.Headcount = -1 },
        { "input.too-long", "OtherPhones.1.Number", i => i.OtherPhones = [new() { Number = "1" }, new() { Number = new string('0', 31) }] },
        { "input.too-long", "OtherAddresses.0.City", i => i.OtherAddresses = [new() { City = new string('x', 101) }] },
        { "input.not-accepted", "OtherAddresses.0.Country", i => i.OtherAddresses = [new() { City = "X", Country = "YY" }] },
        { "common.missing", "SegmentId", i => i.SegmentId = Guid.NewGuid() },
        { "common.missing", "HandlerId", i => i.HandlerId = Cast.Nadege.Id },
        { "client.archive-apart", "State", i => i.State = ClientState.Archived },
    };

    private const string DemoSiren = "012345674";

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task What_is_wrong_is_said_at_its_field(string code, string field, Action<SaveClient.Input> spoil)
    {
        await using var world = await World.OpenAsync();
        var input = new SaveClient.Input { Kind = ClientKind.Company, Name = "Essai", State = ClientState.Active };
        if (code == "client.archive-apart") input = await ReadAsync(world, world.Rivelaine);
        spoil(input);
        var problem = (await world.Desk<SaveClient>().RunAsync(world.Theo, input)).Problem;
        Assert.Equal((code, field), (problem?.Code, problem?.Field));
    }

    [Fact]
    public async Task A_word_of_another_list_is_refused()
    {
        await using var world = await World.OpenAsync();
        var word = await AddWordAsync(world, ListKind.Segment, "Autre liste");
        var input = await ReadAsync(world, world.Morel);
        input.CategoryId = word;
        Assert.Equal(Problem.Missing.At("CategoryId"), (await world.Desk<SaveClient>().RunAsync(world.Theo, input)).Problem);
    }

    [Fact]
    public async Task Further_phones_and_addresses_are_added_changed_and_taken_away()
    {
        await using var world = await World.OpenAsync();
        var input = await ReadAsync(world, world.Morel);
        input.OtherPhones = [new() { Kind = PhoneKind.Work, Number = "04 00 99 00 01" }, new() { Number = "  " }, new() { Kind = PhoneKind.Mobile, Number = "06 00 99 00 02" }];
        input.OtherAddresses = [new() { Street = "1 rue A", City = "Vaubelle" }, new()];
        await SavedAsync(world, input);

        var kept = await ReadAsync(world, world.Morel);
        Assert.Equal(["04 00 99 00 01", "06 00 99 00 02"], kept.OtherPhones.Select(p => p.Number));
        Assert.NotEqual(input.Version, kept.Version);
        kept.OtherPhones.RemoveAt(0);
        kept.OtherPhones[0].Kind = PhoneKind.Home;
        kept.OtherAddresses[0].Street = "2 rue B";
        await SavedAsync(world, kept);

        var after = await ReadAsync(world, world.Morel);
        Assert.Equal((PhoneKind.Home, "06 00 99 00 02"), after.OtherPhones.Select(p => (p.Kind, p.Number)).Single());
        Assert.Equal(kept.OtherAddresses[0].Id, after.OtherAddresses.Single().Id);
        after.OtherAddresses.Clear();
        await SavedAsync(world, after);
        Assert.Empty((await ReadAsync(world, world.Morel)).OtherAddresses);
    }

    [Fact, Rule("R-EVT-03")]
    public async Task Every_address_added_changed_or_taken_away_is_written_down()
    {
        await using var world = await World.OpenAsync();
        foreach (var change in new Action<SaveClient.Input>[]
        {
            i => i.OtherAddresses.Add(new() { Street = "1 rue A", City = "Vaubelle" }), i => i.OtherAddresses[0].Street = "2 rue B", i => i.OtherAddresses.Clear(),
        })
        {
            world.Time.Advance(TimeSpan.FromMinutes(1));
            var input = await ReadAsync(world, world.Pelissier);
            change(input);
            await SavedAsync(world, input);
        }
        var events = (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier)).Rows.Take(3).Select(e => (e.Code, string.Join("|", e.Args)));
        Assert.Equal([(SaveClient.AddressRemoved, "2 rue B\nVaubelle"), (SaveClient.AddressChanged, "1 rue A\nVaubelle|2 rue B\nVaubelle"), (SaveClient.AddressAdded, "1 rue A\nVaubelle")], events);
    }

    [Fact]
    public async Task Consents_keep_the_day_they_were_given()
    {
        await using var world = await World.OpenAsync();
        var input = await ReadAsync(world, world.Morel);
        (input.SmsConsentOn, input.MailConsentOn, input.ImportantNotes) = (World.Today, null, "Préfère le soir");
        await SavedAsync(world, input);
        var kept = await ReadAsync(world, world.Morel);
        Assert.Equal((World.Today, null, "Préfère le soir"), (kept.SmsConsentOn!.Value, kept.MailConsentOn, kept.ImportantNotes));
    }

    [Fact, Rule("D-16")]
    public async Task A_client_is_archived_with_a_reason_and_comes_back()
    {
        await using var world = await World.OpenAsync();
        var id = await SavedAsync(world, new() { Kind = ClientKind.Company, Name = "Verrerie du Lac" });
        var archive = world.Desk<ArchiveClient>();
        Assert.Equal("input.required", (await archive.RunAsync(world.Theo, new() { ClientId = id })).Problem?.Code);
        Assert.Equal(Problem.Stale, (await archive.RunAsync(world.Theo, new() { ClientId = id, Reason = "x" })).Problem);
        Assert.Null((await archive.RunAsync(world.Theo, new() { ClientId = id, Version = await VersionAsync(world, id), Reason = "Cessation d’activité" })).Problem);
        Assert.DoesNotContain((await world.Desk<ClientsQuery>().RunAsync(world.Theo, new())).Rows, r => r.Id == id);
        Assert.Equal("client.already-archived", (await archive.RunAsync(world.Theo, new() { ClientId = id, Version = await VersionAsync(world, id), Reason = "x" })).Problem?.Code);

        world.Time.Advance(TimeSpan.FromMinutes(1));
        var restore = world.Desk<RestoreClient>();
        Assert.Null((await restore.RunAsync(world.Theo, new() { ClientId = id, Version = await VersionAsync(world, id), State = ClientState.Prospect, Reason = "Reprise" })).Problem);
        Assert.Equal(ClientState.Prospect, (await ReadAsync(world, id)).State);
        Assert.Equal(["client.restored", "client.archived", "client.created"], (await world.Desk<EventsQuery>().RunAsync(world.Theo, id)).Rows.Select(e => e.Code));
        Assert.Equal("client.not-archived", (await restore.RunAsync(world.Theo, new() { ClientId = id, Version = await VersionAsync(world, id), Reason = "x" })).Problem?.Code);
    }

    [Fact, Rule("D-16")]
    public async Task A_client_with_contracts_in_force_is_not_archived()
    {
        await using var world = await World.OpenAsync();
        var problem = (await world.Desk<ArchiveClient>().RunAsync(world.Theo, new() { ClientId = world.Morel, Version = await VersionAsync(world, world.Morel), Reason = "x" })).Problem;
        Assert.Equal(Problem.Of("client.archive-in-force", 2), problem);
    }

    [Fact]
    public async Task What_the_firm_notes_about_a_client_is_not_read_on_the_extranet()
    {
        await using var world = await World.OpenAsync();
        await Assert.ThrowsAsync<Broker.Core.Access.Forbidden>(() => world.Desk<ClientIdentityQuery>().RunAsync(world.Nadege, world.Rivelaine));
    }

    [Fact]
    public async Task The_choices_offer_what_is_not_retired_and_what_was_chosen_before()
    {
        await using var world = await World.OpenAsync();
        var gone = await AddWordAsync(world, ListKind.Segment, "Ancien segment", retired: true);
        var choices = await world.Desk<IdentityChoicesQuery>().RunAsync(world.Theo);
        Assert.DoesNotContain(choices.Of(ListKind.Segment, null), c => c.Id == gone);
        Assert.Contains(choices.Of(ListKind.Segment, gone), c => c.Id == gone);
        Assert.Contains(choices.Handlers, h => h.Name == Cast.Theo.FullName);
    }

    private static async Task<Guid> AddWordAsync(World world, ListKind list, string name, bool retired = false)
    {
        var word = new ListValue { List = list, Name = name, Retired = retired };
        await world.AddAsync(word);
        return word.Id;
    }

    private static async Task<Guid> SavedAsync(World world, SaveClient.Input input)
    {
        var saved = await world.Desk<SaveClient>().RunAsync(world.Theo, input);
        Assert.Null(saved.Problem);
        return saved.Value;
    }

    private static async Task<SaveClient.Input> ReadAsync(World world, Guid id) => (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, id))!.Input;

    private static async Task<string> NameAsync(World world, Guid id) => (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, id))!.Name;

    private static Task<Guid> VersionAsync(World world, Guid id) => world.ReadAsync(db => db.Clients.Where(c => c.Id == id).Select(c => c.Version).SingleAsync());
}
