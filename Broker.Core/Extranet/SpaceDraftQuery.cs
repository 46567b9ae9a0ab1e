using Broker.Core.Access;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>One's own draft of a form, on whatever screen one comes back to.</summary>
public sealed class SpaceDraftQuery(BrokerStore store)
{
    /// <param name="Values">Null when nothing was begun.</param>
    /// <param name="CommandId">Of the draft; a new one when nothing was begun.</param>
    public sealed record Draft(Guid CommandId, IReadOnlyDictionary<string, string>? Values, DateTime? KeptAt, IReadOnlyList<FileRow> Files);

    /// <param name="Size">Bytes.</param>
    public sealed record FileRow(Guid Id, string Name, long Size);

    public async Task<Draft> RunAsync(Caller by, SpaceForm form, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        SpaceForms.Demand(db.Actor, form);
        var (client, person) = (db.Actor.ClientId, db.Actor.PersonId);
        var draft = await db.SpaceDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.ClientId == client && d.PersonId == person && d.Form == form, ct);
        var files = await SpaceForms.FilesOf(db, form).Select(f => new FileRow(f.Id, f.Name, f.File!.Size)).ToListAsync(ct);
        return new(draft?.CommandId ?? Guid.CreateVersion7(), draft?.Values, draft?.KeptAt, files);
    }
}
