using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <summary>Takes in a Word document as a template, and reads what it knows, asks for and gets wrong; answers its id.</summary>
public sealed class UploadTemplate(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public sealed class Input
    {
        /// <summary>The file's own name, without its ending, when empty.</summary>
        [MaxLength(WordTemplate.NameLength)] public string? Name { get; set; }
        public TemplateKind Kind { get; set; }
        public TemplateSubject Subject { get; set; } = TemplateSubject.Contract;
    }

    public async Task<Result<Guid>> RunAsync(Caller by, Input input, TemplateFile file, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        if (Inputs.Check(input) is { } wrong) return wrong;
        var tags = file.Read(input.Subject, await FirmCodes.ReadAsync(db, clock.Today, ct));
        if (tags.Failed) return tags.Problem;

        var name = NameOf(input, file);
        if (await db.Templates.AnyAsync(t => t.Name == name, ct)) return Problem.Of("template.name-taken", name).At(nameof(Input.Name));

        var shelved = await shelf.TryKeepAsync(file.Content!, ContentTypes.Word, clock.Now, ct);
        if (shelved.Failed) return shelved.Problem;
        var kept = shelved.Value;
        var template = new WordTemplate
        {
            Name = name, Kind = input.Kind, Subject = input.Subject, FileId = kept.Id, FileName = file.PlainName, UploadedAt = clock.Now,
        };
        var version = file.Versioned(template.Id, 1, kept.Id, clock.Now, db.Actor.Signature);
        var check = await db.CheckAsync(template, kept.Id, file.Content!, tags.Value, ct);
        template.Use(version, check);
        template.Draft = file.AsDraft || check.WhyNot is not null;
        if (!template.Draft) version.Publish(db.Actor, clock.Now);
        db.AddRange(kept, template, version);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : template.Id;
    }

    private static string NameOf(Input input, TemplateFile file)
    {
        if (!string.IsNullOrWhiteSpace(input.Name)) return input.Name.Trim();
        var plain = Path.GetFileNameWithoutExtension(file.PlainName);
        return plain.Length <= WordTemplate.NameLength ? plain : plain[..WordTemplate.NameLength];
    }
}
