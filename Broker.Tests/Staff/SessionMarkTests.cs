using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Staff;
using Broker.Portal.Hosting;
using Broker.Tests.World;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Staff;

using World = Broker.Tests.World.World;

/// <summary>The real sign-in, cookie and session store, without the pages.</summary>
public sealed class SessionMarkTests
{
    private const string Mark = "broker:session";

    [Fact]
    public async Task Who_is_read_anew_after_a_minute_is_still_in_the_same_session()
    {
        await using var world = await World.OpenAsync();
        await using var portal = Portal(world);
        // Signed in a while ago: the next request asks who this is now.
        var cookie = await SignInAsync(portal, Cast.Theo, TimeSpan.FromMinutes(5));
        await world.ChangeAsync(async db => (await db.Users.FindAsync(Cast.Theo.Id))!.UserName = "renamed");

        var found = await ReadAsync(portal, cookie);

        Assert.Equal("renamed", found.Principal!.Identity!.Name);
        var mark = Assert.Single(found.Principal.FindAll(Mark)).Value;
        Assert.True(await world.Desk<SessionAlive>().RunAsync(Caller.System(Jobs.Sessions), Cast.Theo.Id, mark));
    }

    [Fact]
    public async Task Whose_stamp_changed_meanwhile_is_out()
    {
        await using var world = await World.OpenAsync();
        await using var portal = Portal(world);
        var cookie = await SignInAsync(portal, Cast.Theo, TimeSpan.FromMinutes(5));
        await world.ChangeAsync(async db => (await db.Users.FindAsync(Cast.Theo.Id))!.SecurityStamp = "another");

        Assert.Null((await ReadAsync(portal, cookie)).Principal);
    }

    private static ServiceProvider Portal(World world)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        world.LendTo(services);
        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        services.AddIdentities();
        return services.BuildServiceProvider();
    }

    /// <returns>The cookie the browser keeps.</returns>
    private static async Task<string> SignInAsync(ServiceProvider portal, CastPerson person, TimeSpan ago)
    {
        await using var scope = portal.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Person>>().CreateAsync((await users.FindByIdAsync(person.Id.ToString()))!);
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var now = portal.GetRequiredService<TimeProvider>().GetUtcNow();
        await request.SignInAsync(IdentityConstants.ApplicationScheme, principal, new AuthenticationProperties { IssuedUtc = now - ago, ExpiresUtc = now.AddHours(1) });
        return request.Response.Headers.SetCookie.ToString().Split(';')[0];
    }

    private static async Task<AuthenticateResult> ReadAsync(ServiceProvider portal, string cookie)
    {
        await using var scope = portal.CreateAsyncScope();
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        request.Request.Headers.Cookie = cookie;
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = request;
        return await request.AuthenticateAsync(IdentityConstants.ApplicationScheme);
    }
}
