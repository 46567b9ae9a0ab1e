using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Staff;
using Broker.Portal.Features.Staff;
using Broker.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Staff;

using World = Broker.Tests.World.World;

/// <summary>A firm with as many seats as it has people: Hélène, Théo, Inès and Oliver.</summary>
public sealed class SeatsTests
{
    [Fact, Rule("R-USR-01")]
    public async Task At_the_cap_nobody_is_added()
    {
        await using var world = await FullAsync();
        Assert.Equal(new SeatsQuery.SeatCount(4, 4), await world.Desk<SeatsQuery>().RunAsync(world.Helene));
        Assert.Equal(Problem.Of("staff.no-seat", 4), (await AddAsync(world, "rose@ardelane.example")).Problem);
        Assert.False(await world.ReadAsync(db => db.Users.AnyAsync(p => p.Email == "rose@ardelane.example")));
    }

    [Fact, Rule("R-USR-02")]
    public async Task A_deactivated_colleague_frees_a_seat_and_does_not_come_back_before_there_is_one()
    {
        await using var world = await FullAsync();
        Assert.Null((await SetActiveAsync(world, Cast.Ines, false)).Problem);
        Assert.False((await world.Desk<SeatsQuery>().RunAsync(world.Helene)).Full);
        Assert.Null((await AddAsync(world, "rose@ardelane.example")).Problem);

        Assert.Equal(Problem.Of("staff.no-seat", 4).At("Active"), (await SetActiveAsync(world, Cast.Ines, true)).Problem);
        Assert.Null((await SetActiveAsync(world, Cast.Oliver, false)).Problem);
        Assert.Null((await SetActiveAsync(world, Cast.Ines, true)).Problem);
    }

    [Fact, Rule("R-USR-01")]
    public async Task Whoever_has_a_seat_is_changed_at_the_cap_too()
    {
        await using var world = await FullAsync();
        var input = await InputAsync(world, Cast.Ines);
        input.LastName = "Valmont-Roy";
        Assert.Null((await world.Desk<SaveStaffMember>().RunAsync(world.Helene, input)).Problem);
    }

    [Fact, Rule("R-USR-01")]
    public async Task Of_two_who_take_the_last_seat_at_once_one_gets_it()
    {
        await using var world = await World.OpenAsync(more => more.AddSingleton(new Seats(5)));
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => AddAsync(world, $"rose{n}@ardelane.example"))));
        Assert.Single(results, r => !r.Failed);
        Assert.Equal(5, (await world.Desk<SeatsQuery>().RunAsync(world.Helene)).Taken);
    }

    [Fact, Rule("R-USR-01")]
    public async Task Without_a_cap_there_is_always_a_seat()
    {
        await using var world = await World.OpenAsync();
        Assert.False((await world.Desk<SeatsQuery>().RunAsync(world.Helene)).Full);
        Assert.Null((await AddAsync(world, "rose@ardelane.example")).Problem);
    }

    [Fact, Rule("R-USR-01"), Rule("R-USR-02"), Trait("Kind", "Page")]
    public async Task At_the_cap_the_button_is_a_padlock_on_every_open_screen_until_a_seat_is_freed()
    {
        await using var world = await FullAsync();
        await using var screen = new CastScreen(world, world.Helene);
        var page = screen.Open<StaffPage>("/staff", _ => { });
        page.WaitForState(() => page.FindAll("tbody tr").Count > 0);
        var add = page.FindAll("button").Single(b => b.TextContent.Trim() == "Ajouter un collègue");
        Assert.Equal("true", add.GetAttribute("aria-disabled"));
        Assert.EndsWith("#lock", add.QuerySelector("use")!.GetAttribute("href"));
        Assert.Contains("4 places occupées sur 4", page.Find("#seats").TextContent);

        await SetActiveAsync(world, Cast.Ines, false);
        page.WaitForState(() => page.FindAll("button").Any(b => b.TextContent.Trim() == "Ajouter un collègue" && !b.HasAttribute("aria-disabled")));
        Assert.Contains("3 places occupées sur 4", page.Find("#seats").TextContent);
        Assert.Single(page.FindAll("tr.is-off"));
    }

    private static Task<World> FullAsync() => World.OpenAsync(more => more.AddSingleton(new Seats(4)));

    private static async Task<Result<Guid>> AddAsync(World world, string email) => await world.Desk<SaveStaffMember>().RunAsync(world.Helene, new()
    {
        FirstName = "Rose", LastName = "Tavel", Email = email, Password = "orage-lampadaire-42",
        ProfileId = await world.ReadAsync(db => db.Profiles.Where(p => p.Name == "Assistant").Select(p => p.Id).SingleAsync()),
    });

    private static async Task<SaveStaffMember.Input> InputAsync(World world, CastPerson person) =>
        SaveStaffMember.Input.Of((await world.Desk<StaffQuery>().RunAsync(world.Helene)).Single(r => r.Id == person.Id));

    private static async Task<Result<Guid>> SetActiveAsync(World world, CastPerson person, bool active)
    {
        var input = await InputAsync(world, person);
        input.Active = active;
        return await world.Desk<SaveStaffMember>().RunAsync(world.Helene, input);
    }
}
