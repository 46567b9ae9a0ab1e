using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Templates;
using Broker.Tests.Certificates;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Word.WordFile;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Templates;

public sealed class TemplateVerbsTests
{
    [Fact]
    [Rule("R-TAG-02"), Rule("D-34"), Rule("D-39")]
    public async Task Uploading_reads_every_tag_and_makes_one_field_of_each_unknown_one()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = await UploadedAsync(world, P("{{client.nom}} {{motif}} {{date_debut}} {{Motif}} {{montant_travaux}} {{echeance | date}} {{contrat.numeo}}"));
        var detail = (await world.Desk<TemplateQuery>().RunAsync(world.Helene, id))!;
        Assert.Equal(
            [("motif", "Motif", FieldType.Text), ("date_debut", "Date de début", FieldType.Date), ("montant_travaux", "Montant des travaux", FieldType.Amount), ("echeance", "Échéance", FieldType.Date)],
            detail.Input.Fields.Select(f => (f.Tag, f.Label!, f.Type)));
        Assert.All(detail.Input.Fields, f => Assert.True(f.TypeIsGuess && f.Required));
        Assert.Equal(1, detail.Errors);
        Assert.Equal(TagState.Error, detail.Tags[0].State);
        Assert.Equal(2, detail.Tags.Single(t => t.Text == "{{motif}}").Places.Count);
        Assert.NotNull(detail.Tags.Single(t => t.Name == "client.name").Example);
        Assert.Equal("template.has-errors", (await world.Desk<TemplatePreviewQuery>().RunAsync(world.Helene, id)).Problem!.Code);
    }

    [Fact]
    public async Task A_refused_file_leaves_nothing_behind()
    {
        await using var world = await TheWorld.OpenAsync();
        var before = (world.Shelf.Count, await world.ReadAsync(db => db.Files.CountAsync()));
        var refused = await world.Desk<UploadTemplate>().RunAsync(world.Helene, new(), new() { Name = "letter.docx", Content = "not a document"u8.ToArray() });
        Assert.Equal("word.not-a-document", refused.Problem!.Code);
        Assert.Equal(before, (world.Shelf.Count, await world.ReadAsync(db => db.Files.CountAsync())));
    }

    [Fact]
    [Rule("R-TAG-03")]
    public async Task Replacing_the_file_keeps_the_settings_of_tags_that_remain()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = await UploadedAsync(world, P("{{motif}} {{lieu}}"));
        var input = (await world.Desk<TemplateQuery>().RunAsync(world.Helene, id))!.Input;
        (input.Fields[0].Label, input.Fields[0].Default) = ("Pourquoi ?", "Salon");
        Assert.False((await world.Desk<ConfigureTemplate>().RunAsync(world.Helene, input)).Failed);

        Assert.False((await world.Desk<ReplaceTemplateFile>().RunAsync(world.Helene, id, FileOf(P("{{motif}} {{date_fin}}")))).Failed);
        var fields = (await world.Desk<TemplateQuery>().RunAsync(world.Helene, id))!.Input.Fields;
        Assert.Equal([("motif", "Pourquoi ?", false), ("date_fin", "Date de fin", true)], fields.Select(f => (f.Tag, f.Label!, f.TypeIsGuess)));
        Assert.Equal("Salon", fields[0].Default);
    }

    [Fact]
    public async Task A_request_under_way_keeps_the_file_it_was_made_with()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.RequestedAsync();
        var replaced = await world.Desk<ReplaceTemplateFile>().RunAsync(world.Helene, DemoTemplates.Id(DemoTemplates.Contract), FileOf(CertificateText.Full + P("Another text entirely")));
        Assert.Equal(3, replaced.Value);
        Assert.Equal(3, (await world.SeenAsync(DemoTemplates.Id(DemoTemplates.Contract))).Number);
        Assert.False((await world.IssueAsync(request)).Failed);
        Assert.DoesNotContain("Another text entirely", Assert.Single(world.Press.Sheets).Html);
    }

    [Theory]
    [InlineData(FieldType.Choice, null, "field.choices-needed")]
    [InlineData(FieldType.Date, "demain", "asked.not-a-date")]
    [InlineData(FieldType.Amount, "12.345", "asked.not-an-amount")]
    [InlineData(FieldType.YesNo, "oui", "asked.not-yes-or-no")]
    [Rule("D-34")]
    public async Task A_field_is_saved_only_when_it_could_be_answered(FieldType type, string? given, string code)
    {
        await using var world = await TheWorld.OpenAsync();
        var id = await UploadedAsync(world, P("{{motif}}"));
        var input = (await world.Desk<TemplateQuery>().RunAsync(world.Helene, id))!.Input;
        (input.Fields[0].Type, input.Fields[0].Default) = (type, given);
        Assert.Equal(new Problem(code, "motif"), (await world.Desk<ConfigureTemplate>().RunAsync(world.Helene, input)).Problem);
    }

    [Fact]
    public async Task Two_who_configure_the_same_template_meet()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = await UploadedAsync(world, P("{{motif}}"));
        var (first, second) = ((await world.Desk<TemplateQuery>().RunAsync(world.Helene, id))!.Input, (await world.Desk<TemplateQuery>().RunAsync(world.Helene, id))!.Input);
        first.Fields[0].Label = "A";
        second.Fields[0].Label = "B";
        Assert.False((await world.Desk<ConfigureTemplate>().RunAsync(world.Helene, first)).Failed);
        Assert.Equal(Problem.Stale, (await world.Desk<ConfigureTemplate>().RunAsync(world.Helene, second)).Problem);
    }

    [Fact]
    public async Task Trying_prints_examples_and_keeps_nothing()
    {
        await using var world = await TheWorld.OpenAsync();
        var before = world.Shelf.Count;
        var pdf = (await world.Desk<TryTemplate>().RunAsync(world.Helene, DemoTemplates.Id(DemoTemplates.Event))).Value;
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
        Assert.Contains("[Motif de la demande]", Assert.Single(world.Press.Sheets).Html);
        Assert.Equal(before, world.Shelf.Count);
    }

    [Fact]
    public async Task Trying_what_is_beyond_us_or_cannot_be_read_is_answered_in_a_sentence()
    {
        await using var world = await TheWorld.OpenAsync();
        var template = DemoTemplates.Id(DemoTemplates.Event);
        world.Shelf.Locked = true;
        Assert.Equal("template.file-unreadable", (await world.Desk<TryTemplate>().RunAsync(world.Helene, template)).Problem!.Code);
        world.Shelf.Locked = false;
        await world.PutInPlaceAsync(DemoTemplates.Event, "no longer a document"u8.ToArray());
        Assert.Equal("template.unfit", (await world.Desk<TryTemplate>().RunAsync(world.Helene, template)).Problem!.Code);
        Assert.Equal("template.unfit", (await world.Desk<TemplatePreviewQuery>().RunAsync(world.Helene, template)).Problem!.Code);
    }

    [Fact]
    [Rule("R-TPL-01")]
    public async Task Only_those_with_the_right_reach_the_templates()
    {
        await using var world = await TheWorld.OpenAsync();
        foreach (var caller in new[] { world.Theo, world.Nadege, Caller.Nobody })
            await Assert.ThrowsAsync<Forbidden>(() => world.Desk<TemplatesQuery>().RunAsync(caller));
        Assert.NotEmpty(await world.Desk<TemplatesQuery>().RunAsync(world.Helene));
    }

    private static TemplateFile FileOf(string body) => new() { Name = "Attestation d'essai.docx", Content = Of(body) };

    private static async Task<Guid> UploadedAsync(TheWorld world, string body) =>
        (await world.Desk<UploadTemplate>().RunAsync(world.Helene, new() { Kind = TemplateKind.Certificate }, FileOf(body))).Value;
}
