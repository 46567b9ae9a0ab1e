using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <summary>The Word file of one version, to be looked at or worked on.</summary>
public sealed class TemplateFileQuery(BrokerStore store)
{
    public async Task<Result<FileQuery.FileAnswer>> RunAsync(Caller by, Guid templateId, int number, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        var found = await db.TemplateVersions.Where(v => v.TemplateId == templateId && v.Number == number)
            .Join(db.Files, v => v.FileId, f => f.Id, (v, f) => new FileQuery.FileAnswer(v.FileName, f.ContentType, f.Hash, f.Size)).SingleOrDefaultAsync(ct);
        return found is null ? Problem.Missing : found;
    }
}
