using Broker.Core.Templates;
using Broker.Core.Word;
using Broker.Tests.Word;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Templates;

/// <summary>The page of all tags, and the document that holds them all.</summary>
public sealed class TagGuideTests
{
    public static TheoryData<TemplateSubject> Subjects => [.. Enum.GetValues<TemplateSubject>()];

    [Fact, Rule("D-39")]
    public async Task Every_tag_is_listed_once_by_entity_with_its_French_name_and_an_example()
    {
        await using var world = await TheWorld.OpenAsync();
        var groups = await world.Desk<TagGuideQuery>().RunAsync(world.Helene);
        foreach (var subject in Enum.GetValues<TemplateSubject>())
            Assert.Equal(TagCatalog.Of(subject).Select(t => t.Name).Order(), groups.Where(g => g.Subjects.Contains(subject)).SelectMany(g => g.Rows.Select(r => r.Name)).Intersect(TagCatalog.Of(subject).Select(t => t.Name)).Order());
        Assert.Equal(groups.Sum(g => g.Rows.Count), groups.SelectMany(g => g.Rows.Select(r => r.Name)).Distinct().Count());
        var number = groups.SelectMany(g => g.Rows).Single(r => r.Name == "contract.number");
        Assert.Equal(("contrat.numero", "{{contrat.numero}}", "FL-2026-0042"), (number.French, number.Copy, number.Example));
        Assert.Equal("garanties_souscrites", groups.Single(g => g.Entity == "guarantees").List);
        // What one copies is read as what it was copied for.
        foreach (var row in groups.SelectMany(g => g.Rows).Where(r => r.Shape == TagShape.Value)) Assert.Single(MergeTags.Read(WordFile.Of(WordFile.P(row.Copy))).Tags);
    }

    [Theory, MemberData(nameof(Subjects)), Rule("D-39")]
    public void The_example_holds_every_tag_passes_the_gate_and_is_filled_without_a_leftover(TemplateSubject subject)
    {
        var docx = ExampleTemplate.Write(subject, word => $"<{word}>");
        Assert.False(PackageGate.Check(docx).Failed);
        using (var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false))
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(word).Select(e => $"{e.Path?.XPath} {e.Description}"));

        var tags = TemplateTags.Read(docx, subject);
        Assert.Equal((0, 0), (tags.Errors, tags.Asked.Count()));
        Assert.Equal(TagCatalog.Of(subject).Select(t => t.Name).Order(), tags.Tags.Select(t => t.Verdict.Known!.Name).Distinct().Order());
        var filled = WordFill.Fill(docx, TagValues.Examples(subject).For(tags, new Dictionary<string, MergeValue>()), Filled.French);
        var text = WordFile.TextOf(filled);
        Assert.DoesNotContain("{{", text);
        Assert.DoesNotContain("}}", text);
        Assert.Contains("Transports Garnier SAS", text);
        Assert.Empty(MergeTags.Read(filled).Tags);
        Assert.NotNull(WordToHtml.Convert(filled, "fr"));
    }
}
