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

        Assert.Equal(4, templates.Count);
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
    public async Task What_the_event_template_asks_is_what_its_document_has_and_the_catalogue_lacks()
    {
        await using var world = await World.OpenAsync();
        var asked = await world.ReadAsync(db => db.AskedFields.OrderBy(f => f.Position).Select(f => f.Tag).ToListAsync());

        Assert.Equal(["motif", "date_debut", "date_fin", "lieu", "precisions"], asked);
        Assert.True(await world.ReadAsync(db => db.AskedFields.AnyAsync(f => f.Tag == "precisions" && !f.Required && f.Type == FieldType.LongText)));
    }
}
