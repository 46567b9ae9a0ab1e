using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Word;

namespace Broker.Core.Templates;

/// <summary>Prints the template with examples; answers the PDF, of which nothing is kept.</summary>
public sealed class TryTemplate(BrokerStore store, IFileShelf shelf, IPdfPress press, FirmIdentity firm)
{
    public async Task<Result<byte[]>> RunAsync(Caller by, Guid templateId, CancellationToken ct = default)
    {
        Result<WordHtml> sample;
        await using (var db = await store.OpenAsync(by, ct))
        {
            db.Actor.Demand(Permission.ManageTemplates);
            sample = await TemplateSample.ConvertAsync(db, shelf, firm, templateId, ct);
        }
        if (sample.Failed) return sample.Problem;
        try
        {
            return await press.PrintAsync(PrintPage.Compose(sample.Value), ct);
        }
        catch (PrintFailed)
        {
            return new Problem("template.print-failed");
        }
    }
}
