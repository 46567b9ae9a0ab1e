using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <summary>Reads the file of a template's version, and judges it by what the firm asks for and has declared.</summary>
internal static class TemplateReading
{
    public static async Task<byte[]> FileAsync(this BrokerDb db, IFileShelf shelf, Guid fileId, CancellationToken ct) =>
        await shelf.ReadAsync(await db.Files.Where(f => f.Id == fileId).Select(f => f.Hash).SingleAsync(ct), ct);

    public static async Task<StatementCheck> CheckAsync(this BrokerDb db, IFileShelf shelf, WordTemplate template, Guid fileId, DateOnly today, CancellationToken ct)
    {
        var docx = await db.FileAsync(shelf, fileId, ct);
        return await db.CheckAsync(template, fileId, docx, TemplateTags.Read(docx, template.Subject, await FirmCodes.ReadAsync(db, today, ct)), ct);
    }

    public static async Task<StatementCheck> CheckAsync(this BrokerDb db, WordTemplate template, Guid fileId, byte[] docx, TemplateTags tags, CancellationToken ct)
    {
        // As it will be, where it is being changed.
        var declared = (await db.StatementDeclarations.Where(d => d.TemplateId == template.Id).ToListAsync(ct)).Concat(db.StatementDeclarations.Local.Where(d => d.TemplateId == template.Id)).Distinct()
            .Where(d => db.Entry(d).State != EntityState.Deleted).ToList();
        return StatementCheck.Of(template, fileId, tags, DocumentWords.Read(docx), declared, await db.RulesAsync(ct));
    }

    /// <summary>Null: nothing was decided, and everything is asked.</summary>
    public static Task<StatementRules?> RulesAsync(this BrokerDb db, CancellationToken ct) => db.StatementRules.SingleOrDefaultAsync(r => r.Id == StatementRules.OnlyId, ct);

    public static async Task<int> NextNumberAsync(this BrokerDb db, Guid templateId, CancellationToken ct) =>
        (await db.TemplateVersions.Where(v => v.TemplateId == templateId).MaxAsync(v => (int?)v.Number, ct) ?? 0) + 1;
}
