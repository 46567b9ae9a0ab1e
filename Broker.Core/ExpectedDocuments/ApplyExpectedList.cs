using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Makes open files follow their list as it stands: so few that one waits for it. Stopped half-way, it is simply done again; of more, a job is made.</summary>
public sealed class ApplyExpectedList(BrokerStore store, FirmClock clock)
{
    /// <summary>More are done by <see cref="ApplyExpectedListToMany"/>.</summary>
    public const int Most = 400;
    private const int AtOnce = 200, Tries = 4;

    /// <returns>How many files ask for something else now.</returns>
    public async Task<Result<int>> RunAsync(Caller by, OpenFiles which, CancellationToken ct = default)
    {
        List<Guid> files;
        await using (var db = await store.OpenToReadAsync(by, ct))
        {
            db.Actor.Demand(Permission.ManageProducts);
            files = await ListApplying.FilesAsync(db, which, clock.Today, ct);
        }
        if (files.Count > Most) return Problem.Of("expected.too-many-files", Most);
        var changed = 0;
        foreach (var batch in files.Chunk(AtOnce))
        {
            var done = await MakeAsync(by, which, batch, ct);
            // A file that arrives meanwhile, a sale that is converted, whose contract asks for the same by then: they are looked at again as they are by then.
            for (var attempt = 1; (done.Problem == Problem.Stale || done.Problem == Problem.Taken) && attempt < Tries; attempt++) done = await MakeAsync(by, which, batch, ct);
            if (done.Failed) return done;
            changed += done.Value;
        }
        return changed;
    }

    private async Task<Result<int>> MakeAsync(Caller by, OpenFiles which, IReadOnlyList<Guid> batch, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var changed = await ListApplying.MakeAsync(db, which, batch, clock.Now, ct);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : changed;
    }
}
