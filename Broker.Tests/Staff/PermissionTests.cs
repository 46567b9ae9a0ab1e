using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Clients;
using Broker.Core.Complaints;
using Broker.Core.Sales;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Broker.Core.Work;
using Broker.Portal.Features.Clients;
using Broker.Portal.Features.Home.Tiles;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Staff;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

/// <summary>Rights are per feature (R-USR-05): quotes, claims and complaints each have theirs.</summary>
public sealed class PermissionTests : IAsyncLifetime
{
    private static readonly Permission[] Cases =
        [Permission.ViewQuotes, Permission.ManageQuotes, Permission.ViewClaims, Permission.ManageClaims, Permission.ViewComplaints, Permission.ManageComplaints];

    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-USR-05")]
    public async Task Without_its_right_a_feature_is_refused_whatever_else_one_may_do()
    {
        await GrantAsync([.. Permissions.OfStaff.Except(Cases)]);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ClaimsQuery>().RunAsync(world.Theo, new()));
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ComplaintsQuery>().RunAsync(world.Theo, new()));
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<QuotesQuery>().RunAsync(world.Theo, new()));
        Assert.DoesNotContain(await world.Desk<SearchQuery>().RunAsync(world.Theo, await ClaimAsync()), hit => hit.Kind == Broker.Core.Common.SearchKind.Claim);

        await GrantAsync([Permission.ViewClients, Permission.ViewClaims]);
        Assert.True((await world.Desk<ClaimsQuery>().RunAsync(world.Theo, new())).Total > 0);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<SaveClaim>().RunAsync(world.Theo, new()));
        Assert.Contains(await world.Desk<SearchQuery>().RunAsync(world.Theo, await ClaimAsync()), hit => hit.Kind == Broker.Core.Common.SearchKind.Claim);
    }

    [Fact, Rule("R-USR-05")]
    public async Task Who_may_change_something_may_see_it()
    {
        var made = await world.Desk<SaveProfile>().RunAsync(world.Helene, new() { Name = "Sinistres", Permissions = [Permission.ManageClaims] });
        var row = (await world.Desk<ProfilesQuery>().RunAsync(world.Helene)).Single(r => r.Id == made.Value);
        Assert.Equal([Permission.ViewClaims, Permission.ManageClaims], row.Permissions);
    }

    [Fact, Rule("R-USR-05")]
    public async Task The_three_profiles_that_ship_can_do_what_they_could()
    {
        var profiles = (await world.Desk<ProfilesQuery>().RunAsync(world.Helene)).ToDictionary(p => p.Name, p => p.Permissions);
        Assert.Equal([6, 6, 3], new[] { "Administrateur", "Courtier", "Assistant" }.Select(name => profiles[name].Intersect(Cases).Count()));
    }

    [Fact, Rule("R-USR-05")]
    public async Task Profiles_of_an_earlier_version_are_granted_once_what_they_could_do_before()
    {
        await world.ChangeAsync(async db =>
        {
            var (brokers, assistants) = (await db.Profiles.SingleAsync(p => p.Name == "Courtier"), await db.Profiles.SingleAsync(p => p.Name == "Assistant"));
            brokers.Permissions = [Permission.ViewClients, Permission.ManageClients];
            assistants.Permissions = [Permission.ViewClients];
            foreach (var profile in new[] { brokers, assistants }) db.Entry(profile).Property(p => p.Edition).CurrentValue = 0;
        });
        await SchemaUpdate.RunAsync(world.Store);
        Assert.Equal((6, 3), (await CountAsync("Courtier"), await CountAsync("Assistant")));

        // Taken away since, it stays away.
        await GrantAsync([Permission.ViewClients]);
        await SchemaUpdate.RunAsync(world.Store);
        Assert.Equal(0, await CountAsync("Courtier"));
    }

    [Fact, Rule("R-USR-05")]
    [Trait("Kind", "Page")]
    public async Task The_record_and_the_dashboard_show_only_what_one_may_see()
    {
        await GrantAsync([Permission.ViewClients, Permission.ViewQuotes]);
        using var screen = new CastScreen(world, world.Theo);
        screen.Services.AddTiles();
        var page = screen.Open<ClientPage>($"/clients/{world.Rivelaine}?tab=claims", p => p.Add(c => c.ClientId, world.Rivelaine));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("[role=tab]"), a => a.TextContent.Contains("Devis")));
        Assert.DoesNotContain(page.FindAll("[role=tab]"), a => a.TextContent.Contains("Sinistres") || a.TextContent.Contains("Réclamations"));
        // An address typed by hand shows the record, not an error.
        page.WaitForAssertion(() => Assert.NotNull(page.Find(".timeline")));

        var offered = screen.Services.GetRequiredService<TileShelf>().OfferedTo(new HashSet<Permission> { Permission.ViewClients });
        Assert.DoesNotContain(offered, t => t.Key is "claims" or "claim-states" or "complaints");
    }

    [Theory, Rule("R-USR-05")]
    [InlineData(Permission.ViewQuotes, EventFamily.Quote)]
    [InlineData(Permission.ViewClaims, EventFamily.Claim)]
    [InlineData(Permission.ViewComplaints, EventFamily.Complaint)]
    public async Task The_history_tells_of_quotes_claims_and_complaints_only_those_who_may_see_them(Permission right, EventFamily family)
    {
        var code = $"{family.ToString().ToLowerInvariant()}.told";
        await world.ChangeAsync(db =>
        {
            db.AddEvent(world.Rivelaine, world.Fleet, code, "N-1");
            return Task.CompletedTask;
        });
        var told = await world.ReadAsync(db => db.Events.Where(e => e.Code == code).Select(e => e.Id).SingleAsync());

        await GrantAsync([.. Permissions.OfStaff.Except([right])]);
        Assert.Empty(await ToldAsync(null, new() { Family = family }));
        Assert.DoesNotContain(await ToldAsync(world.Fleet, null), row => row.Code == code);
        Assert.NotEmpty(await ToldAsync(null, null));
        // Nor does a task begun from such a line repeat it.
        Assert.Null((await world.Desk<TaskChoicesQuery>().RunAsync(world.Theo, eventId: told)).From);
        Assert.DoesNotContain(family, EventFamilies.SeenWith(new HashSet<Permission>(Permissions.OfStaff.Except([right]))));

        await GrantAsync([Permission.ViewClients, right]);
        Assert.Contains(await ToldAsync(world.Fleet, new() { Family = family }), row => row.Id == told);
    }

    [Fact, Rule("R-USR-05")]
    public async Task A_group_and_a_record_count_only_what_one_may_see()
    {
        await GrantAsync([.. Permissions.OfStaff.Except(Cases)]);
        Assert.Null((await world.Desk<GroupQuery>().RunAsync(world.Theo, world.Rivelaine))!.Whole.OpenClaims);
        var counters = await world.Desk<ClientCounters>().RunAsync(world.Theo, world.Rivelaine);
        Assert.Equal((0, 0, 0), (counters.OpenClaims, counters.OpenComplaints, counters.OpenQuotes));

        await GrantAsync([Permission.ViewClients, Permission.ViewClaims]);
        Assert.True((await world.Desk<GroupQuery>().RunAsync(world.Theo, world.Rivelaine))!.Whole.OpenClaims > 0);
        Assert.True((await world.Desk<ClientCounters>().RunAsync(world.Theo, world.Rivelaine)).OpenClaims > 0);

        // Those who may see it all are given the same one, of which their screens make the tabs once.
        Assert.Same(await world.Desk<ClientCounters>().RunAsync(world.Helene, world.Rivelaine), await world.Desk<ClientCounters>().RunAsync(world.Helene, world.Rivelaine));
    }

    private async Task<IReadOnlyList<EventsQuery.EventRow>> ToldAsync(Guid? contract, EventsQuery.Filter? filter) => (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Rivelaine, contract, filter: filter)).Rows;

    private Task<string> ClaimAsync() => world.ReadAsync(db => db.Claims.Select(c => c.Number).FirstAsync());

    private async Task<int> CountAsync(string profile) => (await world.ReadAsync(db => db.Profiles.SingleAsync(p => p.Name == profile))).Permissions.Intersect(Cases).Count();

    private async Task GrantAsync(List<Permission> permissions)
    {
        await world.ChangeAsync(async db => (await db.Profiles.SingleAsync(p => p.Name == "Courtier")).Permissions = permissions);
        world.Time.Advance(TimeSpan.FromSeconds(3));
    }
}
