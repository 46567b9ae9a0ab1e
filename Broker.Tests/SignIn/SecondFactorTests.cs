using System.Net;
using System.Security.Cryptography;
using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.SignIn;
using Broker.Core.Staff;
using Broker.Portal.Account;
using Broker.Portal.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.SignIn;

using World = Broker.Tests.World.World;

/// <summary>The real sign-in, without the pages: what is asked after the password, and what is kept of it.</summary>
public sealed class SecondFactorTests : IAsyncLifetime
{
    private World world = null!;
    private ServiceProvider portal = null!;
    private string cookies = "";

    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        world.LendTo(services);
        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        services.AddIdentities();
        services.AddAccountDesks();
        portal = services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await portal.DisposeAsync();
        await world.DisposeAsync();
    }

    [Fact, Rule("D-21")]
    public async Task The_app_is_asked_once_it_was_turned_on_by_its_own_code()
    {
        var key = await AtAsync<SecondFactorDesk, string>(async (desk, people) => (await desk.PrepareAsync((await people.FindByEmailAsync(Cast.Nadege.Email))!, "Ardelane")).Key);
        Assert.Null(await TurnOnAsync("000000" == CodeOf(key) ? "000001" : "000000"));
        Assert.False((await SignInAsync()).SecondFactor);
        cookies = "";

        Assert.Equal(10, (await TurnOnAsync(CodeOf(key)))!.Count);

        Assert.True((await SignInAsync()).SecondFactor);
        Assert.Equal("two-factor.wrong", await EnterAsync("12"));
        Assert.Null(await EnterAsync(CodeOf(key)));
        Assert.Equal([SignInOutcome.In, SignInOutcome.Wrong, SignInOutcome.SecondFactor, SignInOutcome.In], (await world.ReadAsync(db => db.SignInRecords.OrderBy(r => r.Id).Select(r => r.Outcome).ToListAsync())).AsEnumerable().Reverse());
    }

    [Fact]
    public async Task To_look_at_how_the_app_is_set_up_ends_no_session_and_shows_one_key()
    {
        var before = (await world.PersonAsync(Cast.Nadege.Email)).SecurityStamp;
        Task<string> LookAsync() => AtAsync<SecondFactorDesk, string>(async (desk, people) => (await desk.PrepareAsync((await people.FindByEmailAsync(Cast.Nadege.Email))!, "Ardelane")).Key);
        var key = await LookAsync();
        Assert.Equal(before, (await world.PersonAsync(Cast.Nadege.Email)).SecurityStamp);
        Assert.Equal(key, await LookAsync());
        await world.ChangeAsync(async db => db.UserTokens.RemoveRange(await db.UserTokens.ToListAsync()));
        // Several pages at once: each is shown the one key that is kept.
        var keys = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(LookAsync)));
        Assert.Equal(key = await LookAsync(), Assert.Single(keys.Distinct()));
        await TurnOnAsync(CodeOf(key));
        Assert.NotEqual(before, (await world.PersonAsync(Cast.Nadege.Email)).SecurityStamp);
    }

    [Fact]
    public async Task A_code_of_the_app_lets_in_once()
    {
        var key = await OnAsync();
        var code = CodeOf(key);
        await SignInAsync();
        Assert.Null(await EnterAsync(code));
        cookies = "";
        await SignInAsync();
        Assert.Equal("two-factor.wrong", await EnterAsync(code));
    }

    [Fact, Rule("D-21")]
    public async Task A_recovery_code_lets_in_once_and_only_hashes_are_kept()
    {
        var key = await OnAsync();
        var codes = await AtAsync<SecondFactorDesk, IReadOnlyList<string>>(async (desk, people) => await desk.NewCodesAsync((await people.FindByEmailAsync(Cast.Nadege.Email))!));
        var kept = string.Join('|', await world.ReadAsync(db => db.UserTokens.Select(t => t.Value).ToListAsync()));
        Assert.DoesNotContain(codes[0], kept);
        Assert.DoesNotContain(key.Replace(" ", ""), kept, StringComparison.OrdinalIgnoreCase);

        await SignInAsync();
        Assert.Null(await EnterAsync(codes[0].ToLowerInvariant(), recovery: true));
        cookies = "";
        await SignInAsync();
        Assert.Equal("two-factor.wrong", await EnterAsync(codes[0], recovery: true));
    }

    [Fact]
    public async Task Five_wrong_second_codes_lock_the_door()
    {
        await OnAsync();
        await SignInAsync();
        for (var i = 0; i < 5; i++) await EnterAsync("12", recovery: i % 2 == 0);
        Assert.Equal("sign-in.locked", await EnterAsync("12", recovery: true));
    }

    [Fact]
    public async Task Without_a_first_factor_there_is_no_second()
    {
        Assert.False(await AtAsync<SecondFactorDesk, bool>((desk, _) => desk.IsAskedAsync()));
        Assert.Equal("two-factor.gone", await EnterAsync("123456"));
    }

    [Fact, Rule("D-21")]
    public async Task An_administrator_who_owes_a_second_factor_is_signed_in_as_nobody_until_it_is_there()
    {
        var ways = SaveSignInWays.Input.Of(await world.Desk<SignInWaysQuery>().RunAsync(Caller.Nobody));
        ways.SecondFactor = SecondFactorFor.Administrators;
        await world.Desk<SaveSignInWays>().RunAsync(world.Helene, ways);

        var helene = await PrincipalAsync(Cast.Helene);
        Assert.True(helene.OwesSecondFactor());
        Assert.False(helene.IsStaff());
        Assert.Equal(Caller.Nobody, helene.CallerIn(null));
        Assert.Equal(Caller.Nobody, helene.CallerIn(world.Rivelaine));
        Assert.True((await PrincipalAsync(Cast.Theo)).IsStaff());

        await world.ChangeAsync(async db => (await db.Users.SingleAsync(p => p.Id == Cast.Helene.Id)).TwoFactorEnabled = true);
        Assert.True((await PrincipalAsync(Cast.Helene)).IsStaff());
    }

    [Fact, Rule("D-21")]
    public async Task Where_the_firm_wants_codes_a_clients_password_is_refused_and_a_colleagues_is_not()
    {
        var ways = SaveSignInWays.Input.Of(await world.Desk<SignInWaysQuery>().RunAsync(Caller.Nobody));
        ways.Clients = SignInWays.Code;
        await world.Desk<SaveSignInWays>().RunAsync(world.Helene, ways);

        Assert.Equal("sign-in.by-code", (await SignInAsync()).Problem?.Code);
        Assert.Null((await SignInAsync(Cast.Theo)).Problem);
    }

    [Fact]
    public async Task One_browser_never_changes_from_one_person_to_another_within_a_session()
    {
        Assert.Null((await SignInAsync(Cast.Marc)).Problem);
        Assert.Equal("sign-in.again", (await SignInAsync(Cast.Nadege)).Problem?.Code);
        Assert.Equal(0, await world.ReadAsync(db => db.SignInSessions.CountAsync()));
    }

    private async Task<System.Security.Claims.ClaimsPrincipal> PrincipalAsync(CastPerson person)
    {
        await using var scope = portal.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        return await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Person>>().CreateAsync((await people.FindByEmailAsync(person.Email))!);
    }

    private async Task<string> OnAsync()
    {
        var key = await AtAsync<SecondFactorDesk, string>(async (desk, people) => (await desk.PrepareAsync((await people.FindByEmailAsync(Cast.Nadege.Email))!, "Ardelane")).Key);
        Assert.NotNull(await TurnOnAsync(CodeOf(key)));
        return key;
    }

    private Task<IReadOnlyList<string>?> TurnOnAsync(string code) => AtAsync<SecondFactorDesk, IReadOnlyList<string>?>(async (desk, people) => await desk.TurnOnAsync((await people.FindByEmailAsync(Cast.Nadege.Email))!, code));

    private Task<Threshold.Step> SignInAsync(CastPerson? person = null) => AtAsync<PasswordDesk, Threshold.Step>((desk, _) => desk.SignInAsync((person ?? Cast.Nadege).Email, Cast.Password, remember: false));

    private Task<string?> EnterAsync(string code, bool recovery = false) => AtAsync<SecondFactorDesk, string?>(async (desk, _) => (await desk.EnterAsync(code, recovery, known: false))?.Code);

    /// <summary>One request of the same browser, with the cookies it has.</summary>
    private async Task<T> AtAsync<TDesk, T>(Func<TDesk, UserManager<Person>, Task<T>> what) where TDesk : notnull
    {
        await using var scope = portal.CreateAsyncScope();
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        request.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.7");
        request.Request.Headers.Cookie = cookies;
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = request;
        if (await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.AuthenticateAsync(request, IdentityConstants.ApplicationScheme) is { Succeeded: true, Principal: { } user }) request.User = user;
        var answer = await what(scope.ServiceProvider.GetRequiredService<TDesk>(), scope.ServiceProvider.GetRequiredService<UserManager<Person>>());
        var set = request.Response.Headers.SetCookie.Select(c => c!.Split(';')[0]).Where(c => !c.EndsWith('=')).ToList();
        if (set.Count > 0) cookies = string.Join("; ", cookies.Split("; ", StringSplitOptions.RemoveEmptyEntries).Where(c => set.All(s => s.Split('=')[0] != c.Split('=')[0])).Concat(set));
        return answer;
    }

    /// <summary>What an app shows now for a key (RFC 6238).</summary>
    private static string CodeOf(string key)
    {
        var bits = string.Concat(key.Replace(" ", "").ToUpperInvariant().Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        var bytes = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30));
        var mac = HMACSHA1.HashData(bytes, step);
        var at = mac[^1] & 15;
        var value = ((mac[at] & 127) << 24) | (mac[at + 1] << 16) | (mac[at + 2] << 8) | mac[at + 3];
        return (value % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }
}
