using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.ExpectedDocuments.ExpectedWorld;

namespace Broker.Tests.ExpectedDocuments;

using World = Broker.Tests.World.World;

/// <summary>Files that answer what a contract asks for, and what the firm decides of them.</summary>
public sealed class CollectTests
{
    private const string Kbis = "Extrait Kbis", Losses = "Relevé de sinistralité", Form = "Questionnaire signé";

    [Fact, Rule("AS-06"), Rule("AS-07"), Rule("AS-08")]
    public async Task A_file_dropped_on_one_is_filed_with_the_contract_and_says_what_it_answers()
    {
        await using var world = await OpenedAsync();
        var taken = (await world.DropAsync(world.Liability, Kbis)).Value;
        var file = await world.FileAsync(world.Liability);
        Assert.Equal(file.Count, file.Count(i => i.IsToBring) + file.Count(i => !i.IsToBring));
        var item = file.Single(i => i.Name == Kbis);
        Assert.Equal((ExpectedState.Received, "Kbis.pdf"), (item.State, Assert.Single(item.Files).Name));
        var document = (await world.Desk<DocumentsQuery>().RunAsync(world.Theo, world.Rivelaine, world.Liability)).Single(d => d.Id == taken.DocumentId);
        Assert.Equal((Kbis, (DateTime?)null), (document.Answers, document.SharedAt));
        Assert.Equal(2, (await world.Desk<ContractQuery>().RunAsync(world.Theo, world.Liability))!.DocumentsMissing);
    }

    [Fact]
    public async Task The_same_file_twice_is_noticed_and_for_another_it_answers_both_without_a_copy()
    {
        await using var world = await OpenedAsync();
        var upload = Guid.NewGuid();
        var first = (await world.DropAsync(world.Liability, Kbis, upload: upload)).Value;
        Assert.Equal(first.DocumentId, (await world.DropAsync(world.Liability, Kbis, upload: upload)).Value.DocumentId);
        Assert.Equal(Problem.Of("expected.same-file", Kbis), (await world.DropAsync(world.Liability, Kbis, "encore.pdf")).Problem);
        var other = (await world.DropAsync(world.Liability, Losses, "encore.pdf")).Value;
        Assert.Equal((first.DocumentId, "Kbis.pdf"), (other.DocumentId, other.WasThere));
        Assert.Equal(1, await world.ReadAsync(db => db.Documents.CountAsync(d => d.ContractId == world.Liability && d.Name.Contains("bis"))));
    }

