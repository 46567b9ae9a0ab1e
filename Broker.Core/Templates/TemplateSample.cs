using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Templates;

/// <summary>A version of a template to be filled with what is no certificate: examples, or somebody's data to see how it looks.</summary>
internal sealed record TemplateSample(WordTemplate Template, byte[] Docx, TemplateTags Tags, FirmIdentity Firm, FirmCodes Codes)
{
    /// <summary>At the foot of a certificate's examples.</summary>
    private static readonly CheckLine Check = new(TagWords.ExampleNumber, TagWords.ExampleCode, TagWords.ExampleAddress, QrPicture.Of(TagWords.ExampleAddress));

    /// <param name="number">Of the version; the one in use when there is none such.</param>
    public static async Task<Result<TemplateSample>> ReadAsync(BrokerDb db, IFileShelf shelf, FirmIdentity firm, DateOnly today, Guid templateId, int? number, ILogger log, CancellationToken ct)
    {
        var template = await db.Templates.AsNoTracking().Include(t => t.Fields).SingleOrDefaultAsync(t => t.Id == templateId, ct);
        if (template is null) return Problem.Missing;
        var version = await db.TemplateVersions.Where(v => v.TemplateId == templateId && v.Number == number).Select(v => (Guid?)v.FileId).SingleOrDefaultAsync(ct);
        var docx = await db.FileAsync(shelf, version ?? template.FileId, ct);
        var codes = await FirmCodes.ReadAsync(db, today, ct);
        if (WordAttempt.Of(() => TemplateTags.Read(docx, template.Subject, codes), log) is not { } tags) return new Problem("template.unfit");
        if (tags.Errors > 0) return Problem.Of("template.has-errors", tags.Errors);
        return new TemplateSample(template, docx, tags, await db.FirmIdentityAsync(firm, ct), codes);
    }

    /// <summary>The catalogue's examples, the firm's own name, and each asked field's default or label.</summary>
    public static async Task<Result<WordHtml>> ConvertAsync(BrokerDb db, IFileShelf shelf, FirmIdentity firm, DateOnly today, Guid templateId, int? number, ILogger log, CancellationToken ct)
    {
        var read = await ReadAsync(db, shelf, firm, today, templateId, number, log, ct);
        return read.Failed ? read.Problem : read.Value.Convert(read.Value.DataOf(TagValues.Examples(read.Value.Template.Subject, read.Value.Codes)), log);
    }

    /// <summary>Those values under the names the document uses, with the firm's and a stand-in for each answer.</summary>
    public MergeData DataOf(TagValues values)
    {
        var answers = Template.Fields.ToDictionary(f => f.Tag, AnswerOf);
        // A version that is not in use may ask what no field says yet.
        foreach (var asked in Tags.Asked.Where(a => answers.Keys.All(tag => TagNames.Fold(tag) != a.Key))) answers[asked.First().Path] = $"[{asked.First().Path}]";
        return values.SetFirm(Firm).SetCodes(Codes).For(Tags, answers);
    }

    public static MergeValue AnswerOf(AskedField field) => field.Default is null ? $"[{field.Label}]" : AskedAnswers.ToMerge(field.Type, field.Default);

    /// <summary>What stands at the foot of a template's printed examples, where it is of a kind that is checked.</summary>
    public static CheckLine? CheckOf(WordTemplate template) => template is { Kind: TemplateKind.Certificate, ConvertToPdf: true } ? Check : null;

    /// <param name="specimen">At the foot of a certificate; that of the examples when there is none.</param>
    public Result<WordHtml> Convert(MergeData data, ILogger log, CheckLine? specimen = null) =>
        WordAttempt.Of(() => WordToHtml.Convert(WordFill.Fill(Docx, data, Firm.Culture), Firm.Culture.TwoLetterISOLanguageName), log) is { } html
            ? CheckOf(Template) is { } check ? (specimen ?? check).On(html) : html
            : new Problem("template.unfit");
}
