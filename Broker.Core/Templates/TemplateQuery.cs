using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <param name="Text">As it stands in the document, "{{contract.number}}".</param>
/// <param name="Name">Known: its own English name.</param>
/// <param name="Example">Known: what it might print; empty for pictures, lists and conditions.</param>
/// <param name="FieldId">Asked: the field of the form.</param>
/// <param name="Code">Error: why.</param>
/// <param name="Suggestion">The known name that was perhaps meant.</param>
/// <param name="Places">Everywhere it stands.</param>
public sealed record TagRow(
    string Text, TagState State, string? Name, string? Example, Guid? FieldId, string? Code, string? Suggestion, IReadOnlyList<TagPlace> Places);

/// <param name="Current">It is the one certificates are made with, or will be once the template is published.</param>
/// <param name="Newer">It came after the one in use and was never published.</param>
public sealed record VersionRow(int Number, string FileName, DateTime At, string? By, string? Note, int? RestoredFrom, bool Current, DateTime? PublishedAt, string? PublishedBy)
{
    public bool Newer { get; init; }
}

/// <param name="Input">The template as the form edits it.</param>
/// <param name="Number">Of the version shown.</param>
/// <param name="FileName">Of the version shown, as its errors, tags and statements are.</param>
/// <param name="Tags">Errors first, then what is asked, then what is known; each in the document's order.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="Statements">What whoever receives it looks for, and whether it is there; none for what is no certificate.</param>
public sealed record TemplateDetail(
    ConfigureTemplate.Input Input, int Number, string FileName, DateTime UploadedAt, bool Retired, bool Draft, int Errors, IReadOnlyList<string> Products, IReadOnlyList<TagRow> Tags,
    IReadOnlyList<VersionRow> Versions, IReadOnlyList<StatementRow> Statements)
{
    public VersionRow? Shown => Versions.FirstOrDefault(v => v.Number == Number);
    public bool IsFit => Errors == 0 && !Statements.Any(s => s.Lacks);
}

/// <summary>Everything the template's screen shows, read from the file itself: no tag is hidden (D-39).</summary>
public sealed class TemplateQuery(BrokerStore store, IFileShelf shelf, FirmIdentity firm, FirmClock clock)
{
    /// <param name="number">Of the version to look at; the one in use when there is none such.</param>
    public async Task<TemplateDetail?> RunAsync(Caller by, Guid templateId, int? number = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);

        var template = await db.Templates.AsNoTracking().Include(t => t.Fields).SingleOrDefaultAsync(t => t.Id == templateId, ct);
        if (template is null) return null;
        var products = await db.ProductTemplates.Where(o => o.TemplateId == templateId)
            .Join(db.Products, o => o.ProductId, p => p.Id, (_, p) => p.Name).OrderBy(name => name).ToListAsync(ct);
        var versions = await db.TemplateVersions.AsNoTracking().Where(v => v.TemplateId == templateId).OrderByDescending(v => v.Number).ToListAsync(ct);
        var shown = versions.Find(v => v.Number == number) ?? versions.Find(v => v.Number == template.VersionNumber);
        var fileId = shown?.FileId ?? template.FileId;
        var docx = await db.FileAsync(shelf, fileId, ct);
        var check = await db.CheckAsync(template, fileId, docx, TemplateTags.Read(docx, template.Subject, await FirmCodes.ReadAsync(db, clock.Today, ct)), ct);
        return new(InputOf(template), shown?.Number ?? template.VersionNumber, shown?.FileName ?? template.FileName, shown?.At ?? template.UploadedAt, template.Retired, template.Draft,
            check.Tags.Errors, products, [.. Rows(template, check.Tags)], [.. versions.Select(v => RowOf(v, template))], check.Statements);
    }

    private static VersionRow RowOf(TemplateVersion v, WordTemplate template) =>
        new(v.Number, v.FileName, v.At, v.By, v.Note, v.RestoredFrom, v.Number == template.VersionNumber, v.PublishedAt, v.PublishedBy)
        {
            Newer = v.PublishedAt is null && v.Number > template.VersionNumber,
        };

    private IEnumerable<TagRow> Rows(WordTemplate template, TemplateTags tags)
    {
        var unreadable = tags.Unreadable.Select(e => new TagRow(e.Text, TagState.Error, null, null, null, e.Code, null, [e.Place]));
        var judged = tags.Tags
            // What is asked is asked once, whether it is printed or decides what is.
            .GroupBy(t => (TagNames.Fold(t.Tag.Path), t.Verdict.State == TagState.Asked ? TagKind.Value : t.Tag.Kind, t.Verdict.State, t.Verdict.Known?.Name))
            .Select(same => RowOf(template, same.First(), [.. same.Select(t => t.Tag.Place)]))
            .OrderBy(row => row.State switch { TagState.Error => 0, TagState.Asked => 1, _ => 2 });
        return unreadable.Concat(judged);
    }

    private TagRow RowOf(WordTemplate template, JudgedTag tag, IReadOnlyList<TagPlace> places)
    {
        var (state, known, code, suggestion) = tag.Verdict;
        var example = known is { Shape: TagShape.Value, Example: { } value } ? TagFormats.Print(value, tag.Tag.Format, firm.Culture) : null;
        var field = state == TagState.Asked ? template.Fields.Find(f => TagNames.Fold(f.Tag) == TagNames.Fold(tag.Tag.Path))?.Id : null;
        return new(TextOf(tag.Tag), state, known?.Name, example, field, code, suggestion, places);
    }

    private static string TextOf(MergeTag tag)
    {
        var sign = tag.Kind switch { TagKind.Picture => "%", TagKind.SectionStart => "#", TagKind.InvertedStart => "^", _ => "" };
        return "{{" + sign + tag.Path + (tag.Format is null ? "" : " | " + tag.Format) + "}}";
    }

    private static ConfigureTemplate.Input InputOf(WordTemplate template) => new()
    {
        Id = template.Id, Version = template.Version, Name = template.Name, Kind = template.Kind, Subject = template.Subject,
        ConvertToPdf = template.ConvertToPdf, ShareAutomatically = template.ShareAutomatically,
        Fields = [.. template.Fields.OrderBy(f => f.Position).Select(f => new ConfigureTemplate.Field
        {
            Id = f.Id, Tag = f.Tag, Label = f.Label, Type = f.Type, TypeIsGuess = f.TypeIsGuess, Help = f.Help, Default = f.Default,
            Required = f.Required, Choices = [.. f.Choices],
        })],
    };
}
