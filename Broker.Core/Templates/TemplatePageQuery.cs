using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Templates;

/// <summary>The template as it will look while its questions are being configured: the catalogue's examples, and places that follow what is typed.</summary>
public sealed class TemplatePageQuery(BrokerStore store, IFileShelf shelf, FirmIdentity configured, FirmClock clock, ILogger<TemplatePageQuery> log)
{
    public async Task<Result<LivePage>> RunAsync(Caller by, Guid templateId, IReadOnlyList<TypedAnswer> typed, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        var template = await db.Templates.AsNoTracking().Include(t => t.Fields).SingleOrDefaultAsync(t => t.Id == templateId, ct);
        if (template is null || await db.Files.Where(f => f.Id == template.FileId).Select(f => f.Hash).SingleOrDefaultAsync(ct) is not { } hash) return Problem.Missing;
        var docx = await shelf.ReadAsync(hash, ct);
        var codes = await FirmCodes.ReadAsync(db, clock.Today, ct);
        if (WordAttempt.Of(() => TemplateTags.Read(docx, template.Subject, codes), log) is not { } tags) return new Problem("template.unfit");
        if (tags.Errors > 0) return Problem.Of("template.has-errors", tags.Errors);

        var firm = await db.FirmIdentityAsync(configured, ct);
        var values = TagValues.Examples(template.Subject, codes).SetFirm(firm);
        var fields = template.Fields.OrderBy(f => f.Position).ToList();
        return WordAttempt.Of(() => LivePage.Of(docx, tags, values, fields, typed, firm.Culture, TemplateSample.AnswerOf, TemplateSample.CheckOf(template)), log) is { } page ? page : new Problem("template.unfit");
    }
}
