using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <param name="Products">How many products offer it.</param>
public sealed record TemplateRow(
    Guid Id, string Name, TemplateKind Kind, TemplateSubject Subject, bool ConvertToPdf, bool ShareAutomatically, DateTime UploadedAt,
    int Errors, bool Retired, int Asked, int Guesses, int Products);

public sealed class TemplatesQuery(BrokerStore store)
{
    public async Task<IReadOnlyList<TemplateRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        return await db.Templates.AsNoTracking().OrderBy(t => t.Retired).ThenBy(t => t.Name)
            .Select(t => new TemplateRow(t.Id, t.Name, t.Kind, t.Subject, t.ConvertToPdf, t.ShareAutomatically, t.UploadedAt,
                t.Errors, t.Retired, t.Fields.Count, t.Fields.Count(f => f.TypeIsGuess), db.ProductTemplates.Count(p => p.TemplateId == t.Id)))
            .ToListAsync(ct);
    }
}
