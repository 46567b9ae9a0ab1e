using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Broker.Core.Staff;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class CorrespondentTests
{
    [Fact, Rule("R-ASC-01"), Rule("R-ASC-02")]
    public async Task The_clients_contacts_read_who_to_turn_to_with_role_mail_and_phone_the_handler_first()
    {
        await using var world = await World.OpenAsync();
        var seen = await world.Desk<CorrespondentsQuery>().RunAsync(world.Nadege, world.Rivelaine);

        Assert.Equal(["Théo Darnaud", "Inès Valmont"], seen.Select(c => c.Name));
        Assert.Equal((true, null), (seen[0].IsHandler, seen[0].Id));
        Assert.Equal(("Gestionnaire de sinistres", "ines@ardelane.example", "04 00 55 00 12"), (seen[1].Role, seen[1].Email, seen[1].Phone));
        Assert.Empty(await world.Desk<CorrespondentsQuery>().RunAsync(world.Marc, world.Rivelaine));
    }

    [Fact, Rule("R-ASC-01")]
    public async Task A_colleague_is_named_with_a_role_or_none_and_the_role_can_change()
    {
        await using var world = await World.OpenAsync();
        var role = await world.ReadAsync(db => db.ListValues.Where(v => v.List == ListKind.UserRole && v.Name == "Chargé de clientèle").Select(v => v.Id).SingleAsync());
        var save = world.Desk<SaveCorrespondent>();
        Assert.Null((await save.RunAsync(world.Theo, new() { ClientId = world.Morel, PersonId = Cast.Oliver.Id })).Problem);
        var named = await FindAsync(world, Cast.Oliver);
        Assert.Null(named.Role);

        Assert.Null((await save.RunAsync(world.Theo, new() { ClientId = world.Morel, Id = named.Id, Version = named.Version, PersonId = named.PersonId, RoleId = role })).Problem);
        Assert.Equal("Chargé de clientèle", (await FindAsync(world, Cast.Oliver)).Role);
        Assert.Equal(Problem.Stale, (await save.RunAsync(world.Theo, new() { ClientId = world.Morel, Id = named.Id, Version = named.Version, PersonId = named.PersonId })).Problem);

        Assert.Null((await world.Desk<RemoveCorrespondent>().RunAsync(world.Theo, named.Id!.Value)).Problem);
        Assert.DoesNotContain(await world.Desk<CorrespondentsQuery>().RunAsync(world.Camille, world.Morel), c => c.PersonId == Cast.Oliver.Id && !c.IsHandler);
    }

    [Fact, Rule("R-ASC-01")]
    public async Task Nobody_is_named_twice_and_only_active_people_of_the_firm_are()
    {
        await using var world = await World.OpenAsync();
        var save = world.Desk<SaveCorrespondent>();
        Assert.Equal(Problem.Of("correspondent.already", "Inès Valmont").At("PersonId"), (await save.RunAsync(world.Theo, new() { ClientId = world.Rivelaine, PersonId = Cast.Ines.Id })).Problem);
        Assert.Equal("PersonId", (await save.RunAsync(world.Theo, new() { ClientId = world.Rivelaine, PersonId = Cast.Marc.Id })).Problem?.Field);
        Assert.Equal(new Problem("input.required", "PersonId"), (await save.RunAsync(world.Theo, new() { ClientId = world.Rivelaine })).Problem);
        var affiliation = await world.ReadAsync(db => db.ListValues.Where(v => v.List == ListKind.Affiliation).Select(v => v.Id).FirstAsync());
        Assert.Equal("RoleId", (await save.RunAsync(world.Theo, new() { ClientId = world.Rivelaine, PersonId = Cast.Oliver.Id, RoleId = affiliation })).Problem?.Field);
    }

    [Fact, Rule("R-ASC-02")]
    public async Task The_number_typed_for_a_colleague_is_the_one_clients_read()
    {
        await using var world = await World.OpenAsync();
        var input = SaveStaffMember.Input.Of((await world.Desk<StaffQuery>().RunAsync(world.Helene)).Single(r => r.Id == Cast.Ines.Id));
        Assert.Equal("04 00 55 00 12", input.Phone);
        input.Phone = " 04 00 55 00 99 ";
        Assert.Null((await world.Desk<SaveStaffMember>().RunAsync(world.Helene, input)).Problem);
        Assert.Equal("04 00 55 00 99", (await world.Desk<CorrespondentsQuery>().RunAsync(world.Nadege, world.Rivelaine)).Single(c => c.PersonId == Cast.Ines.Id).Phone);
    }

    [Fact, Rule("R-ASC-02")]
    public async Task Somebody_who_has_left_stays_on_the_record_and_no_longer_shows_on_the_extranet()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(p => p.Id == Cast.Ines.Id)).Active = false);
        Assert.False((await world.Desk<CorrespondentsQuery>().RunAsync(world.Theo, world.Rivelaine)).Single(c => c.PersonId == Cast.Ines.Id).Active);
        Assert.DoesNotContain(await world.Desk<CorrespondentsQuery>().RunAsync(world.Nadege, world.Rivelaine), c => c.PersonId == Cast.Ines.Id);
    }

    private static async Task<CorrespondentsQuery.CorrespondentRow> FindAsync(World world, CastPerson person) =>
        (await world.Desk<CorrespondentsQuery>().RunAsync(world.Theo, world.Morel)).Single(c => c.PersonId == person.Id);
}
