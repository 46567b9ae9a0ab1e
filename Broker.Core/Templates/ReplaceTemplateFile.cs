using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <summary>
/// Brings a further version of a template. It is used at once, unless clients have a published one and this one is not fit to be published, or is to be
/// looked at first. Settings of the fields whose tags remain are kept; requests under way keep the file they were made with.
/// </summary>
public sealed class ReplaceTemplateFile(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    /// <summary>Answers the number of the version.</summary>
    public async Task<Result<int>> RunAsync(Caller by, Guid templateId, TemplateFile file, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);

        var template = await db.Templates.Include(t => t.Fields).SingleOrDefaultAsync(t => t.Id == templateId, ct);
        if (template is null) return Problem.Missing;
        var tags = file.Read(template.Subject, await FirmCodes.ReadAsync(db, clock.Today, ct));
        if (tags.Failed) return tags.Problem;

        var shelved = await shelf.TryKeepAsync(file.Content!, ContentTypes.Word, clock.Now, ct);
        if (shelved.Failed) return shelved.Problem;
        var kept = shelved.Value;
        var version = file.Versioned(template.Id, await db.NextNumberAsync(template.Id, ct), kept.Id, clock.Now, db.Actor.Signature);
        var check = await db.CheckAsync(template, kept.Id, file.Content!, tags.Value, ct);
        db.AddRange(kept, version);

        var fit = check.WhyNot is null && !file.AsDraft;
        if (fit) version.Publish(db.Actor, clock.Now);
        if (fit || template.Draft || template.Errors > 0) db.AddRange(template.Use(version, check));
        template.Draft = template.Draft && !fit;
        // Two who bring a version at the same moment meet.
        db.Touch(template);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : version.Number;
    }
}
