using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Tests.Certificates;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Certificates.CertificateScene;
using static Broker.Tests.Word.WordFile;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Templates;

public sealed class TemplateVersionTests
{
    [Fact]
    public async Task Each_file_is_a_version_with_author_date_and_what_changed_and_an_older_one_can_be_put_back()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.RequireAsync();
        var id = await world.UploadedAsync(P("Un {{motif}}"));
        Assert.Equal(2, (await world.Desk<ReplaceTemplateFile>().RunAsync(world.Helene, id, CertificateText.File(P("Deux {{lieu}}"), "Le lieu au lieu du motif"))).Value);

        var seen = await world.SeenAsync(id);
        Assert.Equal([(2, Cast.Helene.FullName, "Le lieu au lieu du motif", true), (1, Cast.Helene.FullName, null, false)], seen.Versions.Select(v => (v.Number, v.By, v.Note, v.Current)));
        Assert.All(seen.Versions, v => Assert.True(v.At > DateTime.MinValue && v.PublishedBy == Cast.Helene.FullName));
        Assert.Contains("{{motif}}", (await world.SeenAsync(id, 1)).Tags.Select(t => t.Text));
        Assert.Contains("Un", (await world.Desk<TemplatePreviewQuery>().RunAsync(world.Helene, id, 1)).Value.Html);

        Assert.Equal(3, (await world.PublishAsync(id, 1)).Value);
        seen = await world.SeenAsync(id);
        Assert.Equal((3, 1, true), (seen.Versions[0].Number, seen.Versions[0].RestoredFrom, seen.Versions[0].Current));
        Assert.Equal(["motif"], seen.Input.Fields.Select(f => f.Tag));
        Assert.Equal(3, (await world.PublishAsync(id, 3)).Value);
        var word = (await world.Desk<TemplateFileQuery>().RunAsync(world.Helene, id, 1)).Value;
        Assert.Equal("attestation.docx", word.Name);
        Assert.Equal(word.Hash, (await world.Desk<TemplateFileQuery>().RunAsync(world.Helene, id, 3)).Value.Hash);
        Assert.Equal(Problem.Missing, (await world.Desk<TemplateFileQuery>().RunAsync(world.Helene, id, 9)).Problem);
    }

    [Fact]
    public async Task A_version_that_is_not_fit_or_not_to_be_published_yet_leaves_clients_the_one_they_have()
    {
        await using var world = await TheWorld.OpenAsync();
        var template = DemoTemplates.Id(DemoTemplates.Contract);
        var before = (await world.SeenAsync(template)).FileName;
        foreach (var file in new[] { CertificateText.File(P("{{contrat.numro}}")), CertificateText.File(P("Autre")), CertificateText.File(CertificateText.Full, draft: true) })
            Assert.Null((await world.Desk<ReplaceTemplateFile>().RunAsync(world.Helene, template, file)).Problem);
        var seen = await world.SeenAsync(template);
        Assert.Equal((2, before, false, 0), (seen.Number, seen.FileName, seen.Draft, seen.Errors));
        Assert.Equal("template.has-errors", (await world.PublishAsync(template, 3)).Problem!.Code);
        Assert.Equal("template.lacks-more", (await world.PublishAsync(template, 4)).Problem!.Code);
        Assert.Equal(Problem.Missing, (await world.PublishAsync(template, 12)).Problem);

        await world.IssuedAsync();
        Assert.Equal(5, (await world.PublishAsync(template, 5)).Value);
        Assert.Equal(5, (await world.SeenAsync(template)).Number);
    }

    [Fact]
    public async Task A_draft_is_offered_to_no_client_and_to_no_product()
    {
        await using var world = await TheWorld.OpenAsync();
        var template = DemoTemplates.Id(DemoTemplates.Contract);
        await world.ChangeAsync(async db => (await db.Templates.SingleAsync(t => t.Id == template)).Draft = true);
        var offer = await world.Desk<Broker.Core.Certificates.CertificateOfferQuery>().RunAsync(world.Nadege, world.Fleet);
        Assert.DoesNotContain(template, offer!.ForContract.Select(t => t.Id));
        Assert.Equal("certificate.template-not-offered", (await world.SendAsync(world.Nadege, Ask(world.Fleet, DemoTemplates.Contract))).Problem?.Code);
    }

    [Fact]
    public async Task No_versions_file_is_swept_away_and_what_was_made_with_it_can_be_made_again()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.RequireAsync();
        var id = await world.UploadedAsync(P("Un"));
        for (var i = 0; i < 3; i++) await world.Desk<ReplaceTemplateFile>().RunAsync(world.Helene, id, CertificateText.File(P($"Version {i}")));
        await world.Desk<SweepOrphans>().RunAsync(world.System);
        var files = await world.ReadAsync(db => db.TemplateVersions.Where(v => v.TemplateId == id).Join(db.Files, v => v.FileId, f => f.Id, (v, f) => f.Hash).ToListAsync());
        Assert.Equal(4, files.Count);
        Assert.All(files, hash => Assert.NotEmpty(world.Shelf.Read(hash)));
    }

    [Fact]
    public async Task Two_who_publish_at_the_same_time_meet()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.RequireAsync();
        var id = await world.UploadedAsync(P("Un"));
        await world.Desk<ReplaceTemplateFile>().RunAsync(world.Helene, id, CertificateText.File(P("Deux")));
        var read = (await world.SeenAsync(id)).Input.Version;
        Assert.Equal(3, (await world.Desk<PublishTemplate>().RunAsync(world.Helene, new() { TemplateId = id, Version = read, Number = 1 })).Value);
        Assert.Equal(Problem.Stale, (await world.Desk<PublishTemplate>().RunAsync(world.Helene, new() { TemplateId = id, Version = read, Number = 2 })).Problem);
    }

    [Fact]
    public async Task Templates_of_before_versions_were_kept_have_their_file_as_first_and_stay_in_use()
    {
        await using var world = await TheWorld.OpenAsync();
        var template = DemoTemplates.Id(DemoTemplates.Event);
        await world.ChangeAsync(async db =>
        {
            db.RemoveRange(await db.TemplateVersions.Where(v => v.TemplateId == template).ToListAsync());
            var row = await db.Templates.SingleAsync(t => t.Id == template);
            row.VersionNumber = 0;
            db.Entry(row).Property(t => t.Says).CurrentValue = null;
        });
        await SchemaUpdate.RunAsync(world.Store);
        await SchemaUpdate.RunAsync(world.Store);
        var seen = await world.SeenAsync(template);
        Assert.Equal([(1, null, true)], seen.Versions.Select(v => (v.Number, v.By, v.Current)));
        Assert.False(seen.Draft);
        Assert.Empty((await world.Desk<TemplatesQuery>().RunAsync(world.Helene)).Single(t => t.Id == template).Lacks);
    }
}
