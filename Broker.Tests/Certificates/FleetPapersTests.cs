using System.IO.Compression;
using System.Text.RegularExpressions;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Tests.Deferred;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Certificates;

using World = Broker.Tests.World.World;

/// <summary>Memos and certificates of many vehicles, made in the background.</summary>
public sealed class FleetPapersTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-FLEET"), Rule("R-JOB-01")]
    public async Task A_zip_holds_one_PDF_each_and_what_cannot_have_one_is_named_without_stopping_the_rest()
    {
        var (covered, left) = (await CoveredAsync(3), await world.VehicleAsync(exited: true));
        var job = await MakeAsync(new() { Items = Of([covered[0].Id, left, covered[1].Id, covered[2].Id]), Form = PaperForm.Zip, FileName = "documents-flotte" });
        Assert.Equal((JobState.Done, 4, 1, "documents-flotte-2026-06-15.zip"), (job.State, job.Done, job.Refused, job.FileName));

        var refused = Assert.Single(await world.Desk<JobRefusalsQuery>().RunAsync(world.Theo, job.Id));
        Assert.Equal((left, "memo.not-insured"), (refused.SubjectId, refused.Code));
        var file = (await world.Desk<JobFileQuery>().RunAsync(world.Theo, job.Id)).Value;
        Assert.Equal(PrintFleetPapers.ZipType, file.ContentType);
        using var zip = new ZipArchive(world.Shelf.Open(file.Hash));
        Assert.Equal(covered.Select(v => $"Mémo véhicule assuré {v.Plate}.pdf").Order(), zip.Entries.Select(e => e.FullName).Order());
        Assert.All(zip.Entries, entry => Assert.True(entry.Length > 100));
        Assert.Contains(await world.ToldAsync(Broker.Core.Demo.Cast.Theo.Id), n => n.Code == "notice.job-part");
    }

    [Fact, Rule("R-FLEET")]
    public async Task One_PDF_is_one_print_of_all_in_the_lists_order()
    {
        var covered = await CoveredAsync(3);
        var job = await MakeAsync(new() { Items = Of([.. covered.Select(v => v.Id)]), Form = PaperForm.OnePdf });
        Assert.Equal((JobState.Done, 0), (job.State, job.Refused));
        var html = Assert.Single(world.Press.Sheets).Html;
        Assert.Equal(3, Regex.Count(html, "<div class=\"document\">"));
        var places = covered.Select(v => html.IndexOf(v.Plate, StringComparison.Ordinal)).ToList();
        Assert.All(places, place => Assert.True(place > 0));
        Assert.Equal(places.Order(), places);
        Assert.EndsWith(".pdf", job.FileName!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_whole_is_not_printed_the_one_at_fault_is_left_out_and_named()
    {
        var covered = await CoveredAsync(3);
        // The whole, then the first by itself.
        world.Press.FailNext(2);
        var job = await MakeAsync(new() { Items = Of([.. covered.Select(v => v.Id)]), Form = PaperForm.OnePdf });
        Assert.Equal((JobState.Done, 1), (job.State, job.Refused));
        Assert.Equal([(covered[0].Id, "memo.not-printed")], (await world.Desk<JobRefusalsQuery>().RunAsync(world.Theo, job.Id)).Select(r => (r.SubjectId, r.Code)));
        Assert.Equal(2, Regex.Count(world.Press.Sheets.Last().Html, "<div class=\"document\">"));
    }

    [Theory, Rule("R-FLEET")]
    [InlineData(PaperForm.OnePdf), InlineData(PaperForm.Zip)]
    public async Task What_bears_no_plate_gets_its_certificate_instead_numbered_filed_and_shared(PaperForm form)
    {
        var covered = await CoveredAsync(2);
        await world.ChangeAsync(async db => (await db.InsuredItems.OfType<Vehicle>().SingleAsync(v => v.Id == covered[1].Id)).Plate = "");
        var job = await MakeAsync(new() { Items = Of([.. covered.Select(v => v.Id)]), Form = form });
        Assert.Equal((JobState.Done, 0), (job.State, job.Refused));
        var certificate = await world.ReadAsync(db => db.Certificates.SingleAsync());
        Assert.Equal((covered[1].Id, true), (certificate.ItemId, certificate.SharedAt is not null));
        Assert.Null((await world.Desk<FileQuery>().RunAsync(world.Nadege, certificate.DocumentId)).Problem);
        // Among many, nobody is told of each.
        Assert.DoesNotContain(await world.ToldAsync(Broker.Core.Demo.Cast.Theo.Id), n => n.Code == "notice.certificate-issued");
        if (form == PaperForm.Zip) return;
        Assert.Contains(certificate.Number, world.Press.Sheets.Last().Html);
        Assert.Contains($"/verify/{certificate.Code}", world.Press.Sheets.Last().Html);
        var pdf = System.Text.Encoding.Latin1.GetString(world.Shelf.Read((await world.Desk<JobFileQuery>().RunAsync(world.Theo, job.Id)).Value.Hash));
        Assert.All(new[] { "/Lang", "/Title", "/Author" }, said => Assert.Contains(said, pdf));
    }

    [Fact, Rule("R-FLT-08")]
    public async Task A_buildings_document_is_made_of_a_template_about_items_and_of_no_other()
    {
        var building = await world.ReadAsync(db => db.InsuredItems.OfType<Building>().Where(b => b.ContractId == world.Depots && b.ExitedOn == null).OrderBy(b => b.Label).FirstAsync());
        PrintFleetPapers.Input input = new() { Items = Of([building.Id]), Kind = PaperKind.Certificate, Form = PaperForm.OnePdf };
        var product = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == world.Depots).Select(c => c.ProductId!.Value).SingleAsync());
        await world.ChangeAsync(async db => db.ProductTemplates.RemoveRange(await db.ProductTemplates.Where(t => t.ProductId == product).ToListAsync()));
        await world.OfferedAsync(world.Depots, Word.WordFile.P("Contrat {{contrat.numero}}"));
        await MakeAsync(input);
        Assert.Equal("fleet-papers.no-certificate", Assert.Single(await world.Desk<JobRefusalsQuery>().RunAsync(world.Theo, (await world.ReadAsync(db => db.DeferredJobs.SingleAsync())).Id)).Code);

        await world.ChangeAsync(async db => (await db.Templates.SingleAsync(t => t.Name == "Attestation d'essai")).Name = "Du contrat");
        await world.OfferedAsync(world.Depots, Word.WordFile.P("Immeuble {{immeuble.nom}}"), Broker.Core.Templates.TemplateSubject.InsuredItem);
        Assert.Equal((JobState.Done, 0), (await MakeAsync(input)) is var job ? (job.State, job.Refused) : default);
        Assert.Contains(building.Label, world.Press.Sheets.Last().Html);
    }

    [Fact, Rule("R-CERT-07")]
    public async Task Certificates_are_refused_for_what_a_client_would_be_refused_for()
    {
        var covered = await CoveredAsync(1);
        await world.ChangeAsync(async db => (await db.Receipts.Include(r => r.Allocations).Where(r => r.ContractId == world.Fleet).ToListAsync()).ForEach(r => r.Allocations.Clear()));
        var job = await MakeAsync(new() { Items = Of([covered[0].Id]), Kind = PaperKind.Certificate, Form = PaperForm.Zip });
        Assert.Equal((JobState.Done, 1, (Guid?)null), (job.State, job.Refused, job.FileId));
        Assert.Equal("certificate.unsettled", Assert.Single(await world.Desk<JobRefusalsQuery>().RunAsync(world.Theo, job.Id)).Code);
    }

    [Fact]
    public async Task Filed_each_is_a_document_of_the_clients_once()
    {
        var covered = await CoveredAsync(2);
        PrintFleetPapers.Input input = new() { Items = Of([.. covered.Select(v => v.Id)]), Form = PaperForm.Filed };
        Assert.Null((await MakeAsync(input)).FileId);
        await MakeAsync(input);
        var filed = await world.ReadAsync(db => db.Documents.Where(d => d.ItemId != null && d.Name.StartsWith("Mémo")).ToListAsync());
        Assert.Equal(covered.Select(v => v.Id).Order(), filed.Select(d => d.ItemId!.Value).Order());
        Assert.All(filed, d => Assert.NotNull(d.SharedAt));
        Assert.Equal(2, world.Press.Sheets.Count);
    }

    [Fact, Rule("R-JOB-01")]
    public async Task Begun_again_after_a_kill_it_makes_no_certificate_twice()
    {
        var covered = await CoveredAsync(6);
        var asked = await world.Desk<PrintFleetPapers>().RunAsync(world.Theo, new() { Items = Of([.. covered.Select(v => v.Id)]), Kind = PaperKind.Certificate, Form = PaperForm.Zip });
        using var kill = new CancellationTokenSource();
        world.Press.Meanwhile = () =>
        {
            if (world.Press.Sheets.Count > 4) kill.Cancel();
            return Task.CompletedTask;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Desk<RunDeferredJob>().RunAsync(DeferredScene.Machine, asked.Value, kill.Token));
        world.Press.Meanwhile = null;
        Assert.InRange(await world.ReadAsync(db => db.Certificates.CountAsync()), 1, 5);

        await world.Desk<ResumeDeferredJobs>().RunAsync(DeferredScene.Machine);
        await world.Desk<ResumeCertificates>().RunAsync(world.System);
        while (await world.Desk<NextCertificateRequest>().RunAsync(world.System) is { } request) await world.Desk<IssueCertificate>().RunAsync(world.System, request);
        await world.WorkAsync();
        var job = await world.JobAsync(asked.Value);
        Assert.Equal((JobState.Done, 0), (job.State, job.Refused));
        var made = await world.ReadAsync(db => db.Certificates.Select(c => c.ItemId!.Value).ToListAsync());
        Assert.Equal(covered.Select(v => v.Id).Order(), made.Order());
    }

    [Fact]
    public async Task It_is_given_up_when_whoever_asked_takes_it_back()
    {
        var covered = await CoveredAsync(9);
        var asked = await world.Desk<PrintFleetPapers>().RunAsync(world.Theo, new() { Items = Of([.. covered.Select(v => v.Id)]), Form = PaperForm.Zip });
        world.Press.Meanwhile = async () =>
        {
            if (world.Press.Sheets.Count == 2) Assert.Null((await world.Desk<CancelDeferredJob>().RunAsync(world.Theo, asked.Value)).Problem);
        };
        await world.WorkAsync();
        Assert.Equal((JobState.Cancelled, (Guid?)null), ((await world.JobAsync(asked.Value)).State, (await world.JobAsync(asked.Value)).FileId));
        Assert.InRange(world.Press.Sheets.Count, 2, 8);
    }

    [Fact]
    public async Task What_can_be_for_nothing_is_refused_at_once()
    {
        Assert.Equal("fleet.none-chosen", (await AskAsync(new())).Problem?.Code);
        Assert.Equal("fleet.none-chosen", (await AskAsync(new() { Items = Of([Guid.NewGuid()]) })).Problem?.Code);
        var many = Enumerable.Range(0, PrintFleetPapers.MostInOne + 1).Select(i => (object)new Vehicle { ClientId = world.Rivelaine, ContractId = world.Fleet, EnteredOn = World.Today, Plate = $"QA-{i:000}-QA", Make = "A", Model = "B", Category = "" }).ToArray();
        await world.AddAsync(many);
        var all = Of([.. many.Cast<Vehicle>().Select(v => v.Id)]);
        Assert.Equal("fleet-papers.too-many-in-one", (await AskAsync(new() { Items = all, Form = PaperForm.OnePdf })).Problem?.Code);
        Assert.Null((await AskAsync(new() { Items = all, Form = PaperForm.Zip })).Problem);
        Assert.Equal("input.not-accepted", (await AskAsync(new() { Items = all, Form = (PaperForm)9 })).Problem?.Code);
        await world.ChangeAsync(async db => (await db.Templates.SingleAsync(t => t.Kind == Broker.Core.Templates.TemplateKind.Memo)).Retired = true);
        Assert.Equal("memo.no-template", (await AskAsync(new() { Items = all, Form = PaperForm.Zip })).Problem?.Code);
    }

    private Task<Result<Guid>> AskAsync(PrintFleetPapers.Input input) => world.Desk<PrintFleetPapers>().RunAsync(world.Theo, input);

    private async Task<DeferredJob> MakeAsync(PrintFleetPapers.Input input)
    {
        var asked = await AskAsync(input);
        Assert.Null(asked.Problem);
        await world.WorkAsync();
        return await world.JobAsync(asked.Value);
    }

    private FleetSelection Of(List<Guid> ids) => new() { ClientId = world.Rivelaine, Ids = ids };

    private Task<List<Vehicle>> CoveredAsync(int count) => world.ReadAsync(db => db.InsuredItems.OfType<Vehicle>()
        .Where(v => v.ContractId == world.Fleet && v.EnteredOn <= World.Today && (v.ExitedOn == null || v.ExitedOn > World.Today)).OrderBy(v => v.Label).Take(count).ToListAsync());
}
