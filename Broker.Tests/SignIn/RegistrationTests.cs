using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.SignIn;
using Broker.Core.Staff;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.SignIn;

using World = Broker.Tests.World.World;

/// <summary>F1: somebody the firm does not know yet opens an account of their own.</summary>
public sealed class RegistrationTests : IAsyncLifetime
{
    private const string Paul = "paul@ventoux.example";
    private World world = null!;

    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        await world.SwitchAsync(Feature.ProspectAccounts, true);
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-EXT-05"), Rule("D-26")]
    public async Task No_record_is_made_before_the_address_is_shown_to_be_theirs()
    {
        var before = await world.ReadAsync(db => db.Clients.CountAsync());
        Assert.Null((await AskAsync()).Problem);
        var token = (await world.PostAsync())!;
        Assert.Equal(new RegistrationQuery.Registration("Paul", Paul), (await world.Desk<RegistrationQuery>().RunAsync(Caller.Nobody, token)).Value);
        Assert.Equal((before, false), (await world.ReadAsync(db => db.Clients.CountAsync()), await world.ReadAsync(db => db.Users.AnyAsync(p => p.Email == Paul))));

        var person = (await ConfirmAsync(token)).Value;

        var client = await world.ReadAsync(db => db.Clients.SingleAsync(c => c.Email == Paul));
        Assert.Equal((ClientState.Prospect, "Charpentes du Ventoux"), (client.State, client.Name));
        Assert.Equal([client.Id], (await world.Desk<WhereToQuery>().RunAsync(Caller.Staff(person))).Accounts.Select(a => a.ClientId));
        Assert.Equal(AccessGroup.Primary, (await world.Store.RecognizeAsync(Caller.Client(person, client.Id))).Group);
        Assert.Equal("link.used", (await ConfirmAsync(token)).Problem?.Code);
    }

    [Fact, Rule("D-26"), Rule("R-EXT-05")]
    public async Task A_prospect_may_ask_for_quotes_and_nothing_else_until_they_are_a_client()
    {
        await AskAsync();
        var person = (await ConfirmAsync((await world.PostAsync())!)).Value;
        var client = await world.ReadAsync(db => db.Clients.SingleAsync(c => c.Email == Paul));
        var prospect = await world.Store.RecognizeAsync(Caller.Client(person, client.Id));
        Assert.Equal([Feature.RequestQuotes], prospect.Features);
        Assert.Throws<Forbidden>(() => prospect.Demand(Feature.ViewFiles));

        await world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == client.Id)).State = ClientState.Active);
        world.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.True((await world.Store.RecognizeAsync(Caller.Client(person, client.Id))).Has(Feature.ViewFiles));
    }

    [Fact, Rule("D-26")]
    public async Task Somebody_perhaps_known_is_told_to_the_firm_and_never_to_the_visitor()
    {
        await AskAsync(company: "Transports Rivelaine", postalCode: "69999");
        var said = await ConfirmAsync((await world.PostAsync())!);

        Assert.False(said.Failed);
        var client = await world.ReadAsync(db => db.Clients.SingleAsync(c => c.Email == Paul));
        Assert.True(await world.ReadAsync(db => db.Notifications.AnyAsync(n => n.Code == "notice.prospect-double" && n.Link == $"/clients/{client.Id}")));
        var task = await world.ReadAsync(db => db.Tasks.SingleAsync(t => t.ClientId == client.Id && t.Description != null));
        Assert.Contains("Transports Rivelaine", task.Description);
        Assert.DoesNotContain("Rivelaine", world.Post.Letters.Last().Text);
    }

    [Fact, Rule("D-26")]
    public async Task Who_has_an_account_reads_the_same_and_is_told_by_mail_alone()
    {
        Assert.Null((await AskAsync(Cast.Marc.Email)).Problem);
        Assert.Null(await world.PostAsync());
        Assert.Equal(nameof(DoorMailKind.RegistrationKnown), world.Post.Letters.Single().Subject);
        Assert.Equal(1, await world.ReadAsync(db => db.Users.CountAsync(p => p.Email == Cast.Marc.Email)));
    }

    [Fact, Rule("R-EXT-03")]
    public async Task Where_the_firm_validates_first_logins_prospects_wait_too()
    {
        await world.WatchFirstLoginsAsync();
        await AskAsync();
        var person = (await ConfirmAsync((await world.PostAsync())!)).Value;
        Assert.True((await world.Desk<WhereToQuery>().RunAsync(Caller.Staff(person))).Awaiting);
    }

    [Fact, Rule("R-EXT-13")]
    public async Task Switched_off_nobody_registers_not_even_by_a_link_already_sent()
    {
        await AskAsync();
        var token = (await world.PostAsync())!;
        await world.ChangeAsync(async db => (await db.FeatureSwitches.SingleAsync(f => f.Feature == Feature.ProspectAccounts)).On = false);

        Assert.Equal("register.off", (await AskAsync("autre@ventoux.example")).Problem?.Code);
        Assert.Equal("register.off", (await ConfirmAsync(token)).Problem?.Code);
    }

    [Fact]
    public async Task Unconfirmed_requests_leave_nothing_behind()
    {
        await AskAsync();
        await world.PostAsync();
        world.Time.Advance(TimeSpan.FromHours(25));
        await AskAsync("autre@ventoux.example");
        Assert.Equal(["autre@ventoux.example"], await world.ReadAsync(db => db.ProspectRequests.Select(r => r.Email).ToListAsync()));
    }

    private Task<Result> AskAsync(string email = Paul, string company = "Charpentes du Ventoux", string? postalCode = null) =>
        world.Desk<RegisterProspect>().RunAsync(Caller.Nobody, new() { FirstName = "Paul", LastName = "Ferrand", Email = email, Company = company, PostalCode = postalCode, From = "203.0.113.7" });

    private Task<Result<Guid>> ConfirmAsync(string token) => world.Desk<ConfirmRegistration>().RunAsync(Caller.Nobody, new() { Token = token, Password = DoorScene.Chosen });
}
