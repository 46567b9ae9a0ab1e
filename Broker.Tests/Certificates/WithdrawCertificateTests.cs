using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Core.Templates;
using Broker.Tests.Templates;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Certificates.CertificateScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

[Rule("D-38")]
public sealed class WithdrawCertificateTests
{
    private static Task<CertificateState> StateAsync(TheWorld world, Certificate certificate) =>
        world.Desk<VerifyCertificateQuery>().RunAsync(Caller.Nobody, certificate.Code).ContinueWith(t => t.Result!.State, TaskScheduler.Default);

    private static Task<Core.Common.Result> WithdrawAsync(TheWorld world, Certificate certificate, string? reason = "Mauvaise adresse") =>
        world.Desk<WithdrawCertificate>().RunAsync(world.Theo, new() { CertificateId = certificate.Id, Reason = reason });

    private static async Task<Certificate> GivenAsync(TheWorld world) => (await world.CertificateAsync(await world.IssuedAsync()))!;

    [Fact]
    public async Task Withdrawn_it_is_said_at_once_told_with_the_reason_and_given_to_nobody_but_the_firm()
    {
        await using var world = await TheWorld.OpenAsync();
        var certificate = await GivenAsync(world);

        Assert.Equal(("input.required", "Reason"), ((await WithdrawAsync(world, certificate, " ")).Problem!.Code, "Reason"));
        Assert.Equal(CertificateState.Valid, await StateAsync(world, certificate));
        Assert.False((await WithdrawAsync(world, certificate)).Failed);

        Assert.Equal(CertificateState.Withdrawn, await StateAsync(world, certificate));
        Assert.True((await world.Desk<FileQuery>().RunAsync(world.Nadege, certificate.DocumentId)).Failed);
        Assert.False((await world.Desk<FileQuery>().RunAsync(world.Ines, certificate.DocumentId)).Failed);
        Assert.Equal("document.held", (await world.Desk<ShareDocument>().RunAsync(world.Theo, certificate.DocumentId)).Problem?.Code);
        var row = (await world.ListAsync(world.Nadege, world.Fleet)).Single(r => r.CertificateId == certificate.Id);
        Assert.Equal((null, "Mauvaise adresse", null), (row.DocumentId, row.WithdrawReason, row.ReplacedBy));
        Assert.Equal(1, await world.ReadAsync(db => db.Events.CountAsync(e => e.Code == "event.certificate-withdrawn" && e.Args.Contains("Mauvaise adresse"))));
        Assert.Equal(1, await world.ReadAsync(db => db.Notifications.CountAsync(n => n.PersonId == Cast.Nadege.Id && n.Code == "notice.certificate-withdrawn")));
    }

    [Fact]
    public async Task Once_is_for_good_and_the_second_is_told_who_was_first()
    {
        await using var world = await TheWorld.OpenAsync();
        var certificate = await GivenAsync(world);
        Assert.False((await WithdrawAsync(world, certificate)).Failed);
        Assert.Equal("certificate.withdrawn-already", (await WithdrawAsync(world, certificate)).Problem?.Code);
        Assert.Equal("certificate.withdrawn-already", (await ReplaceAsync(world, certificate)).Problem?.Code);
    }

    [Fact]
    public async Task What_still_awaits_the_decision_is_refused_not_withdrawn()
    {
        await using var world = await TheWorld.OpenAsync();
        var (request, _) = await world.HeldAsync();
        var certificate = (await world.CertificateAsync(request))!;
        Assert.Equal("certificate.not-given", (await WithdrawAsync(world, certificate)).Problem?.Code);
        Assert.Equal("certificate.not-given", (await ReplaceAsync(world, certificate)).Problem?.Code);
    }

