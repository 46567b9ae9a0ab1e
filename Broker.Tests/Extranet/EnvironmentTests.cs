using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Staff;
using Broker.Core.Work;
using Broker.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

using World = Broker.Tests.World.World;

/// <summary>A principal's people in the accounts of its group, and the firm's in those of its clients.</summary>
public sealed class EnvironmentTests : IAsyncLifetime
{
    private const string Key = "a-session";
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    private static readonly Guid GroupKey = DemoId.Of("group:" + Cast.GroupIdentifier);

    private static Caller Nadege => Caller.Client(Cast.Nadege.Id, Cast.Rivelaine.Id, Key);
    private static Caller NadegeInNord => Caller.Client(Cast.Nadege.Id, Cast.RivelaineNord.Id, Key);

    [Fact, Rule("D-22"), Rule("R-EXT-06"), Rule("R-EXT-07"), Rule("R-EXT-08")]
    public async Task The_second_credentials_open_the_groups_accounts_to_this_session_and_to_no_other()
    {
        await SignInAsync(Cast.Nadege.Id, Key);
        await SignInAsync(Cast.Nadege.Id, "her-phone");
        Assert.True((await world.Desk<EnvironmentsQuery>().RunAsync(Nadege)).MayUnlock);
        Assert.Null((await UnlockAsync()).Problem);

        var spaces = await world.Desk<EnvironmentsQuery>().RunAsync(Nadege);
        Assert.False(spaces.MayUnlock);
        Assert.Equal([(Cast.Rivelaine.Id, null), (Cast.RivelaineNord.Id, Cast.Rivelaine.Name)], spaces.Accounts.Select(a => (a.ClientId, a.Principal)));
        Assert.False((await world.Desk<SwitchSpace>().RunAsync(NadegeInNord)).Failed);
        Assert.True((await world.Desk<SwitchSpace>().RunAsync(Caller.Client(Cast.Nadege.Id, Cast.RivelaineNord.Id, "her-phone"))).Failed);
        Assert.True((await world.Desk<SwitchSpace>().RunAsync(Caller.Client(Cast.Nadege.Id, Cast.Pelissier.Id, Key))).Failed);
    }

    [Fact, Rule("D-22")]
    public async Task Who_signs_in_with_the_second_credentials_has_the_principals_account_and_its_members()
    {
        await world.Desk<KeepSession>().RunAsync(Caller.System(Jobs.Sessions), new() { KeyHash = Key, PersonId = GroupKey, Ticket = [1], ExpiresAt = world.Clock.Now.AddHours(8) });
        var spaces = await world.Desk<EnvironmentsQuery>().RunAsync(Caller.Client(GroupKey, Cast.Rivelaine.Id, Key));
        Assert.Equal([Cast.Rivelaine.Id, Cast.RivelaineNord.Id], spaces.Accounts.Select(a => a.ClientId));
        Assert.Equal(Cast.Rivelaine.Name, (await world.Store.RecognizeAsync(Caller.Client(GroupKey, Cast.RivelaineNord.Id, Key))).Name);
    }

    [Theory, Rule("D-22")]
    [InlineData("rivelaine-groupe", "pas le bon mot de passe"), InlineData("autre-groupe", Cast.Password)]
    public async Task Wrong_ones_open_nothing_and_five_close_the_way_for_a_quarter_of_an_hour(string identifier, string password)
    {
        await SignInAsync(Cast.Nadege.Id, Key);
        for (var i = 0; i < EnterGroup.MostFailures; i++) Assert.Equal("group.wrong", (await UnlockAsync(identifier, password)).Problem?.Code);
        Assert.Equal("sign-in.locked", (await UnlockAsync()).Problem?.Code);
        world.Time.Advance(EnterGroup.Locked + TimeSpan.FromSeconds(1));
        Assert.Null((await UnlockAsync()).Problem);
    }

