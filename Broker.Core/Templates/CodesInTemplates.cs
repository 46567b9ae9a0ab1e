using Broker.Core.Files;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <summary>Templates whose tags end with a word's code (R-TAG-04), in the version in use or in one being prepared. Their files are read: it is asked when a word goes.</summary>
internal sealed class CodesInTemplates(IFileShelf shelf) : ICodeUses
{
    private const string Place = "WordTemplate.Code";

    public async Task<IReadOnlyList<Use>> OfAsync(BrokerDb db, ListValue word, string code, CancellationToken ct)
    {
        var only = new FirmCodes([new FirmCode(word.List, word.Id, code, word.Name, 0)]);
        var names = only.Tags.Select(tag => tag.Name).ToHashSet();
        if (names.Count == 0) return [];

        var templates = await db.Templates.AsNoTracking().Where(t => !t.Retired).Select(t => new { t.Id, t.Subject, t.FileId }).ToListAsync(ct);
        var prepared = (await db.TemplateVersions.AsNoTracking().Where(v => v.PublishedAt == null).Select(v => new { v.TemplateId, v.FileId }).ToListAsync(ct)).ToLookup(v => v.TemplateId, v => v.FileId);
        var calling = 0;
        foreach (var template in templates)
            foreach (var file in prepared[template.Id].Prepend(template.FileId).Distinct())
            {
                var tags = TemplateTags.Read(await db.FileAsync(shelf, file, ct), template.Subject, only).Tags;
                if (!tags.Any(tag => tag.Verdict is { State: TagState.Known, Known.Name: var name } && names.Contains(name))) continue;
                calling++;
                break;
            }
        return calling == 0 ? [] : [new(word.Id, Place, calling)];
    }
}
