using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Deferred;

using World = Broker.Tests.World.World;

public sealed class DeferredJobTests
{
    [Fact, Rule("R-JOB-01")]
    public async Task Long_work_waits_on_the_board_is_done_and_tells_whoever_asked()
    {
        await using var world = await World.OpenAsync();
        var clients = await world.CrowdAsync(130);
        var asked = await world.Desk<HandOverClients>().RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = clients } });
        Assert.Equal(JobState.Queued, (await world.JobAsync(asked.Value)).State);

        await world.WorkAsync();

        var job = await world.JobAsync(asked.Value);
        Assert.Equal((JobState.Done, 130, 130, 0), (job.State, job.Total, job.Done, job.Refused));
        Assert.Equal(130, await world.ReadAsync(db => db.Clients.CountAsync(c => c.HandlerId == Cast.Ines.Id)));
        var told = Assert.Single(await world.ToldAsync(Cast.Theo.Id));
        Assert.Equal(("notice.job-done", $"/jobs#{job.Id}"), (told.Code, told.Link));
        Assert.Equal(["job.hand-over", "130", "0"], told.Args);
        Assert.Equal(0, await world.ReadAsync(db => db.DeferredTargets.CountAsync()));
    }

    [Fact]
    public async Task What_is_done_is_done_in_the_name_of_whoever_asked()
    {
        await using var world = await World.OpenAsync();
        await world.Desk<HandOverClients>().RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = [world.Morel] } });
        await world.WorkAsync();
        var line = await world.ReadAsync(db => db.Audit.SingleAsync(a => a.SubjectId == world.Morel && a.Subject == nameof(Client)));
        Assert.Equal((Cast.Theo.Id, Cast.Theo.FullName), (line.PersonId, line.ActorName));
        // The job's own steps are told on the board, not once more in the audit.
        Assert.False(await world.ReadAsync(db => db.Audit.AnyAsync(a => a.Subject == nameof(DeferredJob))));
    }

    [Fact]
    public async Task The_rows_it_cannot_do_are_told_with_their_reason_and_the_others_done()
    {
        await using var world = await World.OpenAsync();
        var (gone, prospect) = (Guid.CreateVersion7(), new Client { Reference = "T-1", Kind = ClientKind.Company, Name = "Sans contrat" });
        await world.AddAsync(prospect);
        var asked = await world.Desk<ChangeClientStates>().RunAsync(world.Theo, new() { State = ClientState.Archived, Reason = "portefeuille cédé", Clients = new() { Ids = [world.Rivelaine, gone, prospect.Id] } });
        await world.WorkAsync();

        var job = await world.JobAsync(asked.Value);
        Assert.Equal((JobState.Done, 3, 2), (job.State, job.Done, job.Refused));
        var refused = await world.Desk<JobRefusalsQuery>().RunAsync(world.Theo, job.Id);
        Assert.Equal([("Transports Rivelaine", "client.archive-in-force"), ("", "common.missing")], refused.Select(r => (r.Title, r.Code)));
        Assert.Equal(["8"], refused[0].Args);
        Assert.Equal("notice.job-part", Assert.Single(await world.ToldAsync(Cast.Theo.Id)).Code);
        Assert.Equal(ClientState.Active, await world.ReadAsync(db => db.Clients.Where(c => c.Id == world.Rivelaine).Select(c => c.State).SingleAsync()));
        Assert.Equal("client.archived", await world.ReadAsync(db => db.Events.Where(e => e.ClientId == prospect.Id).Select(e => e.Code).SingleAsync()));
        Assert.Equal(ClientState.Archived, await world.ReadAsync(db => db.Clients.Where(c => c.Id == prospect.Id).Select(c => c.State).SingleAsync()));
    }

    [Theory]
    [InlineData(false, "clients.segment-retired")]
    [InlineData(true, "clients.segment-removed")]
    public async Task A_word_retired_or_removed_while_the_work_waits_is_the_reason_that_is_told(bool removed, string reason)
    {
        await using var world = await World.OpenAsync();
        var word = (await world.Desk<SaveListValue>().RunAsync(world.Helene, new() { List = ListKind.Segment, Name = "Passager" })).Value;
        var job = (await world.Desk<ChangeSegments>().RunAsync(world.Helene, new() { Clients = new() { Ids = [world.Rivelaine] }, SegmentId = word })).Value;
        Assert.Null((removed ? await world.Desk<RemoveListValue>().RunAsync(world.Helene, word) : await world.Desk<RetireListValue>().RunAsync(world.Helene, word, true)).Problem);
        await world.WorkAsync();
        Assert.Equal(reason, (await world.ReadAsync(db => db.DeferredRefusals.SingleAsync(r => r.JobId == job))).Code);
    }

    [Fact]
    public async Task A_status_removed_while_the_work_waits_gives_way_to_the_one_that_is_the_first_by_then()
    {
        await using var world = await World.OpenAsync();
        var passing = new ActionStatus { Name = "Passager", Position = -1 };
        await world.AddAsync(passing);
        var job = (await world.Desk<AddActionToClients>().RunAsync(world.Helene, new() { Clients = new() { Ids = [world.Rivelaine] }, Name = "Appeler tout le monde" })).Value;
        await world.ChangeAsync(async db => db.Remove(await db.ActionStatuses.SingleAsync(s => s.Id == passing.Id)));
        await world.WorkAsync();
        Assert.Equal((JobState.Done, 0), await world.JobAsync(job) is var done ? (done.State, done.Refused) : default);
        Assert.Equal(await world.ReadAsync(db => db.ActionStatuses.Where(s => !s.Finished).OrderBy(s => s.Position).Select(s => s.Id).FirstAsync()), (await world.ReadAsync(db => db.Actions.SingleAsync(a => a.Name == "Appeler tout le monde"))).StatusId);
    }

    [Fact]
    public async Task All_the_filter_shows_is_taken_when_the_work_begins_even_if_the_work_takes_rows_out_of_it()
    {
        await using var world = await World.OpenAsync();
        await world.CrowdAsync(90);
        var asked = await world.Desk<AddActionToClients>().RunAsync(world.Ines, new() { Name = "Voeux", DueOn = World.Today, Clients = new() { All = new() { Text = "client 00" } } });
        var stated = await world.Desk<ChangeClientStates>().RunAsync(world.Theo, new() { State = ClientState.Prospect, Reason = "à recontacter", Clients = new() { All = new() { Text = "client 00", State = ClientState.Active } } });
        await world.WorkAsync();
        Assert.Equal(90, (await world.JobAsync(asked.Value)).Total);
        Assert.Equal((JobState.Done, 90), ((await world.JobAsync(stated.Value)).State, (await world.JobAsync(stated.Value)).Done));
        Assert.Equal(90, await world.ReadAsync(db => db.Actions.CountAsync(a => a.Name == "Voeux")));
        Assert.Equal(90, await world.ReadAsync(db => db.Clients.CountAsync(c => c.State == ClientState.Prospect && c.Reference.StartsWith("T-"))));
    }

    [Fact]
    public async Task A_right_withdrawn_before_it_begins_stops_the_work()
    {
        await using var world = await World.OpenAsync();
        var asked = await world.Desk<HandOverClients>().RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = [world.Morel] } });
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(p => p.Id == Cast.Theo.Id)).Active = false);
        await world.WorkAsync();

        var job = await world.JobAsync(asked.Value);
        Assert.Equal((JobState.Failed, "job.right-gone", 0), (job.State, job.Failure, job.Done));
        Assert.Equal("notice.job-failed", Assert.Single(await world.ToldAsync(Cast.Theo.Id)).Code);
        Assert.NotEqual(Cast.Ines.Id, await world.ReadAsync(db => db.Clients.Where(c => c.Id == world.Morel).Select(c => c.HandlerId).SingleAsync()));
    }

    [Fact]
    public async Task A_right_withdrawn_half_way_stops_it_there()
    {
        await using var world = await World.OpenAsync();
        var clients = await world.CrowdAsync(60);
        var asked = await world.Desk<HandOverClients>().RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = clients } });
        await AfterFirstStepAsync(world, asked.Value, () => world.ChangeAsync(async db => (await db.Profiles.SingleAsync(p => p.Name == "Courtier")).Permissions = [Permission.ViewClients]));

        var job = await world.JobAsync(asked.Value);
        Assert.Equal((JobState.Failed, "job.right-gone"), (job.State, job.Failure));
        Assert.InRange(job.Done, 1, 59);
        Assert.Equal(job.Done, await world.ReadAsync(db => db.Clients.CountAsync(c => clients.Contains(c.Id) && c.HandlerId == Cast.Ines.Id)));
    }

    [Fact]
    public async Task A_cancelled_job_stops_after_its_step_and_keeps_what_it_did()
    {
        await using var world = await World.OpenAsync();
        var clients = await world.CrowdAsync(60);
        var asked = await world.Desk<HandOverClients>().RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = clients } });
        await AfterFirstStepAsync(world, asked.Value, async () => Assert.Null((await world.Desk<CancelDeferredJob>().RunAsync(world.Theo, asked.Value)).Problem));

        var job = await world.JobAsync(asked.Value);
        Assert.Equal(JobState.Cancelled, job.State);
        Assert.InRange(job.Done, 1, 59);
        Assert.Equal(job.Done, await world.ReadAsync(db => db.Clients.CountAsync(c => clients.Contains(c.Id) && c.HandlerId == Cast.Ines.Id)));
        Assert.Equal("job.over", (await world.Desk<CancelDeferredJob>().RunAsync(world.Theo, asked.Value)).Problem?.Code);
    }

    [Fact]
    public async Task A_queued_job_is_cancelled_at_once_by_its_author_or_an_administrator_and_by_nobody_else()
    {
        await using var world = await World.OpenAsync();
        var asked = await world.Desk<HandOverClients>().RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = [world.Morel] } });
        Assert.Equal(Problem.Missing, (await world.Desk<CancelDeferredJob>().RunAsync(world.Ines, asked.Value)).Problem);
        Assert.Empty(await world.Desk<DeferredJobsQuery>().RunAsync(world.Ines));
        Assert.False(Assert.Single(await world.Desk<DeferredJobsQuery>().RunAsync(world.Helene)).Mine);
        Assert.Null((await world.Desk<CancelDeferredJob>().RunAsync(world.Helene, asked.Value)).Problem);
        await world.WorkAsync();
        Assert.Equal(JobState.Cancelled, (await world.JobAsync(asked.Value)).State);
    }

    [Fact]
    public async Task What_is_asked_is_checked_when_it_is_asked()
    {
        await using var world = await World.OpenAsync();
        var handOver = world.Desk<HandOverClients>();
        Assert.Equal(new Problem("input.required", "HandlerId"), (await handOver.RunAsync(world.Theo, new() { Clients = new() { Ids = [world.Morel] } })).Problem);
        Assert.Equal("clients.none-chosen", (await handOver.RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id })).Problem?.Code);
        Assert.Equal(Problem.Missing.At("HandlerId"), (await handOver.RunAsync(world.Theo, new() { HandlerId = Cast.Nadege.Id, Clients = new() { Ids = [world.Morel] } })).Problem);
        var many = Enumerable.Range(0, ClientSelection.MostTicked + 1).Select(_ => Guid.NewGuid()).ToList();
        Assert.Equal("clients.too-many-ticked", (await handOver.RunAsync(world.Theo, new() { HandlerId = Cast.Ines.Id, Clients = new() { Ids = many } })).Problem?.Code);
        Assert.Equal(0, await world.ReadAsync(db => db.DeferredJobs.CountAsync()));
    }

    /// <summary>Does the job, with something happening between its first step and its second.</summary>
    private static async Task AfterFirstStepAsync(World world, Guid job, Func<Task> happens)
    {
        Task? happened = null;
        using var listening = world.Feed.Listen(null, change => change.Is<Client>(), () => happened ??= Task.Run(happens));
        // The second step waits for it: the writer tells its listeners before it goes on.
        using var holding = world.Feed.Listen(null, change => change.Is<DeferredJob>(), () => happened?.Wait(TimeSpan.FromSeconds(20)));
        await world.WorkAsync();
        await happened!;
        Assert.True((await world.JobAsync(job)).IsOver);
    }
}
