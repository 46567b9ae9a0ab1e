using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.ExpectedDocuments;

/// <summary>What was brought will not do: it is expected again, and whoever brought it reads why.</summary>
public sealed class RefuseExpectedDocument(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid Id { get; set; }
        public Guid Version { get; set; }
        [Required, MaxLength(ExpectedDocument.ReasonLength)] public string? Reason { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default) => Inputs.Check(input) is { } problem ? problem
        : await store.DecideAsync(by, input.Id, input.Version, (e, actor) => e.Refuse(input.Reason!.Trim(), clock.Now, actor.Name), ExpectedEvents.Refused, input.Reason!.Trim(), ct);
}
