using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.SignIn;
using Broker.Core.Staff;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.SignIn;

using World = Broker.Tests.World.World;

/// <summary>How long one stays in, who sees it, and who ends it.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private static readonly Caller Machine = Caller.System(Jobs.Sessions);
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_clients_session_ends_after_half_an_hour_of_nothing()
    {
        await KeepAsync(Cast.Nadege.Id, 'a', lasts: false);
        world.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.NotNull(await FindAsync('a'));
        world.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.True(await AliveAsync(Cast.Nadege.Id, 'a'));
        world.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.False(await AliveAsync(Cast.Nadege.Id, 'a'));
        Assert.Null(await FindAsync('a'));
    }

    [Fact]
    public async Task An_open_screen_on_which_somebody_works_keeps_it_alive()
    {
        await KeepAsync(Cast.Nadege.Id, 'a', lasts: false);
        for (var i = 0; i < 5; i++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(20));
            await world.Desk<TouchSession>().RunAsync(Machine, Key('a'));
        }
        Assert.True(await AliveAsync(Cast.Nadege.Id, 'a'));
    }

    [Fact]
    public async Task A_remembered_device_and_the_firms_people_stay_until_their_time_is_over()
    {
        await KeepAsync(Cast.Theo.Id, 'a', lasts: true);
        world.Time.Advance(TimeSpan.FromHours(11));
        Assert.True(await AliveAsync(Cast.Theo.Id, 'a'));
        world.Time.Advance(TimeSpan.FromHours(1.1));
        Assert.False(await AliveAsync(Cast.Theo.Id, 'a'));
    }

    [Fact]
    public async Task One_sees_ones_own_sessions_and_ends_one_or_all_the_others()
    {
        await KeepAsync(Cast.Nadege.Id, 'a');
        await KeepAsync(Cast.Nadege.Id, 'b');
        await KeepAsync(Cast.Nadege.Id, 'c');
        await KeepAsync(Cast.Marc.Id, 'd');
        var mine = await world.Desk<MySignInsQuery>().RunAsync(world.Nadege, Key('a'));
        Assert.Equal(3, mine.Sessions.Count);
        Assert.Equal("203.0.113.7", Assert.Single(mine.Sessions, s => s.IsThis).Address);

        Assert.Null((await world.Desk<EndMySessions>().RunAsync(world.Nadege, Key('a'), Key('b')[..16])).Problem);
        Assert.False(await AliveAsync(Cast.Nadege.Id, 'b'));
        Assert.True(await AliveAsync(Cast.Nadege.Id, 'c'));
        await world.Desk<EndMySessions>().RunAsync(world.Nadege, Key('a'), Key('d')[..16]);
        await world.Desk<EndMySessions>().RunAsync(world.Nadege, Key('a'));

        Assert.Equal((true, false, true), (await AliveAsync(Cast.Nadege.Id, 'a'), await AliveAsync(Cast.Nadege.Id, 'c'), await AliveAsync(Cast.Marc.Id, 'd')));
    }

    [Fact, Rule("R-EXT-01")]
    public async Task The_firm_sees_who_of_a_client_came_when_and_from_where()
    {
        foreach (var (person, outcome) in new[] { (Cast.Nadege, SignInOutcome.In), (Cast.Luc, SignInOutcome.Wrong), (Cast.Marc, SignInOutcome.In) })
        {
            world.Time.Advance(TimeSpan.FromMinutes(1));
            await world.Desk<RecordSignIn>().RunAsync(Machine, new() { PersonId = person.Id, Way = SignInWay.Password, Outcome = outcome, From = "203.0.113.7", Agent = "Firefox" });
        }
        var came = (await world.Desk<ClientSignInsQuery>().RunAsync(world.Theo, world.Rivelaine)).Where(l => l.At > World.Start.UtcDateTime).ToList();
        Assert.Equal([(Cast.Luc.FullName, SignInOutcome.Wrong), (Cast.Nadege.FullName, SignInOutcome.In)], came.Select(l => (l.Name, l.Outcome)));
        Assert.All(came, l => Assert.Equal(("203.0.113.7", "Firefox"), (l.Address, l.Agent)));
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ClientSignInsQuery>().RunAsync(world.Nadege, world.Rivelaine));
        Assert.Contains((await world.Desk<MySignInsQuery>().RunAsync(world.Luc, null)).Last, l => l.Outcome == SignInOutcome.Wrong);
        Assert.DoesNotContain((await world.Desk<MySignInsQuery>().RunAsync(world.Karim, null)).Last, l => l.At > World.Start.UtcDateTime);
    }

    [Theory, Rule("D-21")]
    [InlineData(SecondFactorFor.Nobody, false, false), InlineData(SecondFactorFor.Administrators, true, false), InlineData(SecondFactorFor.Everybody, true, true)]
    public async Task The_firm_asks_its_own_people_for_a_second_factor(SecondFactorFor whom, bool helene, bool theo)
    {
        var ways = SaveSignInWays.Input.Of(await world.Desk<SignInWaysQuery>().RunAsync(Caller.Nobody));
        ways.SecondFactor = whom;
        await world.Desk<SaveSignInWays>().RunAsync(world.Helene, ways);

        Assert.Equal((helene, theo, false), (await DueAsync(Cast.Helene.Id), await DueAsync(Cast.Theo.Id), await DueAsync(Cast.Nadege.Id)));
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(p => p.Id == Cast.Helene.Id)).TwoFactorEnabled = true);
        Assert.False(await DueAsync(Cast.Helene.Id));
    }

    [Fact, Rule("D-21")]
    public async Task A_new_firm_asks_its_administrators()
    {
        await world.ChangeAsync(async db => db.Remove(await db.Firms.SingleAsync()));
        world.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(SecondFactorFor.Administrators, (await world.Desk<SignInWaysQuery>().RunAsync(Caller.Nobody)).SecondFactor);
        Assert.True(await DueAsync(Cast.Helene.Id));
    }

    private async Task<bool> DueAsync(Guid person) => (await world.Desk<SecondFactorQuery>().RunAsync(Machine, person))!.Due;

    private Task<Result> KeepAsync(Guid person, char key, bool lasts = true) => world.Desk<KeepSession>().RunAsync(Machine, new()
    {
        KeyHash = Key(key), PersonId = person, Ticket = [1], ExpiresAt = world.Clock.Now.AddHours(12), Agent = "Firefox", Address = "203.0.113.7", Lasts = lasts,
    });

    private static string Key(char sign) => new(sign, 64);

    private Task<byte[]?> FindAsync(char key) => world.Desk<FindSession>().RunAsync(Machine, Key(key));

    private Task<bool> AliveAsync(Guid person, char key) => world.Desk<SessionAlive>().RunAsync(Machine, person, Key(key));
}
