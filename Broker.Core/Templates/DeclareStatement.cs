using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <summary>
/// Says, in one's own name, where a template makes a statement that no tag carries: in words of its text, which must stand there, or in a picture of that
/// version. Or takes that back. What is published stays so either way.
/// </summary>
public sealed class DeclareStatement(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public enum Place { Words, Picture, Nowhere }

    public sealed class Input
    {
        public Guid TemplateId { get; set; }

        /// <summary>The number of the version it is said of.</summary>
        public int Number { get; set; }
        public CertificateStatement Statement { get; set; }
        public Place Where { get; set; }
        [MaxLength(StatementDeclaration.WordsLength)] public string? Words { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        if (Inputs.Check(input) is { } wrong) return wrong;

        var template = await db.Templates.SingleOrDefaultAsync(t => t.Id == input.TemplateId, ct);
        var version = await db.TemplateVersions.SingleOrDefaultAsync(v => v.TemplateId == input.TemplateId && v.Number == input.Number, ct);
        if (template is null || version is null || !Enum.IsDefined(input.Statement)) return Problem.Missing;
        var declared = await db.StatementDeclarations.SingleOrDefaultAsync(d => d.TemplateId == template.Id && d.Statement == input.Statement, ct);
        if (input.Where == Place.Nowhere)
        {
            if (declared is not null) db.Remove(declared);
        }
        else
        {
            var words = input.Where == Place.Words ? string.Join(' ', (input.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;
            if (words is { Length: < StatementDeclaration.WordsLeast }) return Problem.Of("input.too-short", StatementDeclaration.WordsLeast).At(nameof(Input.Words));
            if (words is not null && !StatementCheck.Stands(words, DocumentWords.Read(await db.FileAsync(shelf, version.FileId, ct)))) return new Problem("statement.not-there", nameof(Input.Words));
            if (declared is null) db.Add(new StatementDeclaration { TemplateId = template.Id, Statement = input.Statement, Words = words, FileId = version.FileId, At = clock.Now, By = db.Actor.Signature });
            else (declared.Words, declared.FileId, declared.At, declared.By) = (words, version.FileId, clock.Now, db.Actor.Signature);
        }
        template.Keep(await db.CheckAsync(shelf, template, template.FileId, clock.Today, ct));
        db.Touch(template);
        return await db.SaveAsync(ct);
    }
}
