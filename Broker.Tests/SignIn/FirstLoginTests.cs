using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.SignIn;
using Broker.Core.Staff;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.SignIn;

using World = Broker.Tests.World.World;

/// <summary>F2: the firm lets in whoever comes for the first time.</summary>
public sealed class FirstLoginTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-EXT-03"), Rule("D-24")]
    public async Task Switched_on_whoever_comes_first_waits_and_sees_nothing()
    {
        var (membership, person, _) = await ArriveAsync();

        Assert.Equal(AccessStage.Awaiting, await world.StageAsync(membership));
        var home = await world.Desk<WhereToQuery>().RunAsync(Caller.Staff(person));
        Assert.True(home.Awaiting);
        Assert.Empty(home.Accounts);
        Assert.Equal(ActorKind.Nobody, (await world.Store.RecognizeAsync(Caller.Client(person, world.Rivelaine))).Kind);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<Broker.Core.Contracts.ClientContractsQuery>().RunAsync(Caller.Client(person, world.Rivelaine), world.Rivelaine));
    }

    [Fact, Rule("D-24"), Rule("R-JOB-04")]
    public async Task Whoever_looks_after_the_client_gets_a_task_and_a_notification_and_else_the_administrators()
    {
        var (_, _, task) = await ArriveAsync();
        var near = await ReceiversAsync(task);
        Assert.Contains(Cast.Theo.Id, near);
        Assert.DoesNotContain(Cast.Ines.Id, near);
        Assert.Equal(near.Order(), await NotifiedAsync(task));

        await world.ChangeAsync(async db =>
        {
            (await db.Clients.SingleAsync(c => c.Id == Cast.Pelissier.Id)).HandlerId = null;
            db.RemoveRange(await db.Correspondents.Where(c => c.ClientId == Cast.Pelissier.Id).ToListAsync());
        });
        var (_, token) = await world.InviteAsync("rose@pelissier.example", to: Cast.Pelissier);
        await world.AcceptAsync(token);
        Assert.Equal([Cast.Helene.Id], await ReceiversAsync(await world.ReadAsync(db => db.Tasks.Where(t => t.ClientId == Cast.Pelissier.Id && t.Kind == TaskKind.ExtranetValidation).Select(t => t.Id).SingleAsync())));
    }

    [Fact, Rule("R-EXT-03")]
    public async Task Let_in_they_are_in_and_are_told()
    {
        var (membership, person, task) = await ArriveAsync();
        Assert.Equal("Rose Tavel", (await world.Desk<AwaitingVisitorsQuery>().RunAsync(world.Ines)).Single(v => v.MembershipId == membership).Name);

        Assert.Null((await world.Desk<AdmitVisitor>().RunAsync(world.Theo, membership)).Problem);

        Assert.Equal(TaskState.Accepted, (await world.Desk<TaskQuery>().RunAsync(world.Theo, task))!.State);
        Assert.Single((await world.Desk<WhereToQuery>().RunAsync(Caller.Staff(person))).Accounts);
        await world.PostAsync();
        Assert.Equal(nameof(DoorMailKind.Admitted), world.Post.Letters.Last().Subject);
        Assert.DoesNotContain(await world.Desk<AwaitingVisitorsQuery>().RunAsync(world.Ines), v => v.MembershipId == membership);
    }

    [Fact, Rule("D-24")]
    public async Task Refused_they_are_told_why_and_a_new_invitation_is_needed()
    {
        var (membership, person, task) = await ArriveAsync();
        Assert.Equal("input.required", (await world.Desk<RefuseVisitor>().RunAsync(world.Theo, new() { MembershipId = membership })).Problem?.Code);

        Assert.Null((await world.Desk<RefuseVisitor>().RunAsync(world.Theo, new() { MembershipId = membership, Reason = "Personne inconnue de la société" })).Problem);

        Assert.Equal((TaskState.Refused, AccessStage.Refused), ((await world.Desk<TaskQuery>().RunAsync(world.Theo, task))!.State, await world.StageAsync(membership)));
        await world.PostAsync();
        Assert.Contains("Personne inconnue de la société", world.Post.Letters.Last().Text);
        var home = await world.Desk<WhereToQuery>().RunAsync(Caller.Staff(person));
        Assert.False(home.Awaiting || home.Accounts.Count > 0);

        Assert.Null((await world.Desk<ResendInvitation>().RunAsync(world.Theo, membership)).Problem);
        Assert.False((await world.AcceptAsync((await world.PostAsync())!)).Failed);
        Assert.Equal(AccessStage.Awaiting, await world.StageAsync(membership));
    }

    [Fact, Rule("D-36")]
    public async Task The_first_word_stands_and_who_comes_second_is_told_whose_it_was()
    {
        var (membership, _, _) = await ArriveAsync();
        await world.Desk<AdmitVisitor>().RunAsync(world.Oliver, membership);

        var late = await world.Desk<RefuseVisitor>().RunAsync(world.Theo, new() { MembershipId = membership, Reason = "non" });
        Assert.Equal(("task.already-decided", "Oliver Grant"), (late.Problem!.Code, late.Problem.Args[0]));
        Assert.Equal(AccessStage.Open, await world.StageAsync(membership));
    }

    [Fact, Rule("D-24")]
    public async Task Switching_it_on_locks_out_nobody_who_is_in()
    {
        await world.WatchFirstLoginsAsync();
        foreach (var inside in new[] { world.Nadege, world.Luc, world.Karim, world.Marc })
            Assert.Equal(ActorKind.Client, (await world.Store.RecognizeAsync(inside)).Kind);
    }

    [Fact, Rule("D-24")]
    public async Task The_clients_record_says_who_waits_and_leads_to_the_task()
    {
        var (membership, _, task) = await ArriveAsync();
        var shown = await world.Desk<Broker.Core.Clients.ExtranetQuery>().RunAsync(world.Ines, world.Rivelaine);
        Assert.Equal([new("Rose Tavel", task)], shown.Arrivals);

        await world.Desk<AdmitVisitor>().RunAsync(world.Theo, membership);
        shown = await world.Desk<Broker.Core.Clients.ExtranetQuery>().RunAsync(world.Ines, world.Rivelaine);
        Assert.Empty(shown.Arrivals);
        Assert.Contains(shown.Visitors, v => v.Name == "Rose Tavel");
    }

    private async Task<(Guid Membership, Guid Person, Guid Task)> ArriveAsync()
    {
        await world.WatchFirstLoginsAsync();
        var (membership, token) = await world.InviteAsync();
        var accepted = await world.AcceptAsync(token);
        return (membership, accepted.Value.PersonId, await world.ReadAsync(db => db.Tasks.Where(t => t.SubjectId == membership).Select(t => t.Id).SingleAsync()));
    }

    private Task<List<Guid>> ReceiversAsync(Guid task) => world.ReadAsync(db => db.Tasks.Where(t => t.Id == task).SelectMany(t => t.Recipients).Select(r => r.PersonId).ToListAsync());

    private async Task<List<Guid>> NotifiedAsync(Guid task) =>
        [.. (await world.ReadAsync(db => db.Notifications.Where(n => n.Code == "notice.first-login" && n.Link == $"/tasks/{task}").Select(n => n.PersonId).ToListAsync())).Order()];
}
