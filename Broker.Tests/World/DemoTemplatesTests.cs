using Broker.Core.Files;
using Broker.Core.Templates;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.World;

public sealed class DemoTemplatesTests
{
    [Fact]
    public async Task Every_template_is_a_valid_Word_document_with_letterhead_and_page_number()
    {
        await using var world = await World.OpenAsync();
        var templates = await world.ReadAsync(db => db.Templates.Join(db.Files, t => t.FileId, f => f.Id, (t, f) => new { t.Name, f.Hash, f.ContentType }).ToListAsync());

        Assert.Equal(5, templates.Count);
        foreach (var template in templates)
        {
            using var word = WordprocessingDocument.Open(world.Shelf.Open(template.Hash), isEditable: false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(word).Select(e => $"{template.Name}: {e.Path?.XPath} {e.Description}"));
            Assert.Single(word.MainDocumentPart!.HeaderParts.Single().ImageParts);
            Assert.Contains("NUMPAGES", word.MainDocumentPart.FooterParts.Single().Footer.OuterXml);
            Assert.Equal(ContentTypes.Word, template.ContentType);
        }
    }

    [Fact]
    public async Task Every_tag_is_known_or_asked_for_by_a_configured_field()
    {
        await using var world = await World.OpenAsync();
        var templates = await world.ReadAsync(db => db.Templates.Include(t => t.Fields).Join(db.Files, t => t.FileId, f => f.Id, (t, f) => new { Template = t, f.Hash }).ToListAsync());

        foreach (var found in templates)
        {
            var tags = TemplateTags.Read(world.Shelf.Read(found.Hash), found.Template.Subject);
            Assert.Empty(tags.Unreadable);
            Assert.Empty(tags.Tags.Where(t => t.Verdict.State == TagState.Error).Select(t => $"{found.Template.Name}: {t.Tag.Path} {t.Verdict.Code}"));
            Assert.Equal(tags.Asked.Select(tag => tag.First().Path).Order(), found.Template.Fields.Select(f => f.Tag).Order());
        }
        Assert.Equal(5, templates.Sum(t => t.Template.Fields.Count));
    }
}
