using Broker.Core.Access;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Templates;

/// <param name="Products">How many products offer it.</param>
/// <param name="Lacks">What the firm asks of certificates and this one does not say.</param>
/// <param name="Waiting">A version newer than the one in use has not been published.</param>
public sealed record TemplateRow(
    Guid Id, string Name, TemplateKind Kind, TemplateSubject Subject, bool ConvertToPdf, bool ShareAutomatically, DateTime UploadedAt,
    int Errors, bool Retired, bool Draft, int Number, int Asked, int Guesses, int Products, IReadOnlyList<CertificateStatement> Lacks, bool Waiting);

public sealed class TemplatesQuery(BrokerStore store, IFileShelf shelf, ILogger<TemplatesQuery> log)
{
    public async Task<IReadOnlyList<TemplateRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        var rules = await db.RulesAsync(ct);
        var found = await db.Templates.AsNoTracking().OrderBy(t => t.Retired).ThenBy(t => t.Name)
            .Select(t => new
            {
                Template = t, Asked = t.Fields.Count, Guesses = t.Fields.Count(f => f.TypeIsGuess), Products = db.ProductTemplates.Count(p => p.TemplateId == t.Id),
                Newest = db.TemplateVersions.Where(v => v.TemplateId == t.Id).Max(v => (int?)v.Number) ?? 0,
            }).ToListAsync(ct);
        foreach (var unread in found.Select(f => f.Template).Where(t => t is { Says: null, CanBeOffered: true, Retired: false })) await ReadAsync(db, unread, ct);
        return
        [
            .. found.Select(f => new TemplateRow(f.Template.Id, f.Template.Name, f.Template.Kind, f.Template.Subject, f.Template.ConvertToPdf, f.Template.ShareAutomatically, f.Template.UploadedAt,
                f.Template.Errors, f.Template.Retired, f.Template.Draft, f.Template.VersionNumber, f.Asked, f.Guesses, f.Products, f.Template.Lacks(rules), f.Newest > f.Template.VersionNumber)),
        ];
    }

    /// <summary>Brought in before the product looked for what certificates say.</summary>
    private async Task ReadAsync(BrokerDb db, WordTemplate template, CancellationToken ct)
    {
        try
        {
            var docx = await db.FileAsync(shelf, template.FileId, ct);
            if (WordAttempt.Of(() => TemplateTags.Read(docx, template.Subject), log) is { } tags) template.Keep(await db.CheckAsync(template, template.FileId, docx, tags, ct));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "The file of template {Template} could not be read.", template.Id);
        }
    }
}
