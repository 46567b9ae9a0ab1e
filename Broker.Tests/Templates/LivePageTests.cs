using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Templates;
using Broker.Tests.Word;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Templates;

/// <summary>The page while its answers are typed: what is asked stands in it as places, everything else as it will be printed.</summary>
public sealed class LivePageTests
{
    [Fact]
    public async Task Each_place_of_an_answer_is_kept_empty_with_its_number_and_its_format_and_no_mark_is_left()
    {
        var page = await PageAsync(WordFile.P("Motif : {{motif}}, encore {{motif | upper}} le {{jour | long_date}}"), [Said("motif", "Salon"), Said("jour", "2026-03-01")]);

        Assert.Equal(["motif", "jour"], page.Fields.Select(f => f.Tag));
        Assert.Equal([(0, ""), (0, "upper"), (1, "long_date")], Places(page.Body));
        Assert.DoesNotContain("Salon", page.Body);
        Assert.DoesNotContain('\uFDE0', page.Body);
        Assert.Equal("1er mars 2026", page.Fields[1].Printed["long_date"]);
    }

    [Fact]
    public async Task What_nobody_types_prints_nothing_unless_its_place_is_kept()
    {
        var document = WordFile.P("Avant") + WordFile.P("{{motif}}") + WordFile.P("Après");
        Assert.Empty(Places((await PageAsync(document, [Said("motif", "  ")])).Body));
        Assert.Single(Places((await PageAsync(document, [Said("motif", "", stands: true)])).Body));
        // The line that would come out empty is closed up, as on paper.
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count((await PageAsync(document, [Said("motif", null)])).Body, "<p "));
    }

    [Fact, Rule("D-34")]
    public async Task A_condition_comes_and_goes_with_its_answer_and_says_that_it_does()
    {
        var document = WordFile.P("{{#etranger}}Valable à l’étranger{{/etranger}}") + WordFile.P("{{motif}}");
        FieldType yesNo = FieldType.YesNo;
        var yes = await PageAsync(document, [Said("etranger", "true", type: yesNo)]);
        var no = await PageAsync(document, [Said("etranger", "false", type: yesNo, stands: true)]);

        Assert.Contains("Valable à l’étranger", yes.Body);
        Assert.DoesNotContain("Valable à l’étranger", no.Body);
        Assert.Equal([true, false], yes.Fields.Select(f => f.Steers));
    }

    [Fact]
    public async Task What_stands_where_nothing_can_be_followed_is_written_as_text_and_said_to_be_apart()
    {
        const string shape = "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" style=\"width:200pt;height:40pt\" alt=\"Cachet {{motif}}\"><v:textpath string=\"{{motif}}\"/></v:shape></w:pict></w:r></w:p>";
        var page = await PageAsync(shape, [Said("motif", "<b>\"x\"</b>")]);

        Assert.True(page.Fields[0].Apart);
        Assert.DoesNotContain("<b>", page.Body);
        Assert.Contains("&lt;b&gt;", page.Body);
    }

    [Fact, Rule("R-TAG-02")]
    public async Task A_template_with_errors_has_no_page_and_another_than_an_administrator_none_either()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = await UploadedAsync(world, WordFile.P("{{contract.numbre}}"));
        Assert.Equal("template.has-errors", (await world.Desk<TemplatePageQuery>().RunAsync(world.Helene, id, [])).Problem!.Code);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<TemplatePageQuery>().RunAsync(world.Theo, id, []));
        Assert.Equal(Problem.Missing, (await world.Desk<TemplatePageQuery>().RunAsync(world.Helene, Guid.NewGuid(), [])).Problem);
    }

    [Fact]
    public async Task Without_anybody_typing_the_fields_show_their_default_or_their_label()
    {
        await using var world = await TheWorld.OpenAsync();
        var page = await world.Desk<TemplatePageQuery>().RunAsync(world.Helene, DemoTemplates.Id(DemoTemplates.Event), []);

        Assert.False(page.Failed);
        Assert.Empty(Places(page.Value.Body));
        Assert.Contains("[", page.Value.Body);
    }

    private static TypedAnswer Said(string tag, string? text, FieldType? type = null, bool stands = false) => new(tag, type, text, stands);

    private static async Task<LivePage> PageAsync(string document, IReadOnlyList<TypedAnswer> typed)
    {
        await using var world = await TheWorld.OpenAsync();
        var id = await UploadedAsync(world, document);
        var dates = typed.Select(t => t.Tag == "jour" ? t with { Type = FieldType.Date } : t).ToList();
        var page = await world.Desk<TemplatePageQuery>().RunAsync(world.Helene, id, dates);
        Assert.Null(page.Problem);
        return page.Value;
    }

    private static async Task<Guid> UploadedAsync(TheWorld world, string document) =>
        (await world.Desk<UploadTemplate>().RunAsync(world.Helene, new() { Kind = TemplateKind.Certificate, Subject = TemplateSubject.Contract }, new() { Name = "Essai.docx", Content = WordFile.Of(document) })).Value;

    internal static List<(int Number, string Format)> Places(string html) =>
        [.. System.Text.RegularExpressions.Regex.Matches(html, "data-place=\"([0-9]+)\" data-as=\"([a-z_]*)\"").Select(m => (int.Parse(m.Groups[1].Value), m.Groups[2].Value))];
}