    [Fact, Rule("D-22")]
    public async Task Without_credentials_or_with_the_switch_off_there_is_nothing_to_open()
    {
        await SignInAsync(Cast.Nadege.Id, Key);
        Assert.False((await world.Desk<SetGroupAccess>().RunAsync(world.Theo, new() { ClientId = Cast.Rivelaine.Id, On = false })).Failed);
        Assert.False((await world.Desk<EnvironmentsQuery>().RunAsync(Nadege)).MayUnlock);
        Assert.Empty((await world.Desk<WhereToQuery>().RunAsync(Caller.Client(GroupKey, Cast.Rivelaine.Id, Key))).Accounts);
        Assert.Equal("group.not-here", (await UnlockAsync()).Problem?.Code);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<EnterGroup>().RunAsync(world.Luc, new() { Identifier = Cast.GroupIdentifier, Password = Cast.Password }));
    }

    [Fact, Rule("R-EXT-02"), Rule("R-EXT-07")]
    public async Task New_credentials_end_the_group_sessions_of_the_old_ones_and_nobody_can_read_them()
    {
        await SignInAsync(Cast.Nadege.Id, Key);
        await UnlockAsync();
        var changed = await world.Desk<SetGroupAccess>().RunAsync(world.Theo, new() { ClientId = Cast.Rivelaine.Id, On = true, Identifier = "rivelaine-siege", Password = "Un-autre-secret-2026" });
        Assert.False(changed.Failed);
        Assert.Equal(ActorKind.Nobody, (await world.Store.RecognizeAsync(NadegeInNord)).Kind);
        Assert.Equal(ActorKind.Client, (await world.Store.RecognizeAsync(Nadege)).Kind);
        Assert.Equal("group.wrong", (await UnlockAsync()).Problem?.Code);
        Assert.Null((await UnlockAsync("Rivelaine-Siege", "Un-autre-secret-2026")).Problem);
        Assert.DoesNotContain("Un-autre-secret", string.Join('\n', await world.ReadAsync(db => db.Audit.Select(a => a.Values).ToListAsync())));
    }

    [Theory]
    [InlineData("abc", "Un-autre-secret-2026", "group.identifier-short")]
    [InlineData("nadege@rivelaine.example", "Un-autre-secret-2026", "group.identifier-address")]
    [InlineData("RIVELAINE-GROUPE", "Un-autre-secret-2026", "group.identifier-taken")]
    [InlineData("pelissier", null, "group.password-needed")]
    [InlineData("pelissier", "court", "password.too-weak")]
    [InlineData("pelissier-groupe", "pelissier-groupe-1", "password.too-weak")]
    public async Task Credentials_that_will_not_do_are_said_at_their_field(string identifier, string? password, string code)
    {
        var set = await world.Desk<SetGroupAccess>().RunAsync(world.Theo, new() { ClientId = Cast.Pelissier.Id, On = true, Identifier = identifier, Password = password });
        Assert.Equal((code, password is null || code == "password.too-weak" ? "Password" : "Identifier"), (set.Problem?.Code, set.Problem?.Field));
        Assert.False(await world.ReadAsync(db => db.Users.AnyAsync(p => p.GroupOf == Cast.Pelissier.Id)));
    }

    [Fact, Rule("D-23"), Rule("R-EXT-09")]
    public async Task What_is_done_in_a_members_account_is_signed_with_the_principal_and_stays_the_members()
    {
        await SignInAsync(Cast.Nadege.Id, Key);
        await UnlockAsync();
        await world.Desk<SwitchSpace>().RunAsync(NadegeInNord);

        var entered = await world.ReadAsync(db => db.Events.SingleAsync(e => e.Code == SwitchSpace.Entered));
        Assert.Equal((Cast.RivelaineNord.Id, $"{Cast.Nadege.FirstName} {Cast.Nadege.LastName} ({Cast.Rivelaine.Name})"), (entered.ClientId, entered.By));
        var told = await world.ReadAsync(db => db.Audit.Where(a => a.Subject == "Event" && a.SubjectId == entered.Id).SingleAsync());
        Assert.Equal((Cast.Nadege.Id, Cast.RivelaineNord.Id, Cast.Rivelaine.Id), (told.PersonId!.Value, told.ClientId!.Value, told.FromClientId!.Value));
        await world.Desk<SwitchSpace>().RunAsync(NadegeInNord);
        Assert.Equal(1, await world.ReadAsync(db => db.Events.CountAsync(e => e.Code == SwitchSpace.Entered)));
    }

    [Fact, Rule("R-EXT-09"), Rule("D-40")]
    public async Task In_a_members_account_its_own_switches_hold_and_not_the_principals()
    {
        await SignInAsync(Cast.Nadege.Id, Key);
        await UnlockAsync();
        await world.Desk<SwitchClientFeatures>().RunAsync(world.Theo, new() { ClientId = Cast.RivelaineNord.Id, Vehicles = false, Buildings = true });
        var (own, member) = (await world.Store.RecognizeAsync(Nadege), await world.Store.RecognizeAsync(NadegeInNord));
        Assert.Equal((true, false), (own.Has(Feature.VehicleFleet), own.Has(Feature.BuildingFleet)));
        Assert.Equal((false, true), (member.Has(Feature.VehicleFleet), member.Has(Feature.BuildingFleet)));
        await world.Desk<SwitchFeature>().RunAsync(world.Helene, new() { Feature = Feature.VehicleFleet, On = false });
        Assert.False((await world.Store.RecognizeAsync(Nadege)).Has(Feature.VehicleFleet));
    }

    [Fact, Rule("IND-25")]
    public async Task The_session_remembers_where_one_went_so_that_a_screen_left_behind_can_say_so()
    {
        await SignInAsync(Cast.Nadege.Id, Key);
        await UnlockAsync();
        Assert.Null((await world.Desk<WhereToQuery>().RunAsync(Nadege)).Space);
        await world.Desk<SwitchSpace>().RunAsync(NadegeInNord);
        Assert.Equal(Cast.RivelaineNord.Id, (await world.Desk<WhereToQuery>().RunAsync(Nadege)).Space);
    }

    [Fact, Rule("D-27")]
    public async Task Acting_in_a_clients_place_needs_its_right_and_is_signed_by_whoever_acts()
    {
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ViewAsClient>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, PersonId = Cast.Nadege.Id, Act = true }));
        await world.Desk<ViewAsClient>().RunAsync(world.Helene, new() { ClientId = world.Rivelaine, PersonId = Cast.Nadege.Id, Act = true });
        var there = Caller.Client(Cast.Helene.Id, world.Rivelaine);
        var me = await world.Desk<WhoAmIQuery>().RunAsync(there);
        Assert.Equal((null, $"{Cast.Nadege.FirstName} {Cast.Nadege.LastName}"), (me.Viewer, me.InPlaceOf));

        await using (var db = await world.OpenAsync(there))
        {
            db.AddEvent(world.Rivelaine, null, Event.NoteCode, "essai");
            Assert.False((await db.SaveAsync()).Failed);
        }
        var note = await world.ReadAsync(db => db.Events.SingleAsync(e => e.Args.Contains("essai")));
        Assert.StartsWith($"{Cast.Helene.FirstName} {Cast.Helene.LastName} (", note.By);
        Assert.Equal(Cast.Helene.Id, (await world.ReadAsync(db => db.Audit.SingleAsync(a => a.SubjectId == note.Id))).PersonId);

        // The right taken away, what was opened to act is opened to look.
        await world.ChangeAsync(async db => { var p = await db.Profiles.SingleAsync(p => p.IsAdministrator); p.Permissions = [.. p.Permissions.Where(x => x != Permission.ActForClients)]; });
        Assert.NotNull((await world.Desk<WhoAmIQuery>().RunAsync(there)).Viewer);
        await using var closed = await world.OpenAsync(there);
        closed.AddEvent(world.Rivelaine, null, Event.NoteCode, "non");
        Assert.Equal("view.read-only", (await closed.SaveAsync()).Problem?.Code);
    }

    private Task<Result> UnlockAsync(string identifier = Cast.GroupIdentifier, string password = Cast.Password) =>
        world.Desk<EnterGroup>().RunAsync(Nadege, new() { Identifier = identifier, Password = password });

    private Task SignInAsync(Guid person, string key) => world.AddAsync(new SignInSession
    {
        KeyHash = key, PersonId = person, Ticket = [], CreatedAt = world.Clock.Now, SeenAt = world.Clock.Now, ExpiresAt = world.Clock.Now.AddHours(8),
    });
}