    [Fact]
    public async Task Replaced_the_older_stands_until_the_newer_is_ready_and_whoever_asked_is_told_once()
    {
        await using var world = await TheWorld.OpenAsync();
        var older = (await world.CertificateAsync(await EventAsync(world)))!;
        world.Time.Advance(TimeSpan.FromMinutes(5));
        var request = await ReplaceAsync(world, older, new(Fair) { ["lieu"] = "Saint-Aubin" });
        Assert.False(request.Failed);
        Assert.Equal(CertificateState.Valid, await StateAsync(world, older));
        Assert.Equal("certificate.replacing-already", (await ReplaceAsync(world, older)).Problem?.Code);

        Assert.False((await world.IssueAsync(request.Value)).Failed);
        var newer = (await world.CertificateAsync(request.Value))!;
        Assert.Equal((CertificateState.Replaced, CertificateState.Valid), (await StateAsync(world, older), await StateAsync(world, newer)));
        var rows = await world.ListAsync(world.Nadege, world.Liability);
        Assert.Equal((newer.Number, "Mauvais lieu", null), (rows.Single(r => r.CertificateId == older.Id).ReplacedBy, rows.Single(r => r.CertificateId == older.Id).WithdrawReason, rows.Single(r => r.CertificateId == older.Id).DocumentId));
        Assert.NotNull(rows.Single(r => r.CertificateId == newer.Id).DocumentId);
        var told = await world.ReadAsync(db => db.Notifications.Where(n => n.PersonId == Cast.Nadege.Id).OrderBy(n => n.At).Select(n => n.Code).ToListAsync());
        Assert.Equal(1, told.Count(c => c == "notice.certificate-replaced"));
        Assert.Equal(1, told.Count(c => c == "notice.certificate-issued"));
        Assert.Equal(1, await world.ReadAsync(db => db.Events.CountAsync(e => e.Code == "event.certificate-replaced" && e.Args.Contains(newer.Number))));
    }

    [Fact]
    public async Task A_replacement_that_cannot_be_printed_takes_nothing_away()
    {
        await using var world = await TheWorld.OpenAsync();
        var older = (await world.CertificateAsync(await EventAsync(world)))!;
        var request = (await ReplaceAsync(world, older)).Value;
        world.Press.FailNext(CertificateRequest.MostAttempts);
        for (var attempt = 0; attempt < CertificateRequest.MostAttempts; attempt++)
        {
            Assert.True((await world.IssueAsync(request)).Failed);
            world.Time.Advance(TimeSpan.FromMinutes(5));
        }
        Assert.Equal(RequestState.Failed, (await world.RequestAsync(request)).State);
        Assert.Equal(CertificateState.Valid, await StateAsync(world, older));
        // And when it is taken back meanwhile, the newer one is one like any other.
        Assert.False((await WithdrawAsync(world, older)).Failed);
        Assert.False((await world.Desk<RetryCertificate>().RunAsync(world.Theo, request)).Failed);
        Assert.False((await world.IssueAsync(request)).Failed);
        Assert.Equal((CertificateState.Withdrawn, CertificateState.Valid), (await StateAsync(world, older), await StateAsync(world, (await world.CertificateAsync(request))!)));
    }

    [Fact]
    public async Task An_answer_that_does_not_fit_or_a_contract_that_ended_replaces_nothing()
    {
        await using var world = await TheWorld.OpenAsync();
        var older = (await world.CertificateAsync(await EventAsync(world)))!;
        Assert.Equal("date_debut", (await ReplaceAsync(world, older, new(Fair) { ["date_debut"] = "demain" })).Problem?.Field);
        await world.AddAsync(new Core.Contracts.Suspension { ClientId = older.ClientId, ContractId = older.ContractId, From = TheWorld.Today, Reason = "Impayé", By = "T" });
        Assert.Equal("certificate.not-in-force", (await ReplaceAsync(world, older)).Problem?.Code);
    }

    [Fact]
    public async Task Looks_are_counted_by_the_day_and_no_more_is_known_of_who_looked()
    {
        await using var world = await TheWorld.OpenAsync();
        var certificate = await GivenAsync(world);
        for (var look = 0; look < 3; look++) Assert.False((await world.Desk<CountLook>().RunAsync(Caller.Nobody, certificate.Code)).Failed);
        world.Time.Advance(TimeSpan.FromDays(40));
        await world.Desk<CountLook>().RunAsync(Caller.Nobody, certificate.Code.ToLowerInvariant());
        Assert.True((await world.Desk<CountLook>().RunAsync(Caller.Nobody, "0000000000000000")).Failed);

        var seen = (await world.Desk<CertificateQuery>().RunAsync(world.Ines, certificate.Id))!.Looks;
        Assert.Equal((4, 1, world.Clock.Today), (seen.All, seen.Recent, seen.Last!.Value));
        Assert.Equal(["CertificateId", "ClientId", "Count", "Day"], typeof(CertificateLooks).GetProperties().Select(p => p.Name).Order());
    }

