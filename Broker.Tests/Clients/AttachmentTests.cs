using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class AttachmentTests
{
    [Fact, Rule("R-ASC-04"), Rule("R-ASC-06"), Rule("D-01")]
    public async Task A_client_is_attached_to_one_other_with_what_it_is_to_it_and_both_records_say_so()
    {
        await using var world = await World.OpenAsync();
        var kind = await WordAsync(world, ListKind.Affiliation, "Filiale");
        Assert.Null((await AttachAsync(world, Cast.Kervadec, Cast.Brunoy, kind)).Problem);

        var links = await LinksAsync(world, Cast.Kervadec);
        Assert.Equal(("Garage Brunoy", "Filiale"), (links.Principal!.Name, links.Principal.Affiliation));
        Assert.Equal(1, (await world.Desk<GroupQuery>().RunAsync(world.Ines, Cast.Brunoy.Id))!.MemberCount);
        Assert.Equal((AttachClient.Attached, "Garage Brunoy"), await LastEventAsync(world, Cast.Kervadec));
        Assert.Equal((AttachClient.MemberAttached, "Menuiserie Kervadec"), await LastEventAsync(world, Cast.Brunoy));
    }

    [Fact, Rule("R-ASC-04"), Rule("D-10")]
    public async Task A_second_principal_is_refused_by_naming_the_present_one()
    {
        await using var world = await World.OpenAsync();
        var refused = await AttachAsync(world, Cast.RivelaineNord, Cast.Brunoy);
        Assert.Equal(Problem.Of("client.attached-already", "Rivelaine Nord", "Transports Rivelaine"), refused.Problem);
        Assert.Equal(Cast.Rivelaine.Id, (await LinksAsync(world, Cast.RivelaineNord)).Principal!.Id);
    }

    [Fact, Rule("R-ASC-06")]
    public async Task Attaching_again_to_the_same_one_only_changes_what_it_is_to_it()
    {
        await using var world = await World.OpenAsync();
        var before = await world.ReadAsync(db => db.Events.CountAsync());
        Assert.Null((await AttachAsync(world, Cast.RivelaineNord, Cast.Rivelaine, await WordAsync(world, ListKind.Affiliation, "Salarié"))).Problem);
        Assert.Equal("Salarié", (await LinksAsync(world, Cast.RivelaineNord)).Principal!.Affiliation);
        Assert.Equal(before, await world.ReadAsync(db => db.Events.CountAsync()));

        Assert.Null((await AttachAsync(world, Cast.RivelaineNord, Cast.Rivelaine)).Problem);
        Assert.Null((await LinksAsync(world, Cast.RivelaineNord)).Principal!.Affiliation);
    }

    [Fact, Rule("D-10")]
    public async Task Nobody_is_attached_to_themselves_or_to_one_below_at_whatever_depth()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal("client.attached-to-itself", (await AttachAsync(world, Cast.Kervadec, Cast.Kervadec)).Problem?.Code);
        Assert.Equal(Problem.Of("client.attached-in-a-circle", "Rivelaine Nord", "Transports Rivelaine"), (await AttachAsync(world, Cast.Rivelaine, Cast.RivelaineNord)).Problem);

        Assert.Null((await AttachAsync(world, Cast.Kervadec, Cast.RivelaineNord)).Problem);
        Assert.Null((await AttachAsync(world, Cast.Brunoy, Cast.Kervadec)).Problem);
        Assert.Equal("client.attached-in-a-circle", (await AttachAsync(world, Cast.Rivelaine, Cast.Brunoy)).Problem?.Code);
    }

    [Fact, Rule("D-10")]
    public async Task Two_who_attach_at_the_same_moment_do_not_close_a_circle()
    {
        await using var world = await World.OpenAsync();
        for (var round = 0; round < 5; round++)
        {
            var both = await Task.WhenAll(Task.Run(() => AttachAsync(world, Cast.Kervadec, Cast.Brunoy)), Task.Run(() => AttachAsync(world, Cast.Brunoy, Cast.Kervadec)));
            Assert.Single(both, r => !r.Failed);
            foreach (var client in new[] { Cast.Kervadec, Cast.Brunoy }) await world.Desk<DetachClient>().RunAsync(world.Theo, client.Id);
        }
    }

    [Fact, Rule("D-12")]
    public async Task Detaching_leaves_the_record_and_frees_it_of_its_principals_products()
    {
        await using var world = await World.OpenAsync();
        await world.AddAsync(new ClientProduct { ClientId = world.Rivelaine, ProductId = await world.ReadAsync(db => db.Products.Select(p => p.Id).FirstAsync()) });
        Assert.True((await LinksAsync(world, Cast.RivelaineNord)).Principal!.Restricts);
        Assert.True((await LinksAsync(world, Cast.Rivelaine)).Restricts);

        Assert.Null((await world.Desk<DetachClient>().RunAsync(world.Theo, Cast.RivelaineNord.Id)).Problem);
        Assert.Null((await LinksAsync(world, Cast.RivelaineNord)).Principal);
        Assert.Equal(RestrictionSource.None, (await world.Desk<ClientProductsQuery>().RunAsync(world.Ines, Cast.RivelaineNord.Id))!.Source);
        Assert.Equal((DetachClient.MemberDetached, "Rivelaine Nord"), await LastEventAsync(world, Cast.Rivelaine));
        Assert.Equal(Problem.Missing, (await world.Desk<DetachClient>().RunAsync(world.Theo, Cast.RivelaineNord.Id)).Problem);
    }

    [Fact, Rule("D-11"), Rule("R-ASC-05")]
    public async Task An_association_reads_the_same_from_both_sides_and_goes_from_both()
    {
        await using var world = await World.OpenAsync();
        var (landlord, partner) = (await WordAsync(world, ListKind.AssociationKind, "Bailleur et locataire"), await WordAsync(world, ListKind.AssociationKind, "Partenaire"));
        Assert.Null((await AssociateAsync(world, Cast.Morel, Cast.Pelissier, landlord)).Problem);
        Assert.Equal([("Boulangerie Pélissier", "Bailleur et locataire")], await AssociatedAsync(world, Cast.Morel));
        Assert.Equal([("Morel Camille", "Bailleur et locataire")], await AssociatedAsync(world, Cast.Pelissier));

        Assert.Null((await AssociateAsync(world, Cast.Pelissier, Cast.Morel, partner, change: true)).Problem);
        Assert.Equal([("Boulangerie Pélissier", "Partenaire")], await AssociatedAsync(world, Cast.Morel));

        Assert.Null((await world.Desk<DissociateClients>().RunAsync(world.Theo, world.Morel, world.Pelissier)).Problem);
        Assert.Empty(await AssociatedAsync(world, Cast.Morel));
        Assert.Empty(await AssociatedAsync(world, Cast.Pelissier));
        Assert.Equal((DissociateClients.Dissociated, "Morel Camille"), await LastEventAsync(world, Cast.Pelissier));
    }

    [Fact, Rule("R-ASC-05")]
    public async Task Associations_are_any_number_beside_the_attachment_but_one_between_the_same_two()
    {
        await using var world = await World.OpenAsync();
        var kind = await WordAsync(world, ListKind.AssociationKind, "Partenaire");
        foreach (var other in new[] { Cast.Kervadec, Cast.Morel, Cast.Hartwell, Cast.Rivelaine }) Assert.Null((await AssociateAsync(world, Cast.RivelaineNord, other, kind)).Problem);
        Assert.Equal(4, (await AssociatedAsync(world, Cast.RivelaineNord)).Count);
        Assert.NotNull((await LinksAsync(world, Cast.RivelaineNord)).Principal);

        Assert.Equal(Problem.Of("client.associated-already", "Rivelaine Nord"), (await AssociateAsync(world, Cast.Kervadec, Cast.RivelaineNord, kind)).Problem);
        Assert.Equal("client.associated-with-itself", (await AssociateAsync(world, Cast.Kervadec, Cast.Kervadec, kind)).Problem?.Code);
        Assert.Equal(Problem.Missing, (await AssociateAsync(world, Cast.Kervadec, Cast.Morel, kind, change: true)).Problem);
    }

    [Fact, Rule("R-ASC-06"), Rule("D-11")]
    public async Task Kinds_are_words_of_their_own_list_and_no_other()
    {
        await using var world = await World.OpenAsync();
        var (kind, affiliation) = (await WordAsync(world, ListKind.AssociationKind, "Conjoint"), await WordAsync(world, ListKind.Affiliation, "Filiale"));
        Assert.Equal("AffiliationId", (await AttachAsync(world, Cast.Kervadec, Cast.Brunoy, kind)).Problem?.Field);
        Assert.Equal("KindId", (await AssociateAsync(world, Cast.Kervadec, Cast.Morel, affiliation)).Problem?.Field);
        Assert.Equal(new Problem("input.required", "KindId"), (await AssociateAsync(world, Cast.Kervadec, Cast.Morel, null)).Problem);
    }

    [Theory, Rule("R-ASC-07")]
    [InlineData("kerva", "Menuiserie Kervadec")]
    [InlineData("PÉLISSIER", "Boulangerie Pélissier")]
    [InlineData("c-00013", "Garage Brunoy")]
    public async Task The_search_field_finds_a_client_by_part_of_what_one_knows(string typed, string found)
    {
        await using var world = await World.OpenAsync();
        Assert.Contains(await world.Desk<ClientChoicesQuery>().RunAsync(world.Theo, typed), c => c.Name == found);
    }

    [Fact, Rule("R-ASC-07")]
    public async Task The_search_field_leaves_out_the_record_itself_and_those_put_away()
    {
        await using var world = await World.OpenAsync();
        var find = world.Desk<ClientChoicesQuery>();
        Assert.DoesNotContain(await find.RunAsync(world.Theo, "rivelaine", world.Rivelaine), c => c.Id == world.Rivelaine);
        Assert.Empty(await find.RunAsync(world.Theo, "r"));
        await world.ChangeAsync(async db => (await db.Clients.FindAsync(Cast.Kervadec.Id))!.State = ClientState.Archived);
        Assert.Empty(await find.RunAsync(world.Theo, "kervadec"));
    }

    [Fact]
    public async Task Only_those_who_manage_clients_change_what_a_client_has_to_do_with()
    {
        await using var world = await World.OpenAsync();
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<AttachClient>().RunAsync(world.Ines, new() { ClientId = Cast.Kervadec.Id, PrincipalId = Cast.Brunoy.Id }));
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<AssociatedClientsQuery>().RunAsync(world.Nadege, world.Rivelaine));
        await using var asClient = await world.OpenAsync(world.Nadege);
        Assert.False(await asClient.ClientAssociations.AnyAsync() || await asClient.ClientProducts.AnyAsync() || await asClient.ContactLinks.AnyAsync() || await asClient.MailingSubscriptions.AnyAsync());
    }

    private static Task<Result> AttachAsync(World world, CastClient client, CastClient principal, Guid? kind = null) =>
        world.Desk<AttachClient>().RunAsync(world.Theo, new() { ClientId = client.Id, PrincipalId = principal.Id, AffiliationId = kind });

    private static Task<Result> AssociateAsync(World world, CastClient one, CastClient other, Guid? kind, bool change = false) =>
        world.Desk<AssociateClients>().RunAsync(world.Theo, new() { ClientId = one.Id, OtherId = other.Id, KindId = kind, Change = change });

    private static async Task<AssociatedClientsQuery.Associations> LinksAsync(World world, CastClient client) =>
        (await world.Desk<AssociatedClientsQuery>().RunAsync(world.Ines, client.Id))!;

    private static async Task<IReadOnlyList<(string, string)>> AssociatedAsync(World world, CastClient client) =>
        [.. (await LinksAsync(world, client)).Associated.Select(a => (a.Name, a.Kind))];

    private static async Task<(string, string)> LastEventAsync(World world, CastClient client)
    {
        var last = await world.ReadAsync(db => db.Events.Where(e => e.ClientId == client.Id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).FirstAsync());
        return (last.Code, last.Args[0]);
    }

    private static Task<Guid> WordAsync(World world, ListKind list, string word) =>
        world.ReadAsync(db => db.ListValues.Where(v => v.List == list && v.Name == word).Select(v => v.Id).SingleAsync());
}
