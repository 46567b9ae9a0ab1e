using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>The contracts something is to be done for: those ticked, or all that the list shows.</summary>
public sealed class ContractSelection
{
    public const int MostTicked = 5_000;

    public List<Guid> Ids { get; set; } = [];

    /// <summary>All the filter's, in its order, instead of those ticked.</summary>
    public ContractsQuery.Filter? All { get; set; }

    /// <summary>Why nothing can be done for it.</summary>
    internal Problem? Refusal =>
        All is null && Ids.Count == 0 ? new Problem("contracts.none-chosen")
        : Ids.Count > MostTicked ? Problem.Of("contracts.too-many-ticked", MostTicked)
        : null;

    internal async Task<IReadOnlyList<Guid>> ReadAsync(BrokerDb db, PortfolioQuery portfolio, FirmClock clock, CancellationToken ct) =>
        All is not { } filter ? [.. Ids.Distinct()] : await ContractsQuery.Sorted(await ContractsQuery.ChosenAsync(db, Caller.System(Jobs.Deferred), portfolio, filter, clock.Today, ct), filter).Select(c => c.Id).ToListAsync(ct);
}

/// <summary>What is asked for many contracts at once.</summary>
public abstract class ContractsOrder
{
    public ContractSelection Contracts { get; set; } = new();

    /// <summary>Lists of users told when it ends, beside those always told (R-JOB-02).</summary>
    public List<Guid> Tell { get; set; } = [];
}
