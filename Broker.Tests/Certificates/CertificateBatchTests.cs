using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Core.Fleets;
using Broker.Tests.Deferred;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Certificates.CertificateScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>Several certificates in one go: each a request like any other, none in the way of the rest.</summary>
[Rule("R-JOB-01")]
public sealed class CertificateBatchTests
{
    [Fact, Rule("R-CERT-14")]
    public async Task Each_is_printed_numbered_and_shared_by_itself_and_whoever_asked_is_told_once()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = (await world.SendManyAsync([await world.RecipientAsync("Mairie"), await world.RecipientAsync("Banque"), await world.RecipientAsync("Bailleur")])).Value;
        Assert.Equal((3, 0, 3), await world.BatchAsync(id) is var begun ? (begun.Rows.Count, begun.Ready, begun.UnderWay) : default);
        await world.WorkOffAsync();

        var batch = await world.BatchAsync(id);
        Assert.Equal((3, 0, true), (batch.Ready, batch.UnderWay, batch.EndedAt is not null));
        Assert.Equal(["Mairie", "Banque", "Bailleur"], batch.Rows.Select(r => r.Recipient));
        Assert.Equal(3, batch.Rows.Select(r => r.Number).Distinct().Count());
        Assert.Equal(3, await world.ReadAsync(db => db.Certificates.Select(c => c.Code).Distinct().CountAsync()));
        Assert.Equal(3, await world.ReadAsync(db => db.Events.CountAsync(e => e.Code == "event.certificate-issued" && e.ContractId == world.Fleet)));
        var told = (await world.ToldAsync(Cast.Nadege.Id)).Where(n => n.Code.StartsWith("notice.certificate", StringComparison.Ordinal)).ToList();
        Assert.Equal([("notice.certificates-ready", $"/space/{world.Rivelaine}/certificates/{id}")], told.Select(n => (n.Code, n.Link)));
        await world.WorkOffAsync();
        Assert.Single((await world.ToldAsync(Cast.Nadege.Id)), n => n.Code == "notice.certificates-ready");
    }

    [Fact]
    public async Task Items_and_recipients_are_multiplied()
    {
        await using var world = await TheWorld.OpenAsync();
        var vehicles = await VehiclesAsync(world, 2);
        var id = (await world.SendManyAsync([await world.RecipientAsync("Mairie"), await world.RecipientAsync("Banque")], vehicles.Select(v => v.Id))).Value;
        var batch = await world.BatchAsync(id);
        Assert.Equal(vehicles.SelectMany(v => new[] { (v.Label, "Mairie"), (v.Label, "Banque") }), batch.Rows.Select(r => (r.Item!, r.Recipient!)));
    }

    [Fact, Rule("R-CERT-11")]
    public async Task One_that_cannot_be_asked_for_is_named_with_its_reason_and_stops_none_of_the_rest()
    {
        await using var world = await TheWorld.OpenAsync();
        var (vehicles, left) = (await VehiclesAsync(world, 2), await world.VehicleAsync(exited: true));
        var id = (await world.SendManyAsync([], [vehicles[0].Id, left, vehicles[1].Id])).Value;
        await world.WorkOffAsync();
        var batch = await world.BatchAsync(id);
        Assert.Equal(("certificate.item-not-covered", 2), (Assert.Single(batch.Refusals).Code, batch.Ready));
        Assert.Equal(["Attestation de véhicule assuré", "2", "1"], Assert.Single((await world.ToldAsync(Cast.Nadege.Id)), n => n.Code == "notice.certificates-part").Args);
    }

    [Fact]
    public async Task One_that_is_not_printed_fails_by_itself_and_the_firm_can_try_it_again()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = (await world.SendManyAsync([await world.RecipientAsync("Mairie"), await world.RecipientAsync("Banque")])).Value;
        world.Press.FailNext(1);
        await world.WorkOffAsync();
        Assert.Equal(1, (await world.BatchAsync(id)).Ready);
        world.Press.FailNext(2);
        for (var i = 0; i < 3; i++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(5));
            await world.WorkOffAsync();
        }
        var failed = Assert.Single((await world.BatchAsync(id, world.Theo)).Rows, r => r.State == RequestState.Failed);
        Assert.Equal("certificate.failure.print", failed.Failure);
        Assert.Null(Assert.Single((await world.BatchAsync(id)).Rows, r => r.State == RequestState.Failed).Failure);
        Assert.Null((await world.Desk<RetryCertificate>().RunAsync(world.Theo, failed.RequestId)).Problem);
        await world.WorkOffAsync();
        Assert.Equal(2, (await world.BatchAsync(id)).Ready);
    }

    [Fact, Rule("R-CERT-15"), Rule("R-CERT-17")]
    public async Task With_validation_each_awaits_its_own_decision_and_the_deciders_are_told_once()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.HoldAsync();
        var id = (await world.SendManyAsync([await world.RecipientAsync("Mairie"), await world.RecipientAsync("Banque")])).Value;
        await world.WorkOffAsync();
        var batch = await world.BatchAsync(id);
        Assert.Equal((0, 2, null), (batch.Ready, batch.Awaiting, batch.EndedAt));
        Assert.Single((await world.ToldAsync(Cast.Theo.Id)), n => n.Code == "notice.decision-awaited");
        Assert.Equal("certificate-batch.nothing-ready", (await world.Desk<AskOnePdf>().RunAsync(world.Nadege, id)).Problem!.Code);
        var tasks = await world.ReadAsync(db => db.Tasks.Where(t => t.SubjectId == batch.Rows[0].RequestId || t.SubjectId == batch.Rows[1].RequestId).Select(t => new { t.Id, t.SubjectId }).ToListAsync());
        Assert.Null((await world.Desk<AcceptCertificate>().RunAsync(world.Theo, tasks.Single(t => t.SubjectId == batch.Rows[0].RequestId).Id)).Problem);
        Assert.Null((await world.Desk<RefuseCertificate>().RunAsync(world.Theo, new() { TaskId = tasks.Single(t => t.SubjectId == batch.Rows[1].RequestId).Id, Reason = "Doublon" })).Problem);
        await world.WorkOffAsync();
        batch = await world.BatchAsync(id);
        Assert.Equal((1, 0, true), (batch.Ready, batch.Awaiting, batch.EndedAt is not null));
    }

    [Fact]
    public async Task Sent_twice_it_is_one_batch_and_what_is_pending_already_is_named()
    {
        await using var world = await TheWorld.OpenAsync();
        var (mairie, banque, command) = (await world.RecipientAsync("Mairie"), await world.RecipientAsync("Banque"), Guid.NewGuid());
        var first = (await world.SendManyAsync([mairie], command: command)).Value;
        Assert.Equal(first, (await world.SendManyAsync([mairie], command: command)).Value);
        var second = await world.BatchAsync((await world.SendManyAsync([mairie, banque])).Value);
        Assert.Equal([("Mairie", "certificate.already-pending")], second.Refusals.Select(r => (r.Title, r.Code)));
        Assert.Equal("Banque", Assert.Single(second.Rows).Recipient);
        Assert.Equal("certificate.already-pending", (await world.SendManyAsync([mairie, banque])).Problem!.Code);
    }

    [Fact, Rule("D-32")]
    public async Task Conditions_of_the_contract_are_asked_first_and_so_are_limits()
    {
        await using var world = await TheWorld.OpenAsync();
        var recipient = await world.RecipientAsync("Mairie");
        Assert.Equal("certificate.unsettled", (await world.SendManyAsync([recipient], contract: world.Goods)).Problem!.Code);
        Assert.Equal("certificate.not-in-force", (await world.SendManyAsync([recipient], contract: world.Terminated)).Problem!.Code);
        Assert.Equal("common.missing", (await world.SendManyAsync([recipient], contract: world.Bakery)).Problem!.Code);
        Assert.Equal("certificate-batch.too-many", (await world.SendManyAsync(Enumerable.Range(0, 30).Select(_ => Guid.NewGuid()), Enumerable.Range(0, 30).Select(_ => Guid.NewGuid()))).Problem!.Code);
        Assert.Equal(0, await world.ReadAsync(db => db.CertificateBatches.CountAsync()));
    }

    [Fact]
    public async Task All_in_one_PDF_is_one_print_in_their_order_and_is_made_anew_when_others_are_ready()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = (await world.SendManyAsync([await world.RecipientAsync("Mairie"), await world.RecipientAsync("Banque"), await world.RecipientAsync("Bailleur")])).Value;
        await world.WorkOffAsync();
        Assert.Null((await world.Desk<BatchFilesQuery>().RunAsync(world.Nadege, id)).Value.OnePdf);
        Assert.Null((await world.Desk<AskOnePdf>().RunAsync(world.Nadege, id)).Problem);
        world.Press.FailNext(1);
        await world.WorkOffAsync();
        Assert.Equal("certificate.failure.print", (await world.BatchAsync(id)).OnePdfFailure);
        await world.Desk<AskOnePdf>().RunAsync(world.Nadege, id);
        await world.WorkOffAsync();
        var html = world.Press.Sheets.Last().Html;
        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(html, "<div class=\"document\">"));
        var places = (await world.BatchAsync(id)).Rows.Select(r => html.IndexOf(r.Number!, StringComparison.Ordinal)).ToList();
        Assert.All(places, place => Assert.True(place > 0));
        Assert.Equal(places.Order(), places);
        var files = (await world.Desk<BatchFilesQuery>().RunAsync(world.Nadege, id)).Value;
        Assert.Equal((3, true), (files.Files.Count, files.OnePdf is not null));
        await using (var zipped = await Broker.Portal.Hosting.BatchDownloads.ZippedAsync(files.Files, world.Shelf, default))
        using (var zip = new System.IO.Compression.ZipArchive(zipped))
            Assert.Equal(files.Files.Select(f => (f.Name, f.Size)), zip.Entries.Select(e => (e.Name, e.Length)));
        // Finished as one certificate is.
        var pdf = System.Text.Encoding.Latin1.GetString(world.Shelf.Read(files.OnePdf!.Hash));
        Assert.All(new[] { "/Lang", "/Title", "/Author", $"{Cast.Rivelaine.Name} – ".Split(' ')[0] }, said => Assert.Contains(said, pdf));
        // One of them is taken back: the whole is not to be had any more either.
        await world.ChangeAsync(async db => (await db.Documents.FirstAsync(d => d.Name == files.Files[0].Name)).Hold());
        files = (await world.Desk<BatchFilesQuery>().RunAsync(world.Nadege, id)).Value;
        Assert.Equal((2, false), (files.Files.Count, files.OnePdf is not null));
    }

    [Fact, Rule("D-38")]
    public async Task In_one_PDF_each_bears_what_it_is_checked_by_and_another_in_the_place_of_one_makes_it_anew()
    {
        await using var world = await TheWorld.OpenAsync();
        var bare = await world.OfferedAsync(world.Liability, Word.WordFile.P("Attestation de {{client.name}}"));
        var id = (await world.Desk<RequestCertificates>().RunAsync(world.Nadege, new() { CommandId = Guid.NewGuid(), ContractId = world.Liability, TemplateId = bare, RecipientIds = [await world.RecipientAsync("Mairie"), await world.RecipientAsync("Banque")] })).Value;
        await world.WorkOffAsync();
        await world.Desk<AskOnePdf>().RunAsync(world.Nadege, id);
        await world.WorkOffAsync();
        var html = world.Press.Sheets.Last().Html;
        foreach (var certificate in await world.ReadAsync(db => db.Certificates.ToListAsync()))
        {
            Assert.Contains($"/verify/{certificate.Code}\"", html);
            Assert.Contains(certificate.Number, html);
        }
        Assert.True((await world.BatchAsync(id)).OnePdfReady);
        // As many as before, and not the same.
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.ChangeAsync(async db =>
        {
            var documents = await db.Documents.Where(d => db.Certificates.Any(c => c.DocumentId == d.Id)).ToListAsync();
            documents[0].Unshare();
            documents[0].Share(world.Clock.Now);
        });
        Assert.False((await world.BatchAsync(id)).OnePdfReady);
        Assert.Null((await world.Desk<BatchFilesQuery>().RunAsync(world.Nadege, id)).Value.OnePdf);
    }

    [Fact]
    public async Task In_the_lists_it_is_one_line_and_its_certificates_are_found_in_it()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = (await world.SendManyAsync([await world.RecipientAsync("Mairie"), await world.RecipientAsync("Banque")], contract: world.Liability)).Value;
        await world.WorkOffAsync();
        Assert.Empty(await world.ListAsync(world.Nadege, world.Liability));
        var sum = Assert.Single(await world.Desk<CertificateBatchesQuery>().RunAsync(world.Nadege, world.Rivelaine, world.Liability));
        Assert.Equal((id, 2, 2, 0, 2), (sum.Id, sum.All, sum.Ready, sum.Failed, sum.DocumentIds.Count));
        Assert.Null(await world.Desk<CertificateBatchQuery>().RunAsync(world.Karim, id));
        Assert.Empty(await world.Desk<CertificateBatchesQuery>().RunAsync(world.Karim, world.Rivelaine));
    }

    private static Task<List<InsuredItem>> VehiclesAsync(TheWorld world, int count) => world.ReadAsync(db =>
        db.InsuredItems.Where(v => v.ContractId == world.Fleet && v.ExitedOn == null && v.EnteredOn <= TheWorld.Today).OrderBy(v => v.Label).Take(count).ToListAsync());
}
