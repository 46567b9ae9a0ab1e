using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Work;
using Broker.Portal.Features.Clients;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Deferred;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

/// <summary>The end of long work is told to lists of users too (R-JOB-02).</summary>
public sealed class FollowedJobTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        foreach (var list in Enum.GetValues<SystemList>()) await MembersAsync(list);
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-JOB-02"), Rule("R-TSK-09")]
    public async Task Bulk_work_tells_the_list_that_ships_for_it_and_exports_theirs()
    {
        await MembersAsync(SystemList.BulkWork, Cast.Ines, Cast.Theo, Cast.Helene);
        await MembersAsync(SystemList.Exports, Cast.Oliver);
        await HandOverAsync();
        var ines = Assert.Single(await world.ToldAsync(Cast.Ines.Id), n => n.Code == "notice.followed-job-done");
        Assert.Equal(["job.hand-over", "1", "0", Cast.Theo.FullName], ines.Args);
        // Only an administrator finds the work of others on the page of jobs.
        Assert.Null(ines.Link);
        Assert.StartsWith("/jobs#", Assert.Single(await FollowedAsync(Cast.Helene)).Link);
        // Whoever asked is told once.
        Assert.Equal(["notice.job-done"], (await world.ToldAsync(Cast.Theo.Id)).Select(n => n.Code));
        Assert.Empty(await FollowedAsync(Cast.Oliver));

        await world.Desk<ExportClients>().RunAsync(world.Theo, new() { Clients = new() { Ids = [world.Morel] } });
        await world.WorkAsync();
        Assert.Equal("job.export-clients", Assert.Single(await FollowedAsync(Cast.Oliver)).Args[0]);
        Assert.Single(await FollowedAsync(Cast.Ines));
    }

    [Fact, Rule("R-JOB-02")]
    public async Task Whoever_asks_may_have_further_lists_told_each_person_once()
    {
        await MembersAsync(SystemList.BulkWork, Cast.Oliver);
        var (one, two) = (await ListAsync("Équipe A", Cast.Ines, Cast.Oliver), await ListAsync("Équipe B", Cast.Ines));
        await HandOverAsync(one, two);
        Assert.Single(await FollowedAsync(Cast.Ines));
        Assert.Single(await FollowedAsync(Cast.Oliver));
        Assert.Equal("user-list.told-jobs", (await world.Desk<RemoveUserList>().RunAsync(world.Helene, one)).Problem?.Code);

        var missing = await world.Desk<HandOverClients>().RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = [world.Morel] }, Tell = [Guid.NewGuid()] });
        Assert.Equal(Problem.Missing.At("Tell"), missing.Problem);
    }

    [Fact, Rule("R-JOB-02")]
    public async Task They_are_told_how_it_ended()
    {
        await MembersAsync(SystemList.BulkWork, Cast.Ines);
        var asked = await world.Desk<ChangeClientStates>().RunAsync(world.Theo, new() { State = ClientState.Archived, Reason = "x", Clients = new() { Ids = [world.Rivelaine, Guid.NewGuid()] } });
        Assert.Null(asked.Problem);
        await world.WorkAsync();
        Assert.Equal(("notice.followed-job-part", "2"), (Assert.Single(await FollowedAsync(Cast.Ines)).Code, (await FollowedAsync(Cast.Ines))[0].Args[2]));
    }

    [Fact, Rule("R-JOB-02")]
    [Trait("Kind", "Page")]
    public async Task They_are_ticked_where_the_work_is_launched()
    {
        await ListAsync("Équipe A", Cast.Ines);
        using var screen = new CastScreen(world, world.Theo);
        var dialog = screen.Open<ClientBulkDialog>("/", p => p.Add(d => d.What, ClientBulkDialog.Act.HandOver).Add(d => d.Selection, new ClientSelection { Ids = [world.Morel] }).Add(d => d.Count, 1));
        dialog.WaitForAssertion(() => Assert.Equal("Équipe A", dialog.Find(".ticks .tick").TextContent.Trim()));
        await dialog.Find(".ticks input").ChangeAsync(true);
        await dialog.Find("select").ChangeAsync(Cast.Oliver.Id.ToString());
        await dialog.Find("form").SubmitAsync();
        await world.WorkAsync();
        Assert.Single(await FollowedAsync(Cast.Ines));
    }

    private async Task HandOverAsync(params Guid[] tell)
    {
        var asked = await world.Desk<HandOverClients>().RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = [world.Morel] }, Tell = [.. tell] });
        Assert.Null(asked.Problem);
        await world.WorkAsync();
    }

    private async Task<List<Notification>> FollowedAsync(CastPerson person) => [.. (await world.ToldAsync(person.Id)).Where(n => n.Code.StartsWith("notice.followed-job", StringComparison.Ordinal))];

    private async Task<Guid> ListAsync(string name, params CastPerson[] people) =>
        (await world.Desk<SaveUserList>().RunAsync(world.Helene, new() { Name = name, Members = [.. people.Select(p => p.Id)] })).Value;

    private async Task MembersAsync(SystemList list, params CastPerson[] people)
    {
        var row = (await world.Desk<UserListsQuery>().RunAsync(world.Helene)).Rows.Single(r => r.System == list);
        Assert.Null((await world.Desk<SaveUserList>().RunAsync(world.Helene, new() { Id = row.Id, Version = row.Version, Members = [.. people.Select(p => p.Id)] })).Problem);
    }
}