    [Fact]
    public async Task Documents_of_the_record_are_filed_several_at_once_under_what_they_answer()
    {
        await using var world = await OpenedAsync();
        var (front, back) = (await NewAsync(world, "recto.pdf"), await NewAsync(world, "verso.pdf"));
        var (kbis, losses) = (await world.ItemAsync(world.Liability, Kbis), await world.ItemAsync(world.Liability, Losses));
        Assert.Null((await FileAsync(world, new(front, kbis.Id), new(back, kbis.Id), new(front, losses.Id))).Problem);
        Assert.Equal(["recto.pdf", "verso.pdf"], (await world.ItemAsync(world.Liability, Kbis)).Files.Select(f => f.Name).Order());
        Assert.Equal(Problem.Of("expected.same-file", Kbis), (await FileAsync(world, new AnswerExpected.Answer(front, kbis.Id))).Problem);
        Assert.Equal("expected.nothing-chosen", (await FileAsync(world)).Problem?.Code);
        Assert.Equal(Problem.Missing, (await world.Desk<AnswerExpected>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, Answers = [new(front, kbis.Id)] })).Problem);

        Assert.Null((await world.Desk<DetachCollectedDocument>().RunAsync(world.Theo, losses.Id, front)).Problem);
        Assert.Equal(ExpectedState.Expected, (await world.ItemAsync(world.Liability, Losses)).State);
        Assert.Contains(await world.Desk<DocumentsQuery>().RunAsync(world.Theo, world.Rivelaine, world.Liability), d => d.Id == front);
        Assert.Null((await world.Desk<DetachCollectedDocument>().RunAsync(world.Theo, losses.Id, front)).Problem);
        Assert.Equal(Problem.Missing, (await world.Desk<DetachCollectedDocument>().RunAsync(world.Theo, Guid.NewGuid(), front)).Problem);
    }

    [Fact, Rule("AS-16"), Rule("D-50")]
    public async Task States_follow_each_other_as_they_may_and_no_other_way()
    {
        await using var world = await OpenedAsync();
        Assert.Equal(Problem.Of("expected.not-received", Form), (await world.AcceptAsync(world.Liability, Form)).Problem);
        Assert.Equal(Problem.Of("expected.not-received", Form), (await world.RefuseAsync(world.Liability, Form)).Problem);
        await world.DropAsync(world.Liability, Form);
        Assert.Equal(new Problem("input.required", "Reason"), (await world.RefuseAsync(world.Liability, Form, " ")).Problem);
        Assert.Null((await world.RefuseAsync(world.Liability, Form, "Non signé")).Problem);
        var refused = await world.ItemAsync(world.Liability, Form);
        Assert.Equal((ExpectedState.Refused, "Non signé", true, true, true), (refused.State, refused.Reason, refused.DecidedBy is not null, refused.IsMissing, refused.Files.Single().SetAside));

        // The same sheet again, now that it is signed or was refused by mistake.
        Assert.Null((await world.DropAsync(world.Liability, Form)).Problem);
        Assert.Null((await world.AcceptAsync(world.Liability, Form)).Problem);
        Assert.Equal(Problem.Of("expected.settled", Form), (await world.DropAsync(world.Liability, Form, content: "autre")).Problem);
        Assert.Equal(Problem.Of("expected.settled", Form), (await world.WaiveAsync(world.Liability, Form)).Problem);
        var accepted = await world.ItemAsync(world.Liability, Form);
        Assert.Equal(Problem.Stale, (await world.Desk<ReopenExpectedDocument>().RunAsync(world.Theo, accepted.Id, refused.Version)).Problem);
        Assert.Null((await world.Desk<ReopenExpectedDocument>().RunAsync(world.Theo, accepted.Id, accepted.Version)).Problem);
        Assert.Equal(ExpectedState.Received, (await world.ItemAsync(world.Liability, Form)).State);
        Assert.Equal(["contract.document-accepted", "contract.document-refused", "contract.document-reopened"],
            await world.ReadAsync(db => db.Events.Where(e => e.ContractId == world.Liability && e.Code.StartsWith("contract.document-")).Select(e => e.Code).Distinct().OrderBy(c => c).ToListAsync()));
    }

    [Fact, Rule("AS-14")]
    public async Task What_is_not_needed_of_this_client_has_a_reason_and_an_author_and_counts_no_more()
    {
        await using var world = await OpenedAsync();
        Assert.Equal(new Problem("input.required", "Reason"), (await world.WaiveAsync(world.Liability, Kbis, "")).Problem);
        Assert.Null((await world.WaiveAsync(world.Liability, Kbis, "Copie au dossier Cyber")).Problem);
        var item = await world.ItemAsync(world.Liability, Kbis);
        Assert.Equal((ExpectedState.NotApplicable, "Copie au dossier Cyber", false), (item.State, item.Reason, item.IsMissing));
        Assert.NotNull(item.DecidedBy);
        Assert.Equal(2, (await world.Desk<ContractQuery>().RunAsync(world.Theo, world.Liability))!.DocumentsMissing);
        Assert.Null((await world.Desk<ReopenExpectedDocument>().RunAsync(world.Theo, item.Id, item.Version)).Problem);
        Assert.True((await world.ItemAsync(world.Liability, Kbis)).IsMissing);
    }

    [Fact, Rule("AS-17"), Rule("D-50")]
    public async Task What_is_good_for_a_time_is_expected_again_once_that_is_over()
    {
        await using var world = await OpenedAsync();
        await world.DropAsync(world.Liability, Kbis);
        Assert.Equal(new Problem("expected.dated-later", "DatedOn"), (await world.AcceptAsync(world.Liability, Kbis, World.Today.AddDays(1))).Problem);
        Assert.Equal("expected.no-longer-good", (await world.AcceptAsync(world.Liability, Kbis, World.Today.AddMonths(-4))).Problem?.Code);
        Assert.Null((await world.AcceptAsync(world.Liability, Kbis, World.Today.AddMonths(-2))).Problem);
        var until = (await world.ItemAsync(world.Liability, Kbis)).ValidUntil!.Value;
        Assert.Equal(World.Today.AddMonths(1), until);

        var round = world.Desk<ExpireExpectedDocuments>();
        Assert.Equal(0, (await round.RunAsync(Caller.System(Jobs.Daily), until)).Value);
        Assert.Equal(1, (await round.RunAsync(Caller.System(Jobs.Daily), until.AddDays(1))).Value);
        Assert.Equal(0, (await round.RunAsync(Caller.System(Jobs.Daily), until.AddDays(2))).Value);
        var expired = await world.ItemAsync(world.Liability, Kbis);
        Assert.Equal((ExpectedState.Expired, true, true), (expired.State, expired.IsMissing, expired.Files.Single().SetAside));
        Assert.Null((await world.DropAsync(world.Liability, Kbis, content: "kbis du mois")).Problem);
        Assert.Equal(ExpectedState.Received, (await world.ItemAsync(world.Liability, Kbis)).State);
    }

    [Fact]
    public async Task A_file_for_one_that_was_just_withdrawn_is_told_so_and_filed_nowhere()
    {
        await using var world = await OpenedAsync();
        var item = await world.ItemAsync(world.Liability, Form);
        await world.Desk<RetireListedDocument>().RunAsync(world.Helene, (await world.LineAsync(Liability, Form)).Id, retired: true);
        await world.ApplyAsync(Liability);
        var before = await world.ReadAsync(db => db.Documents.CountAsync());
        var taken = await world.Desk<CollectDocument>().RunAsync(world.Theo, new() { ExpectedId = item.Id, UploadId = Guid.NewGuid(), FileName = "a.pdf" }, new MemoryStream(Pdf()));
        Assert.Equal(Problem.Of("expected.withdrawn", Form), taken.Problem);
        Assert.Equal(before, await world.ReadAsync(db => db.Documents.CountAsync()));
        var document = await NewAsync(world, "b.pdf");
        Assert.Equal(Problem.Of("expected.withdrawn", Form), (await FileAsync(world, new AnswerExpected.Answer(document, item.Id))).Problem);
    }

    [Fact]
    public async Task A_file_that_is_not_what_it_says_is_refused_and_leaves_nothing()
    {
        await using var world = await OpenedAsync();
        var item = await world.ItemAsync(world.Liability, Kbis);
        var (shelf, desk) = (world.Shelf.Count, world.Desk<CollectDocument>());
        Assert.Equal("document.not-what-it-says", (await desk.RunAsync(world.Theo, new() { ExpectedId = item.Id, UploadId = Guid.NewGuid(), FileName = "a.pdf" }, new MemoryStream([1, 2, 3, 4]))).Problem?.Code);
        Assert.Equal("document.empty", (await desk.RunAsync(world.Theo, new() { ExpectedId = item.Id, UploadId = Guid.NewGuid(), FileName = "a.pdf" }, new MemoryStream())).Problem?.Code);
        Assert.Equal((shelf, ExpectedState.Expected), (world.Shelf.Count, (await world.ItemAsync(world.Liability, Kbis)).State));
    }

    [Fact]
    public async Task Two_who_decide_at_once_meet()
    {
        await using var world = await OpenedAsync();
        await world.DropAsync(world.Liability, Form);
        var item = await world.ItemAsync(world.Liability, Form);
        Assert.Null((await world.Desk<AcceptExpectedDocument>().RunAsync(world.Helene, new() { Id = item.Id, Version = item.Version })).Problem);
        Assert.Equal(Problem.Stale, (await world.Desk<RefuseExpectedDocument>().RunAsync(world.Theo, new() { Id = item.Id, Version = item.Version, Reason = "Non" })).Problem);
    }

    private static async Task<World> OpenedAsync()
    {
        var world = await World.OpenAsync();
        await world.AskAllAsync(Liability);
        return world;
    }

    private static async Task<Guid> NewAsync(World world, string name) =>
        (await world.Desk<FileDocument>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, ContractId = world.Liability, FileName = name }, new MemoryStream(Pdf(name)))).Value;

    private static Task<Result> FileAsync(World world, params AnswerExpected.Answer[] answers) => world.Desk<AnswerExpected>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, Answers = [.. answers] });
}
