using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Takes back that one was accepted, or not applicable.</summary>
public sealed class ReopenExpectedDocument(BrokerStore store, FirmClock clock)
{
    public Task<Result> RunAsync(Caller by, Guid id, Guid version, CancellationToken ct = default) =>
        store.DecideAsync(by, id, version, (e, _) => e.Reopen(clock.Now), ExpectedEvents.Reopened, null, ct);
}