    [Fact]
    public async Task Many_looks_at_the_same_moment_are_all_counted()
    {
        await using var world = await TheWorld.OpenAsync();
        var certificate = await GivenAsync(world);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Desk<CountLook>().RunAsync(Caller.Nobody, certificate.Code)));
        Assert.Equal(20, (await world.Desk<CertificateQuery>().RunAsync(world.Ines, certificate.Id))!.Looks.All);
    }

    [Fact]
    public async Task Where_it_came_from_is_kept_as_it_was_and_a_changed_file_is_said()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.HoldAsync();
        var request = (await world.SendAsync(world.Nadege, Ask(world.Liability, DemoTemplates.Event, values: Fair))).Value.RequestId;
        await world.IssueAsync(request);
        var task = await world.ReadAsync(db => db.Tasks.Where(t => t.SubjectId == request).Select(t => t.Id).SingleAsync());
        Assert.False((await world.Desk<AcceptCertificate>().RunAsync(world.Theo, task)).Failed);
        var certificate = (await world.CertificateAsync(request))!;
        var bytes = world.Shelf.Read(certificate.Hash);
        await world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == certificate.ClientId)).City = "Ailleurs");
        world.Time.Advance(TimeSpan.FromDays(1200));
        Assert.Null((await world.Desk<ReplaceTemplateFile>().RunAsync(world.Helene, DemoTemplates.Id(DemoTemplates.Event), CertificateText.File(Word.WordFile.P("Attestation de {{client.name}}")))).Problem);

        var origin = (await world.Desk<CertificateQuery>().RunAsync(world.Ines, certificate.Id))!;
        Assert.Equal((Cast.Theo.FirstName + " " + Cast.Theo.LastName, true), (origin.Decision!.By, origin.Sound));
        Assert.Contains("Port-Aubel", origin.Values.Select(v => v.Text));
        Assert.DoesNotContain("Ailleurs", string.Concat(origin.Values.Select(v => v.Text)));
        Assert.Equal((DemoTemplates.Event, 1), (origin.Template, origin.TemplateVersion));
        Assert.Equal(bytes, world.Shelf.Read((await world.Desk<FileQuery>().RunAsync(world.Theo, certificate.DocumentId)).Value.Hash));
        world.Shelf.Destroy(certificate.Hash);
        Assert.False((await world.Desk<CertificateQuery>().RunAsync(world.Ines, certificate.Id))!.Sound);
    }

    [Fact]
    public async Task A_template_without_the_picture_gets_the_line_and_one_with_it_does_not()
    {
        await using var world = await TheWorld.OpenAsync();
        var bare = await world.OfferedAsync(world.Liability, Word.WordFile.P("Attestation de {{client.name}}"));
        var request = (await world.SendAsync(world.Nadege, new() { ContractId = world.Liability, TemplateId = bare })).Value.RequestId;
        Assert.False((await world.IssueAsync(request)).Failed);
        var certificate = (await world.CertificateAsync(request))!;
        var html = Assert.Single(world.Press.Sheets).Html;
        Assert.Contains("class=\"check\"", html);
        Assert.Contains($"/verify/{certificate.Code}", html);
        await world.IssuedAsync();
        Assert.DoesNotContain("class=\"check\"", world.Press.Sheets.Last().Html);
    }

    private static async Task<Guid> EventAsync(TheWorld world)
    {
        var request = (await world.SendAsync(world.Nadege, Ask(world.Liability, DemoTemplates.Event, values: Fair))).Value.RequestId;
        Assert.False((await world.IssueAsync(request)).Failed);
        return request;
    }

    private static Task<Core.Common.Result<Guid>> ReplaceAsync(TheWorld world, Certificate certificate, Dictionary<string, string?>? values = null) =>
        world.Desk<ReplaceCertificate>().RunAsync(world.Theo, new() { CertificateId = certificate.Id, Reason = "Mauvais lieu", Values = values ?? Fair });
}
