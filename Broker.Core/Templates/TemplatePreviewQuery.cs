using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Templates;

/// <param name="Html">A complete document, to be shown in a frame of its own.</param>
/// <param name="Undrawn">What the document holds and will not be printed: shown before the template is used, never silent.</param>
/// <param name="MissingFonts">Printed in a look-alike of other widths.</param>
public sealed record TemplatePreview(string Html, IReadOnlyList<Undrawn> Undrawn, IReadOnlyList<string> MissingFonts);

/// <summary>The template as it will look, with examples in the place of data: the same HTML that is printed.</summary>
public sealed class TemplatePreviewQuery(BrokerStore store, IFileShelf shelf, FirmIdentity firm, FirmClock clock, ILogger<TemplatePreviewQuery> log)
{
    public async Task<Result<TemplatePreview>> RunAsync(Caller by, Guid templateId, int? number = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        var sample = await TemplateSample.ConvertAsync(db, shelf, firm, clock.Today, templateId, number, log, ct);
        return sample.Failed ? sample.Problem : new TemplatePreview(PrintPage.Compose(sample.Value).Html, sample.Value.Undrawn, sample.Value.MissingFonts);
    }
}
