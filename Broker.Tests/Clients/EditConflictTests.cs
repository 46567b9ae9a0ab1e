using Broker.Core.Clients;
using Broker.Core.Common;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class EditConflictTests
{
    [Fact, Rule("D-15")]
    public async Task Of_two_who_edit_at_once_the_second_sees_who_changed_what_and_chooses_where_both_did()
    {
        await using var world = await World.OpenAsync();
        var asRead = await ReadAsync(world);
        var mine = asRead.Copy();
        (mine.Phone, mine.Profession) = ("06 11 11 11 11", "Sage-femme");
        mine.OtherPhones.Add(new() { Number = "04 33 33 33 33" });

        var theirs = asRead.Copy();
        (theirs.Phone, theirs.City, theirs.BirthPlace) = ("06 22 22 22 22", "Vaubelle", "Plouvénan");
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Oliver, theirs)).Problem);
        Assert.Equal(Problem.Stale, (await world.Desk<SaveClient>().RunAsync(world.Theo, mine)).Problem);

        var conflict = (await world.Desk<EditConflictQuery>().RunAsync(world.Theo, asRead, mine)).Value;
        var clash = Assert.Single(conflict.Clashes);
        Assert.Equal(("phone", "Oliver Grant", (DateTime?)World.Start.UtcDateTime), (clash.Field.Code, clash.By, clash.At));
        Assert.Equal(["birth-place", "address"], conflict.Taken.Select(t => t.Field.Code));
        Assert.All(conflict.Taken, t => Assert.Equal("Oliver Grant", t.By));

        var settled = conflict.Settled(new HashSet<string> { "phone" });
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Theo, settled)).Problem);
        var kept = await ReadAsync(world);
        Assert.Equal(("06 11 11 11 11", "Sage-femme", "Vaubelle", "Plouvénan"), (kept.Phone, kept.Profession, kept.City, kept.BirthPlace));
        Assert.Equal("04 33 33 33 33", kept.OtherPhones.Single().Number);
    }

    [Fact, Rule("D-15")]
    public async Task What_is_not_kept_as_mine_is_theirs()
    {
        await using var world = await World.OpenAsync();
        var asRead = await ReadAsync(world);
        var (mine, theirs) = (asRead.Copy(), asRead.Copy());
        (mine.Email, theirs.Email) = ("un@morel.example", "deux@morel.example");
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Oliver, theirs)).Problem);
        var conflict = (await world.Desk<EditConflictQuery>().RunAsync(world.Theo, asRead, mine)).Value;
        Assert.Equal("deux@morel.example", conflict.Settled(new HashSet<string>()).Email);
        Assert.Equal("un@morel.example", conflict.Settled(new HashSet<string> { "email" }).Email);
    }

    [Fact, Rule("D-15")]
    public async Task The_same_change_on_both_sides_is_no_question()
    {
        await using var world = await World.OpenAsync();
        var asRead = await ReadAsync(world);
        var (mine, theirs) = (asRead.Copy(), asRead.Copy());
        (mine.Phone, theirs.Phone) = ("06 22 22 22 22", "06 22 22 22 22 ");
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Oliver, theirs)).Problem);
        var conflict = (await world.Desk<EditConflictQuery>().RunAsync(world.Theo, asRead, mine)).Value;
        Assert.Empty(conflict.Clashes);
        Assert.Empty(conflict.Taken);
    }

    [Fact, Rule("D-15")]
    public async Task A_third_who_saves_meanwhile_is_met_in_turn()
    {
        await using var world = await World.OpenAsync();
        var asRead = await ReadAsync(world);
        var mine = asRead.Copy();
        mine.Phone = "06 11 11 11 11";
        await ChangeAsync(world, i => i.City = "Vaubelle");
        var first = (await world.Desk<EditConflictQuery>().RunAsync(world.Theo, asRead, mine)).Value;
        var settled = first.Settled(new HashSet<string>());
        await ChangeAsync(world, i => i.BirthPlace = "Vaubelle");
        Assert.Equal(Problem.Stale, (await world.Desk<SaveClient>().RunAsync(world.Theo, settled)).Problem);

        var second = (await world.Desk<EditConflictQuery>().RunAsync(world.Theo, first.Theirs, settled)).Value;
        Assert.Equal(["birth-place"], second.Taken.Select(t => t.Field.Code));
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Theo, second.Settled(new HashSet<string>()))).Problem);
        var kept = await ReadAsync(world);
        Assert.Equal(("06 11 11 11 11", "Vaubelle", "Vaubelle"), (kept.Phone, kept.City, kept.BirthPlace));
    }

    [Fact]
    public void Every_property_of_the_form_belongs_to_one_field()
    {
        string[] apart = [nameof(SaveClient.Input.Id), nameof(SaveClient.Input.Version), nameof(SaveClient.Input.DuplicateReason), nameof(SaveClient.Input.Custom)];
        Assert.Equal(typeof(SaveClient.Input).GetProperties().Select(p => p.Name).Except(apart).Order(), IdentityField.All.SelectMany(f => f.Properties).Order());
    }

    private static async Task ChangeAsync(World world, Action<SaveClient.Input> how)
    {
        var input = await ReadAsync(world);
        how(input);
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Oliver, input)).Problem);
    }

    private static async Task<SaveClient.Input> ReadAsync(World world) => (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, world.Morel))!.Input;
}
