using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.Storage;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Makes open files follow their list as it stands, however many: long work one follows from anywhere.</summary>
public sealed class ApplyExpectedListToMany(BrokerStore store, FirmClock clock) : DeferredChange<OpenFiles>(store, clock)
{
    public override string Code => "job.apply-list";

    protected override Permission Needs => Permission.ManageProducts;

    protected override async Task<IReadOnlyList<Guid>> TargetsAsync(BrokerDb db, OpenFiles input, CancellationToken ct) => await ListApplying.FilesAsync(db, input, Clock.Today, ct);

    protected override async Task<IReadOnlyList<RefusedRow>> ChangeAsync(BrokerDb db, OpenFiles input, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await ListApplying.MakeAsync(db, input, ids, Clock.Now, ct);
        return [];
    }
}
