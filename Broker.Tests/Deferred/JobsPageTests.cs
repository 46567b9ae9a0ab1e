using Broker.Core.Clients;
using Broker.Core.Demo;
using Broker.Portal.Features.Deferred;
using Broker.Portal.Layout;
using Broker.Tests.World;
using Bunit;

namespace Broker.Tests.Deferred;

using World = Broker.Tests.World.World;

[Trait("Kind", "Page")]
public sealed class JobsPageTests
{
    [Fact, Rule("R-JOB-01")]
    public async Task A_job_is_followed_from_waiting_to_its_outcome_with_what_it_refused()
    {
        await using var world = await World.OpenAsync();
        await world.Desk<ChangeClientStates>().RunAsync(world.Theo, new() { State = ClientState.Archived, Reason = "cédé", Clients = new() { Ids = [world.Rivelaine, Guid.NewGuid()] } });
        await using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<JobsPage>("/jobs", _ => { });
        page.WaitForAssertion(() => Assert.Contains("En attente", page.Find(".job").TextContent));
        Assert.NotNull(page.Find("progress"));

        await world.WorkAsync();
        page.WaitForAssertion(() => Assert.Contains("0 traités, 2 refusés", page.Find(".job").TextContent));
        Assert.Contains("Terminé", page.Find(".job").TextContent);
        Assert.EndsWith("/refusals", page.Find(".job-acts a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_waiting_job_is_cancelled_from_the_page()
    {
        await using var world = await World.OpenAsync();
        await world.Desk<HandOverClients>().RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = [world.Morel] } });
        await using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<JobsPage>("/jobs", _ => { });
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".job button")));
        page.Find(".job button").Click();
        page.WaitForAssertion(() => Assert.Contains("Annulé", page.Find(".job").TextContent));
        Assert.Empty(page.FindAll(".job button"));
    }

    [Fact]
    public async Task The_sign_above_counts_ones_own_work_under_way_and_no_colleagues()
    {
        await using var world = await World.OpenAsync();
        await using var theos = new CastScreen(world, world.Theo);
        var his = theos.Open<JobsSign>("/clients", _ => { });
        await using var iness = new CastScreen(world, world.Ines);
        var hers = iness.Open<JobsSign>("/clients", _ => { });
        await world.Desk<HandOverClients>().RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = [world.Morel] } });
        his.WaitForAssertion(() => Assert.Equal("1", his.Find(".count").TextContent));
        Assert.Empty(hers.FindAll("a"));
        await world.WorkAsync();
        his.WaitForAssertion(() => Assert.Empty(his.FindAll("a")));
    }
}
