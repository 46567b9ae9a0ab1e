using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Tests.Word;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Certificates.CertificateScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

public sealed class IssueCertificateTests
{
    [Fact]
    [Rule("R-CERT-14")]
    public async Task Without_validation_the_document_is_filed_shared_and_downloadable()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.IssuedAsync();
        var row = Assert.Single(await world.ListAsync(world.Nadege, world.Fleet));
        var document = Assert.Single(await world.DocumentsAsync(world.Nadege, world.Fleet));
        Assert.Equal((request, RequestState.Issued, document.Id), (row.Id, row.State, row.DocumentId!.Value));
        Assert.Equal($"{DemoTemplates.Contract} – AT-2026-00001.pdf", document.Name);
        Assert.True(world.Shelf.Has(document.File!.Hash));
        Assert.Contains("notice.certificate-issued", await world.ReadAsync(db => db.Notifications.Where(n => n.PersonId == Cast.Nadege.Id).Select(n => n.Code).ToListAsync()));
    }

    [Fact]
    public async Task The_source_word_document_is_kept_for_the_firm_only()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.IssuedAsync();
        Assert.Equal([ContentTypes.Pdf, ContentTypes.Word], (await world.DocumentsAsync(world.Helene, world.Fleet)).Select(d => d.File!.ContentType).Order());
        Assert.Equal(ContentTypes.Pdf, Assert.Single(await world.DocumentsAsync(world.Nadege, world.Fleet)).File!.ContentType);
    }

    [Fact]
    [Rule("R-TPL-03")]
    public async Task Without_conversion_the_word_document_is_the_certificate()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.ChangeAsync(db => db.Templates.ForEachAsync(t => t.ConvertToPdf = false));
        var request = await world.IssuedAsync();
        Assert.Equal(ContentTypes.Word, Assert.Single(await world.DocumentsAsync(world.Nadege, world.Fleet)).File!.ContentType);
        Assert.Null((await world.CertificateAsync(request))!.SourceDocumentId);
        Assert.Empty(world.Press.Sheets);
    }

    [Fact]
    [Rule("R-TPL-03"), Rule("D-38")]
    public async Task A_word_document_bears_in_the_foot_of_every_page_what_it_is_checked_by_unless_its_template_shows_the_picture()
    {
        await using var world = await TheWorld.OpenAsync();
        var bare = await world.OfferedAsync(world.Liability, Word.WordFile.P("Attestation de {{client.name}}") + "<w:p><w:pPr><w:sectPr><w:titlePg/></w:sectPr></w:pPr></w:p>" + Word.WordFile.P("Page deux"));
        await world.ChangeAsync(db => db.Templates.ForEachAsync(t => t.ConvertToPdf = false));
        var request = (await world.SendAsync(world.Nadege, new() { ContractId = world.Liability, TemplateId = bare })).Value.RequestId;
        Assert.False((await world.IssueAsync(request)).Failed);
        var certificate = (await world.CertificateAsync(request))!;
        using (var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(world.Shelf.Read(certificate.Hash)), false))
        {
            var feet = word.MainDocumentPart!.FooterParts.ToList();
            // Of the first page, and of the others.
            Assert.Equal(2, feet.Count);
            Assert.All(feet, foot => Assert.Contains(certificate.Number, foot.Footer.InnerText));
            Assert.All(feet, foot => Assert.Contains($"/verify/{certificate.Code}", foot.Footer.OuterXml));
            Assert.All(feet, foot => Assert.Single(foot.ImageParts));
            Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(word).Select(e => $"{e.Path?.XPath} {e.Description}"));
        }
        var shown = (await world.CertificateAsync(await world.IssuedAsync()))!;
        using var own = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(world.Shelf.Read(shown.Hash)), false);
        Assert.DoesNotContain($"/verify/{shown.Code}", string.Concat(own.MainDocumentPart!.FooterParts.Select(f => f.Footer.OuterXml)));
    }

    [Fact]
    [Rule("D-34"), Rule("R-CERT-12")]
    public async Task What_the_client_typed_is_printed_as_text()
    {
        await using var world = await TheWorld.OpenAsync();
        var values = new Dictionary<string, string?>(Fair) { ["motif"] = "Salon <b>&</b> {{client.siren}}" };
        var request = (await world.SendAsync(world.Nadege, Ask(world.Liability, DemoTemplates.Event, values: values))).Value.RequestId;
        Assert.False((await world.IssueAsync(request)).Failed);
        var html = Assert.Single(world.Press.Sheets).Html;
        Assert.Contains("{{client.siren}}", html);
        Assert.DoesNotContain("<b>&</b>", html);
        Assert.Matches("01/07/2026|1er juillet 2026", html);
    }

    [Fact]
    public async Task Numbers_follow_one_another_in_their_year_even_when_made_at_once()
    {
        await using var world = await TheWorld.OpenAsync();
        Guid[] contracts = [world.Fleet, world.Liability, world.Health, world.Depots];
        var requests = await Task.WhenAll(contracts.Select(async c => (await world.SendAsync(world.Nadege, Ask(c, DemoTemplates.Contract))).Value.RequestId));
        Assert.All(await Task.WhenAll(requests.Select(r => Task.Run(() => world.IssueAsync(r)))), result => Assert.False(result.Failed));
        var numbers = await world.ReadAsync(db => db.Certificates.Select(c => c.Number).OrderBy(n => n).ToListAsync());
        Assert.Equal(["AT-2026-00001", "AT-2026-00002", "AT-2026-00003", "AT-2026-00004"], numbers);
    }

    [Fact]
    public async Task A_failed_print_is_tried_again_later_then_visibly_failed_with_an_action_for_the_firm()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.RequestedAsync();
        world.Press.FailNext(CertificateRequest.MostAttempts);
        for (var attempt = 1; attempt <= CertificateRequest.MostAttempts; attempt++)
        {
            Assert.Equal(request, await NextAsync(world));
            Assert.Equal("certificate.failure.print", (await world.IssueAsync(request)).Problem!.Code);
            Assert.Null(await NextAsync(world));
            world.Time.Advance(TimeSpan.FromMinutes(5));
        }
        Assert.Equal(RequestState.Failed, Assert.Single(await world.ListAsync(world.Nadege, world.Fleet)).State);
        Assert.Equal(1, await world.ReadAsync(db => db.Actions.CountAsync(a => a.SubjectId == request)));
        Assert.Equal(request, Assert.Single(await world.Desk<FailedCertificatesQuery>().RunAsync(world.Theo)).RequestId);
        Assert.Empty(await world.DocumentsAsync(world.Helene, world.Fleet));

        Assert.False((await world.Desk<RetryCertificate>().RunAsync(world.Theo, request)).Failed);
        Assert.False((await world.IssueAsync(request)).Failed);
        Assert.Empty(await world.Desk<FailedCertificatesQuery>().RunAsync(world.Theo));
        Assert.True(await world.ReadAsync(db => db.Actions.AnyAsync(a => a.SubjectId == request && db.ActionStatuses.Any(s => s.Id == a.StatusId && s.Finished))));
    }

    [Fact]
    public async Task A_full_shelf_leaves_no_row_behind()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.RequestedAsync();
        world.Shelf.Full = true;
        Assert.Equal("certificate.failure.files", (await world.IssueAsync(request)).Problem!.Code);
        Assert.Null(await world.CertificateAsync(request));
        world.Shelf.Full = false;
        world.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.False((await world.IssueAsync(request)).Failed);
    }

    [Fact]
    public async Task A_locked_shelf_is_said_for_what_it_is_and_tried_again()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.RequestedAsync();
        world.Shelf.Locked = true;
        Assert.Equal("certificate.failure.files", (await world.IssueAsync(request)).Problem!.Code);
        Assert.Equal(RequestState.Waiting, (await world.RequestAsync(request)).State);
        world.Shelf.Locked = false;
        world.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.False((await world.IssueAsync(request)).Failed);
    }

    [Fact]
    public async Task A_template_whose_lists_multiply_without_end_fails_at_once_and_visibly_as_the_templates_fault()
    {
        await using var world = await TheWorld.OpenAsync();
        var (start, end) = (string.Concat(Enumerable.Repeat("{{#vehicles}}", 5)), string.Concat(Enumerable.Repeat("{{/vehicles}}", 5)));
        await world.PutInPlaceAsync(DemoTemplates.Contract, WordFile.Of(WordFile.P($"{start}{{{{plate}}}} {end}")));
        await FailsForGoodAsync(world);
    }

    [Fact]
    public async Task A_document_beyond_us_fails_at_once_and_visibly_as_the_templates_fault()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.PutInPlaceAsync(DemoTemplates.Contract, "no longer a document"u8.ToArray());
        await FailsForGoodAsync(world);
    }

    private static async Task FailsForGoodAsync(TheWorld world)
    {
        var request = await world.RequestedAsync();
        Assert.Equal("certificate.failure.template", (await world.IssueAsync(request)).Problem!.Code);
        Assert.Equal((RequestState.Failed, "certificate.failure.template"), ((await world.RequestAsync(request)).State, (await world.RequestAsync(request)).Failure));
        Assert.Equal(1, await world.ReadAsync(db => db.Actions.CountAsync(a => a.SubjectId == request)));
        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null(await NextAsync(world));
    }

    [Fact]
    [Rule("R-CERT-14")]
    public async Task Killed_in_the_middle_it_is_finished_once_when_the_lease_ends()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.RequestedAsync();
        world.Press.Meanwhile = () => throw new OperationCanceledException();
        await Assert.ThrowsAsync<OperationCanceledException>(() => world.IssueAsync(request));
        world.Press.Meanwhile = null;

        Assert.Null(await NextAsync(world));
        Assert.Equal("certificate.not-due", (await world.IssueAsync(request)).Problem!.Code);
        world.Time.Advance(CertificateRequest.Lease);
        Assert.Equal(request, await NextAsync(world));
        Assert.False((await world.IssueAsync(request)).Failed);
        Assert.Equal("certificate.not-due", (await world.IssueAsync(request)).Problem!.Code);
        Assert.Equal(1, await world.ReadAsync(db => db.Certificates.CountAsync()));
    }

    [Fact]
    public async Task Killed_with_the_whole_program_it_is_due_at_once_when_the_program_starts_again()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.RequestedAsync();
        world.Press.Meanwhile = () => throw new OperationCanceledException();
        await Assert.ThrowsAsync<OperationCanceledException>(() => world.IssueAsync(request));
        world.Press.Meanwhile = null;

        Assert.False((await world.Desk<ResumeCertificates>().RunAsync(world.System)).Failed);

        Assert.Equal(request, await NextAsync(world));
        Assert.False((await world.IssueAsync(request)).Failed);
        Assert.Null(await NextAsync(world));
    }

    [Fact]
    public async Task A_worker_that_was_overtaken_saves_nothing()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.RequestedAsync();
        world.Press.Meanwhile = async () =>
        {
            world.Press.Meanwhile = null;
            world.Time.Advance(CertificateRequest.Lease);
            Assert.False((await world.IssueAsync(request)).Failed);
        };
        Assert.Equal("common.stale", (await world.IssueAsync(request)).Problem!.Code);
        Assert.Equal(1, await world.ReadAsync(db => db.Certificates.CountAsync()));
        Assert.Equal(2, (await world.DocumentsAsync(world.Helene, world.Fleet)).Count);
    }

    [Fact]
    public async Task What_kills_its_worker_each_time_is_given_up()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.RequestedAsync();
        world.Press.Meanwhile = () => throw new OperationCanceledException();
        for (var attempt = 0; attempt < CertificateRequest.MostAttempts; attempt++)
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => world.IssueAsync(request));
            world.Time.Advance(CertificateRequest.Lease);
        }
        Assert.Equal("certificate.failure.interrupted", (await world.IssueAsync(request)).Problem!.Code);
        Assert.Equal(RequestState.Failed, (await world.RequestAsync(request)).State);
    }

    private static Task<Guid?> NextAsync(TheWorld world) => world.Desk<NextCertificateRequest>().RunAsync(world.System);
}
