using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.Demo;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Deferred;

using World = Broker.Tests.World.World;

/// <summary>Long work whose process dies over it.</summary>
public sealed class DeferredRestartTests
{
    [Fact]
    public async Task After_a_kill_in_its_midst_the_work_goes_on_and_nothing_is_done_twice()
    {
        await using var world = await World.OpenAsync();
        var clients = await world.CrowdAsync(140);
        var asked = await world.Desk<AddActionToClients>().RunAsync(world.Theo, new() { Name = "Relancer", Clients = new() { Ids = clients } });
        await KillAfterFirstStepAsync(world, asked.Value);

        var left = await world.JobAsync(asked.Value);
        Assert.Equal(JobState.Running, left.State);
        Assert.InRange(left.Done, 1, 139);
        // Not due before its lease ends: another node leaves it alone, and a restart does not wait.
        Assert.Null(await world.Desk<NextDeferredJob>().RunAsync(DeferredScene.Machine));
        await world.Desk<ResumeDeferredJobs>().RunAsync(DeferredScene.Machine);
        await world.WorkAsync();

        Assert.Equal((JobState.Done, 140), ((await world.JobAsync(asked.Value)).State, (await world.JobAsync(asked.Value)).Done));
        var each = await world.ReadAsync(db => db.Actions.Where(a => a.Name == "Relancer").GroupBy(a => a.ClientId).Select(g => g.Count()).ToListAsync());
        Assert.Equal(140, each.Count);
        Assert.All(each, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task Work_left_by_a_dead_node_is_taken_up_when_its_lease_ends()
    {
        await using var world = await World.OpenAsync();
        var asked = await world.Desk<AddActionToClients>().RunAsync(world.Theo, new() { Name = "Relancer", Clients = new() { Ids = await world.CrowdAsync(60) } });
        await KillAfterFirstStepAsync(world, asked.Value);
        world.Time.Advance(DeferredJob.Lease + TimeSpan.FromSeconds(1));
        await world.WorkAsync();
        Assert.Equal((JobState.Done, 60), ((await world.JobAsync(asked.Value)).State, (await world.JobAsync(asked.Value)).Done));
    }

    [Fact]
    public async Task Of_two_workers_one_takes_a_job()
    {
        await using var world = await World.OpenAsync();
        var asked = await world.Desk<AddActionToClients>().RunAsync(world.Theo, new() { Name = "Relancer", Clients = new() { Ids = await world.CrowdAsync(40) } });
        var run = world.Desk<RunDeferredJob>();
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => run.RunAsync(DeferredScene.Machine, asked.Value))));
        Assert.Single(both, r => r.Problem is null);
        Assert.Equal(40, await world.ReadAsync(db => db.Actions.CountAsync(a => a.Name == "Relancer")));
    }

    [Fact]
    public async Task What_breaks_off_three_times_without_getting_on_is_given_up_and_told()
    {
        await using var world = await World.OpenAsync();
        var asked = await world.Desk<HandOverClients>().RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = [world.Morel] } });
        for (var attempt = 0; attempt < DeferredJob.MostAttempts; attempt++)
        {
            await world.ChangeAsync(async db => (await db.DeferredJobs.SingleAsync()).TryClaim(Guid.NewGuid(), world.Clock.Now));
            world.Time.Advance(DeferredJob.Lease + TimeSpan.FromSeconds(1));
        }
        await world.WorkAsync();
        var job = await world.JobAsync(asked.Value);
        Assert.Equal((JobState.Failed, "job.broke-down", 0), (job.State, job.Failure, job.Done));
        Assert.Equal("notice.job-failed", Assert.Single(await world.ToldAsync(Cast.Theo.Id)).Code);
    }

    [Fact]
    public async Task A_row_somebody_else_saves_at_that_moment_is_done_all_the_same()
    {
        await using var world = await World.OpenAsync();
        var clients = await world.CrowdAsync(30);
        var asked = await world.Desk<HandOverClients>().RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = clients } });
        // As if another's save had come between the step's reading and its saving.
        var disturbed = 0;
        using var listening = world.Feed.Listen(null, change => change.Is<DeferredJob>(), () =>
        {
            if (Interlocked.Increment(ref disturbed) == 1) Task.Run(() => world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == clients[5])).Phone = "0400000000")).Wait();
        });
        await world.WorkAsync();
        var job = await world.JobAsync(asked.Value);
        Assert.Equal((JobState.Done, 30, 0), (job.State, job.Done, job.Refused));
        var row = await world.ReadAsync(db => db.Clients.SingleAsync(c => c.Id == clients[5]));
        Assert.Equal((Cast.Ines.Id, "0400000000"), (row.HandlerId, row.Phone));
    }

    private static async Task KillAfterFirstStepAsync(World world, Guid job)
    {
        using var kill = new CancellationTokenSource();
        using var listening = world.Feed.Listen(null, change => change.Is<ClientAction>(), kill.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Desk<RunDeferredJob>().RunAsync(DeferredScene.Machine, job, kill.Token));
    }
}
