using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

public sealed class DecideCertificateTests
{
    [Fact]
    [Rule("R-CERT-15"), Rule("R-CERT-16"), Rule("R-CERT-17"), Rule("R-TSK-08")]
    public async Task With_validation_the_firm_sees_the_document_and_the_client_sees_none()
    {
        await using var world = await TheWorld.OpenAsync();
        var before = (await world.Desk<WorkCountersQuery>().RunAsync(world.Theo)).OpenValidations;
        var (_, task) = await world.HeldAsync();
        Assert.Equal(before + 1, (await world.Desk<WorkCountersQuery>().RunAsync(world.Theo)).OpenValidations);
        var row = Assert.Single(await world.ListAsync(world.Nadege, world.Fleet));
        Assert.Equal((RequestState.AwaitingDecision, null, null), (row.State, row.DocumentId, row.TaskId));
        Assert.Empty(await world.DocumentsAsync(world.Nadege, world.Fleet));
        Assert.Equal(2, (await world.DocumentsAsync(world.Theo, world.Fleet)).Count);

        var decision = (await world.Desk<CertificateDecisionQuery>().RunAsync(world.Theo, task))!;
        Assert.EndsWith(".pdf", decision.DocumentName);
        Assert.True((await world.Desk<TaskQuery>().RunAsync(world.Theo, task))!.MayDecide);
        var told = await world.ReadAsync(db => db.Notifications.Where(n => n.Code == "notice.decision-awaited").Select(n => n.PersonId).ToListAsync());
        Assert.Equal(new[] { Cast.Theo.Id, Cast.Oliver.Id }.Order(), told.Order());
    }

