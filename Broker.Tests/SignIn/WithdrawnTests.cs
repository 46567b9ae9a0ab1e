using System.Security.Claims;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Broker.Portal.Features.Extranet;
using Broker.Portal.Features.Extranet.Firm;
using Broker.Portal.Hosting;
using Broker.Portal.Layout;
using Broker.Tests.World;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.SignIn;

/// <summary>
/// What was withdrawn while somebody has its button before them. The bell is kept from ringing here, by withdrawing it as another program on the same
/// archive would: the screen is as it was, and whoever presses, or forges the press, is refused by the operation itself.
/// </summary>
[Trait("Kind", "Page")]
public sealed class WithdrawnTests : PageScene
{
    private const string Colleague = "lea@rivelaine.example";

    /// <summary>Shorter than any asking now and then: what comes within it came with the notice.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory, Rule("IND-14"), Rule("D-23")]
    [InlineData("demoted"), InlineData("removed"), InlineData("account closed"), InlineData("deactivated")]
    public async Task A_contact_who_lost_access_asks_nobody_in_by_the_button_that_stayed(string why)
    {
        var page = Show<Boundary>(World.Nadege, p => p.AddChildContent<PeoplePage>(c => c.Add(x => x.ClientId, World.Rivelaine)));
        Fill(page);
        await ElsewhereAsync(async db =>
        {
            if (why == "demoted") (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Nadege.Id)).Group = AccessGroup.ViewOnly;
            if (why == "removed") (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Nadege.Id)).Active = false;
            if (why == "account closed") (await db.AccountAccesses.SingleAsync(a => a.ClientId == World.Rivelaine)).Open = false;
            if (why == "deactivated") (await db.Users.SingleAsync(p => p.Id == Cast.Nadege.Id)).Active = false;
        });
        await RefusedAsync(page);
    }

    [Theory, Rule("R-EXT-01")]
    [InlineData("right taken from the profile"), InlineData("deactivated")]
    public async Task A_colleague_who_lost_a_right_asks_nobody_in_by_the_button_that_stayed(string why)
    {
        var page = Show<Boundary>(World.Theo, p => p.AddChildContent<AccessPage>(c => c.Add(x => x.ClientId, World.Rivelaine)));
        Fill(page);
        await ElsewhereAsync(async db =>
        {
            var theo = await db.Users.Include(p => p.Profile).SingleAsync(p => p.Id == Cast.Theo.Id);
            if (why == "deactivated") theo.Active = false;
            else theo.Profile!.Permissions = [.. theo.Profile.Permissions.Where(p => p != Permission.ManageClients)];
        });
        await RefusedAsync(page);
    }

    [Fact, Rule("D-28"), Rule("R-EXT-13")]
    public async Task A_feature_switched_off_refuses_the_form_that_stayed()
    {
        var page = Show<Boundary>(World.Nadege, p => p.AddChildContent<DetailsPage>(c => c.Add(x => x.ClientId, World.Rivelaine)));
        page.WaitForElement("#ChangeOwnPerson-FirstName").Change("Nadine");
        await ElsewhereAsync(db =>
        {
            db.Add(new FeatureSwitch { Feature = Feature.OwnDetails, On = false });
            return Task.CompletedTask;
        });
        await page.Find("form:has(#ChangeOwnPerson-FirstName)").SubmitAsync();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("form")));
        Assert.Equal(Cast.Nadege.FirstName, await World.ReadAsync(db => db.Users.Where(p => p.Id == Cast.Nadege.Id).Select(p => p.FirstName).SingleAsync()));
    }

    [Theory]
    [InlineData("by themselves"), InlineData("removed by the firm"), InlineData("deactivated")]
    public async Task Nothing_that_arrives_on_a_circuit_is_let_through_once_its_session_has_ended(string how)
    {
        var key = new string('a', SignInSession.KeyLength);
        await World.AddAsync(DoorScene.Session(Cast.Karim.Id, 'a'));
        var services = new ServiceCollection();
        services.AddLogging();
        World.LendTo(services);
        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        services.AddIdentities();
        await using var portal = services.BuildServiceProvider();
        await using var circuit = portal.CreateAsyncScope();
        var states = circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        var who = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, Cast.Karim.Id.ToString()), new("broker:session", key)], "cookie"));
        ((IHostEnvironmentAuthenticationStateProvider)states).SetAuthenticationState(Task.FromResult(new AuthenticationState(who)));
        var guard = new SessionGuard(states);
        await guard.OnCircuitOpenedAsync(null!, default);
        var passed = 0;
        var arrives = guard.CreateInboundActivityHandler(_ => { passed++; return Task.CompletedTask; });
        await arrives(null!);
        Assert.Equal(1, passed);

        var left = new TaskCompletionSource();
        states.AuthenticationStateChanged += async state => { if ((await state).User.Identity?.IsAuthenticated != true) left.TrySetResult(); };
        if (how == "by themselves") await World.Desk<EndSession>().RunAsync(Caller.System(Jobs.Sessions), key);
        if (how == "removed by the firm") Assert.Null((await World.Desk<RemoveAccess>().RunAsync(World.Theo, await World.ReadAsync(db => db.Memberships.Where(m => m.PersonId == Cast.Karim.Id).Select(m => m.Id).SingleAsync()))).Problem);
        if (how == "deactivated") await World.ChangeAsync(async db => (await db.Users.SingleAsync(p => p.Id == Cast.Karim.Id)).Active = false);
        await left.Task.WaitAsync(Patience);
        await arrives(null!);
        Assert.Equal(1, passed);
    }

    private static void Fill(IRenderedComponent<Boundary> page)
    {
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".persons")));
        Button(page, "Créer un contact client").Click();
        page.WaitForElement("#GiveAccess-FirstName").Change("Léa");
        page.Find("#GiveAccess-LastName").Change("Fontaine");
        page.Find("#GiveAccess-Email").Change(Colleague);
    }

    private async Task RefusedAsync(IRenderedComponent<Boundary> page)
    {
        await page.Find("dialog form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog form")));
        Assert.NotEmpty(page.FindAll(".empty"));
        Assert.False(await World.ReadAsync(db => db.Users.AnyAsync(p => p.Email == Colleague)));
    }

    private async Task ElsewhereAsync(Func<BrokerDb, Task> what)
    {
        await using var db = await new BrokerStore(World.Storage, new ChangeFeed(), World.Time).OpenAsync(World.System);
        await what(db);
        Assert.Null((await db.SaveAsync()).Problem);
    }
}
