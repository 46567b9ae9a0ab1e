using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.ExpectedDocuments;

/// <summary>A document was filed under the wrong name: it answers that one no more, and stays where it is.</summary>
public sealed class DetachCollectedDocument(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid expectedId, Guid documentId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        var expected = await db.FindExpectedAsync(expectedId, ct);
        if (expected is null) return Problem.Missing;
        var done = expected.Detach(documentId, clock.Now);
        if (done.Failed) return done;
        if (db.ChangeTracker.HasChanges()) db.Touch(expected);
        return await db.SaveAsync(ct);
    }
}