    [Fact]
    [Rule("R-CERT-15")]
    public async Task A_template_that_shares_automatically_leaks_nothing_while_a_decision_is_awaited()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.ChangeAsync(db => db.Templates.ForEachAsync(t => t.ShareAutomatically = true));
        var (request, _) = await world.HeldAsync();
        Assert.Empty(await world.DocumentsAsync(world.Nadege, world.Fleet));
        var certificate = (await world.CertificateAsync(request))!;
        Assert.Null(certificate.SharedAt);
        Assert.Null(await world.Desk<VerifyCertificateQuery>().RunAsync(Caller.Nobody, certificate.Code));
    }

    [Fact]
    [Rule("R-CERT-18"), Rule("D-36")]
    public async Task Accepting_shares_the_certificate_at_once_and_tells_who_asked()
    {
        await using var world = await TheWorld.OpenAsync();
        var (_, task) = await world.HeldAsync();
        Assert.False((await AcceptAsync(world, world.Theo, task)).Failed);
        Assert.NotNull(Assert.Single(await world.ListAsync(world.Nadege, world.Fleet)).DocumentId);
        Assert.Single(await world.DocumentsAsync(world.Nadege, world.Fleet));
        var told = await world.Desk<NotificationsQuery>().RunAsync(world.Nadege);
        Assert.Equal("notice.certificate-issued", Assert.Single(told.Latest).Code);
    }

    [Fact]
    [Rule("R-CERT-19"), Rule("D-36")]
    public async Task Refusing_destroys_every_form_and_keeps_who_when_and_why()
    {
        await using var world = await TheWorld.OpenAsync();
        var (request, task) = await world.HeldAsync();
        var hashes = (await world.DocumentsAsync(world.Helene, world.Fleet)).Select(d => d.File!.Hash).ToList();
        Assert.Equal(2, hashes.Count);
        Assert.False((await RefuseAsync(world, world.Theo, task)).Failed);

        Assert.All(hashes, hash => Assert.False(world.Shelf.Has(hash)));
        Assert.Empty(await world.DocumentsAsync(world.Helene, world.Fleet));
        Assert.Null(await world.CertificateAsync(request));
        Assert.Equal(0, await world.ReadAsync(db => db.Files.CountAsync(f => hashes.Contains(f.Hash))));
        var row = Assert.Single(await world.ListAsync(world.Nadege, world.Fleet));
        Assert.Equal((RequestState.Refused, "Motif hors contrat"), (row.State, row.RefusalReason));
        var decided = (await world.Desk<TaskQuery>().RunAsync(world.Helene, task))!;
        Assert.Equal((TaskState.Refused, Cast.Theo.FullName, "Motif hors contrat"), (decided.State, decided.DecidedBy, decided.Reason));
        Assert.Contains("Motif hors contrat", Assert.Single((await world.Desk<NotificationsQuery>().RunAsync(world.Nadege)).Latest).Args);
    }

    [Theory]
    [InlineData(null, "input.required")]
    [InlineData("   ", "input.required")]
    [Rule("D-36")]
    public async Task A_refusal_needs_a_reason(string? reason, string code)
    {
        await using var world = await TheWorld.OpenAsync();
        var (request, task) = await world.HeldAsync();
        var refused = await world.Desk<RefuseCertificate>().RunAsync(world.Theo, new() { TaskId = task, Reason = reason });
        Assert.Equal(code, refused.Problem!.Code);
        Assert.Equal(RequestState.AwaitingDecision, (await world.RequestAsync(request)).State);
    }

    [Fact]
    [Rule("D-36")]
    public async Task Whoever_comes_second_is_told_who_decided()
    {
        await using var world = await TheWorld.OpenAsync();
        var (_, task) = await world.HeldAsync();
        await AcceptAsync(world, world.Theo, task);
        var second = await RefuseAsync(world, world.Oliver, task);
        Assert.Equal("task.already-decided", second.Problem!.Code);
        Assert.Equal(Cast.Theo.FullName, second.Problem.Args[0]);
    }

    [Fact]
    [Rule("D-36")]
    public async Task Of_two_who_decide_at_the_same_moment_exactly_one_wins()
    {
        await using var world = await TheWorld.OpenAsync();
        var (request, task) = await world.HeldAsync();
        using var barrier = new Barrier(2);
        var results = await Task.WhenAll(
            Task.Run(() => { barrier.SignalAndWait(); return AcceptAsync(world, world.Theo, task); }),
            Task.Run(() => { barrier.SignalAndWait(); return RefuseAsync(world, world.Oliver, task); }));
        var lost = Assert.Single(results, r => r.Failed);
        Assert.Equal("task.already-decided", lost.Problem!.Code);

        var accepted = !results[0].Failed;
        Assert.Equal(accepted ? RequestState.Issued : RequestState.Refused, (await world.RequestAsync(request)).State);
        var documents = await world.DocumentsAsync(world.Helene, world.Fleet);
        Assert.Equal(accepted ? 2 : 0, documents.Count);
        Assert.All(documents, d => Assert.True(world.Shelf.Has(d.File!.Hash)));
    }

    [Fact]
    [Rule("D-37")]
    public async Task A_validation_template_that_vanished_lets_pending_requests_be_decided()
    {
        await using var world = await TheWorld.OpenAsync();
        var template = await world.HoldAsync();
        var request = await world.RequestedAsync();
        Assert.False((await world.Desk<RemoveTaskTemplate>().RunAsync(world.Helene, template)).Failed);
        Assert.False((await world.IssueAsync(request)).Failed);
        Assert.Equal(RequestState.AwaitingDecision, (await world.RequestAsync(request)).State);

        var task = await world.ReadAsync(db => db.Tasks.Include(t => t.Recipients).SingleAsync(t => t.SubjectId == request));
        Assert.Equal(new[] { Cast.Helene.Id, Cast.Theo.Id, Cast.Oliver.Id }.Order(), task.Recipients.Select(r => r.PersonId).Order());
        Assert.False((await AcceptAsync(world, world.Helene, task.Id)).Failed);
    }

    [Fact]
    public async Task Only_who_may_decide_decides()
    {
        await using var world = await TheWorld.OpenAsync();
        var (_, task) = await world.HeldAsync();
        foreach (var caller in new[] { world.Ines, world.Nadege, Caller.Nobody })
            await Assert.ThrowsAsync<Forbidden>(() => AcceptAsync(world, caller, task));
    }

    private static Task<Core.Common.Result> AcceptAsync(TheWorld world, Caller by, Guid task) => world.Desk<AcceptCertificate>().RunAsync(by, task);

    private static Task<Core.Common.Result> RefuseAsync(TheWorld world, Caller by, Guid task) =>
        world.Desk<RefuseCertificate>().RunAsync(by, new() { TaskId = task, Reason = "Motif hors contrat" });
}
