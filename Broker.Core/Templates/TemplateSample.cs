using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Templates;

/// <summary>A template filled with the catalogue's examples, the firm's own name, and each asked field's default or label.</summary>
internal static class TemplateSample
{
    private static readonly CheckLine Check = new(TagWords.ExampleNumber, TagWords.ExampleCode, TagWords.ExampleAddress, QrPicture.Of(TagWords.ExampleAddress));

    public static async Task<Result<WordHtml>> ConvertAsync(BrokerDb db, IFileShelf shelf, FirmIdentity firm, Guid templateId, ILogger log, CancellationToken ct)
    {
        var template = await db.Templates.AsNoTracking().Include(t => t.Fields).SingleOrDefaultAsync(t => t.Id == templateId, ct);
        if (template is null) return Problem.Missing;
        var hash = await db.Files.Where(f => f.Id == template.FileId).Select(f => f.Hash).SingleAsync(ct);
        var docx = await shelf.ReadAsync(hash, ct);
        if (WordAttempt.Of(() => TemplateTags.Read(docx, template.Subject), log) is not { } tags) return new Problem("template.unfit");
        if (tags.Errors > 0) return Problem.Of("template.has-errors", tags.Errors);

        firm = await db.FirmIdentityAsync(firm, ct);
        var answers = template.Fields.ToDictionary(f => f.Tag, AnswerOf);
        var data = TagValues.Examples(template.Subject).SetFirm(firm).For(tags, answers);
        return WordAttempt.Of(() => WordToHtml.Convert(WordFill.Fill(docx, data, firm.Culture), firm.Culture.TwoLetterISOLanguageName), log) is { } html
            ? template is { Kind: TemplateKind.Certificate, ConvertToPdf: true } ? Check.On(html) : html
            : new Problem("template.unfit");
    }

    public static MergeValue AnswerOf(AskedField field) => field.Default is null ? $"[{field.Label}]" : AskedAnswers.ToMerge(field.Type, field.Default);
}
