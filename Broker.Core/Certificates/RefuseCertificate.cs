using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>"Refuse": the certificate is destroyed in every form (R-CERT-19); the request keeps who, when and why (D-36).</summary>
public sealed class RefuseCertificate(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public sealed class Input
    {
        public Guid TaskId { get; set; }
        [Required, MaxLength(TaskItem.ReasonLength)] public string? Reason { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.DecideRequests);
        if (Inputs.Check(input) is { } wrong) return wrong;

        var held = await HeldCertificate.FindAsync(db, input.TaskId, ct);
        if (held is null) return Problem.Missing;
        var now = clock.Now;
        var decided = held.Task.Decide(TaskState.Refused, input.Reason, db.Actor.PersonId, db.Actor.Name, now);
        if (decided.Failed) return decided;

        held.Request.Refused(held.Task.Reason!, now);
        var files = held.Files;
        db.RemoveRange([.. held.Rows, .. files]);
        db.Add(CertificateNews.Refused(held.Request, now, db.Actor.Name));
        db.Add(CertificateNews.ToRequester(held.Request, now, "notice.certificate-refused", held.Task.Reason!));
        var saved = await HeldCertificate.SaveAsync(db, store, by, input.TaskId, ct);
        if (!saved.Failed) await DestroyAsync(db, files);
        return saved;
    }

    /// <summary>After the rows. Interrupted here, the files belong to nobody, and the daily sweep ends what was begun.</summary>
    private async Task DestroyAsync(BrokerDb db, IReadOnlyList<StoredFile> files)
    {
        foreach (var hash in files.Select(f => f.Hash).Distinct())
            if (!await db.Files.AnyAsync(f => f.Hash == hash)) shelf.Destroy(hash);
    }
}
