using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <summary>Gives a template another file. Settings of the fields whose tags remain are kept; requests under way keep the file they were made with.</summary>
public sealed class ReplaceTemplateFile(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid templateId, TemplateFile file, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);

        var template = await db.Templates.Include(t => t.Fields).SingleOrDefaultAsync(t => t.Id == templateId, ct);
        if (template is null) return Problem.Missing;
        var tags = file.Read(template.Subject);
        if (tags.Failed) return tags.Problem;

        var shelved = await shelf.TryKeepAsync(file.Content!, ContentTypes.Word, clock.Now, ct);
        if (shelved.Failed) return shelved.Problem;
        var kept = shelved.Value;
        (template.FileId, template.FileName, template.UploadedAt) = (kept.Id, file.PlainName, clock.Now);
        db.Add(kept);
        db.AddRange(template.Ask(tags.Value));
        return await db.SaveAsync(ct);
    }
}
