using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Templates;

/// <summary>Prints the template with examples; answers the PDF, of which nothing is kept.</summary>
public sealed class TryTemplate(BrokerStore store, IFileShelf shelf, IPdfPress press, FirmIdentity firm, FirmClock clock, ILogger<TryTemplate> log)
{
    public async Task<Result<byte[]>> RunAsync(Caller by, Guid templateId, int? number = null, CancellationToken ct = default)
    {
        try
        {
            var sample = await SampleAsync(by, templateId, number, ct);
            return sample.Failed ? sample.Problem : await press.PrintAsync(PrintPage.Compose(sample.Value), ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "The file of template {Template} could not be read.", templateId);
            return new Problem("template.file-unreadable");
        }
        catch (PrintFailed)
        {
            return new Problem("template.print-failed");
        }
    }

    /// <summary>The archive is closed again before the press begins.</summary>
    private async Task<Result<WordHtml>> SampleAsync(Caller by, Guid templateId, int? number, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        return await TemplateSample.ConvertAsync(db, shelf, firm, clock.Today, templateId, number, log, ct);
    }
}
