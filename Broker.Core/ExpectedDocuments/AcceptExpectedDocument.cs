using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.ExpectedDocuments;

/// <summary>What was brought will do; where the list says for how long, from the day the document bears.</summary>
public sealed class AcceptExpectedDocument(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid Id { get; set; }
        public Guid Version { get; set; }

        /// <summary>The day the document bears; today, when it is not said.</summary>
        public DateOnly? DatedOn { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default) => Inputs.Check(input) is { } problem ? problem
        : await store.DecideAsync(by, input.Id, input.Version, (e, actor) => e.Accept(input.DatedOn, clock.Today, clock.Now, actor.Name), ExpectedEvents.Accepted, null, ct);
}
