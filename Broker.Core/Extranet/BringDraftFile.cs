using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>A photo or paper brought for a form that is not sent yet. It waits with the draft, for whoever brought it alone.</summary>
public sealed class BringDraftFile(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public sealed class Input
    {
        public SpaceForm Form { get; set; }

        /// <summary>Made by whoever brings it: sent again, it is the same file.</summary>
        public Guid UploadId { get; set; }
        public string? FileName { get; set; }
    }

    /// <returns>The file's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, Stream content, CancellationToken ct = default)
    {
        await using (var db = await store.OpenAsync(by, ct))
        {
            if (await RefuseAsync(db, input, ct) is { } refusal) return refusal;
            if (await FindAsync(db, input, ct) is { } already) return already;
        }

        var received = await IncomingFile.TakeAsync(shelf, input.FileName, content, ct);
        if (received.Failed) return received.Problem;

        await using (var db = await store.OpenAsync(by, ct))
        {
            if (await RefuseAsync(db, input, ct) is { } refusal) return refusal;
            var file = received.Value.ToStored(clock.Now);
            var brought = new DraftFile
            {
                ClientId = db.Actor.ClientId!.Value, PersonId = db.Actor.PersonId!.Value, Form = input.Form, Name = received.Value.Name, FileId = file.Id, File = file,
                CreatedAt = clock.Now, UploadId = input.UploadId,
            };
            db.Add(brought);
            var saved = await db.SaveAsync(ct);
            return !saved.Failed ? brought.Id : saved.Problem == Problem.Taken && await FindAsync(db, input, ct) is { } rival ? rival : saved.Problem;
        }
    }

    private static async Task<Problem?> RefuseAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        SpaceForms.Demand(db.Actor, input.Form);
        if (db.Actor is not { ClientId: not null, PersonId: not null }) return Problem.Missing;
        if (db.Actor.Viewer is not null) return new Problem("view.read-only");
        return await SpaceForms.FilesOf(db, input.Form).CountAsync(ct) >= DraftFile.Most ? Problem.Of("draft.too-many-files", DraftFile.Most) : null;
    }

    private static Task<Guid?> FindAsync(BrokerDb db, Input input, CancellationToken ct) =>
        SpaceForms.FilesOf(db, input.Form).Where(f => f.UploadId == input.UploadId).Select(f => (Guid?)f.Id).SingleOrDefaultAsync(ct);
}
