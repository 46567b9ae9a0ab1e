using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Files;

/// <summary>What the download of a document needs: the same caller and filter as any screen.</summary>
public sealed class FileQuery(BrokerStore store)
{
    /// <param name="Name">With the ending that goes with its type.</param>
    /// <param name="Hash">Where the shelf has it.</param>
    /// <param name="Size">Bytes.</param>
    public sealed record FileAnswer(string Name, string ContentType, string Hash, long Size);

    public async Task<Result<FileAnswer>> RunAsync(Caller by, Guid documentId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();

        var (files, me) = (db.Actor.Has(Feature.ViewFiles), db.Actor.PersonId);
        var found = await db.Documents.AsNoTracking().Where(d => d.Id == documentId)
            // Certificates have no switch, and what one deposited oneself stays one's own.
            .Where(d => files || d.ById == me || db.Certificates.Any(c => c.DocumentId == d.Id))
            .Select(d => new { d.Name, d.File!.ContentType, d.File.Hash, d.File.Size }).SingleOrDefaultAsync(ct);
        return found is null ? Problem.Missing : new FileAnswer(ContentTypes.Named(found.Name, found.ContentType), found.ContentType, found.Hash, found.Size);
    }
}
