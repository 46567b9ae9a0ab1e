using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>Names another introducer on many contracts, or none (R-CON-05).</summary>
public sealed class ChangeIntroducer(BrokerStore store, FirmClock clock, PortfolioQuery portfolio) : DeferredChange<ChangeIntroducer.Input>(store, clock)
{
    public sealed class Input : ContractsOrder
    {
        /// <summary>None: nobody brought them.</summary>
        public Guid? IntroducerId { get; set; }
    }

    public override string Code => "job.change-introducer";

    protected override Permission Needs => Permission.ManageClients;

    protected override IReadOnlyList<Guid> AlsoTell(Input input) => input.Tell;

    protected override async Task<Problem?> RefuseAsync(BrokerDb db, Input input, CancellationToken ct) =>
        input.Contracts.Refusal ?? (await db.MayIntroduceAsync(input.IntroducerId, null, ct) ? null : Problem.Missing.At(nameof(Input.IntroducerId)));

    protected override Task<IReadOnlyList<Guid>> TargetsAsync(BrokerDb db, Input input, CancellationToken ct) => input.Contracts.ReadAsync(db, portfolio, Clock, ct);

    protected override async Task<IReadOnlyList<RefusedRow>> ChangeAsync(BrokerDb db, Input input, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var contracts = await db.Contracts.Where(c => EF.Parameter(ids).Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var gone = ids.Where(id => !contracts.ContainsKey(id)).Select(id => new RefusedRow(id, "", Problem.Missing)).ToList();
        // One retired, or gone, since it was asked is named nowhere.
        if (!await db.MayIntroduceAsync(input.IntroducerId, null, ct)) return [.. gone, .. contracts.Values.Select(c => new RefusedRow(c.Id, c.Number, new Problem("introducer.gone")))];
        var name = await db.Introducers.Where(i => i.Id == input.IntroducerId).Select(i => i.Name).SingleOrDefaultAsync(ct);
        foreach (var contract in contracts.Values) db.Introduce(contract, input.IntroducerId, name);
        return gone;
    }
}
