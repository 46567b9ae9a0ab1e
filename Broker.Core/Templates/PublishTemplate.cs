using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <summary>
/// Puts a version before clients: a new one, or an older one again, which then is a version of its own, so that the list says when and by whom. A document
/// with errors, or a certificate that lacks what the firm asks for, is refused. Answers the number of the version in use.
/// </summary>
public sealed class PublishTemplate(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public sealed class Input
    {
        public Guid TemplateId { get; set; }

        /// <summary>The template's, as it was read.</summary>
        public Guid Version { get; set; }
        public int Number { get; set; }
    }

    public async Task<Result<int>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);

        var template = await db.Templates.Include(t => t.Fields).SingleOrDefaultAsync(t => t.Id == input.TemplateId, ct);
        var version = await db.TemplateVersions.SingleOrDefaultAsync(v => v.TemplateId == input.TemplateId && v.Number == input.Number, ct);
        if (template is null || version is null) return Problem.Missing;
        if (template.Version != input.Version) return Problem.Stale;
        if (!template.Draft && version.Number == template.VersionNumber) return version.Number;
        var check = await db.CheckAsync(shelf, template, version.FileId, clock.Today, ct);
        if (check.WhyNot is { } why) return why;

        if (version.PublishedAt is not null && version.Number != template.VersionNumber) db.Add(version = Again(version, await db.NextNumberAsync(template.Id, ct), db.Actor));
        version.Publish(db.Actor, clock.Now);
        db.AddRange(template.Use(version, check));
        template.Draft = false;
        db.Touch(template);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : version.Number;
    }

    private TemplateVersion Again(TemplateVersion older, int number, Actor by) => new()
    {
        TemplateId = older.TemplateId, Number = number, FileId = older.FileId, FileName = older.FileName, At = clock.Now, By = by.Signature, RestoredFrom = older.RestoredFrom ?? older.Number,
    };
}
