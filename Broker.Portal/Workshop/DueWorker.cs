using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Fleets.Register;

namespace Broker.Portal.Workshop;

/// <summary>Rings when a notice to the register becomes late: hours pass without any row changing, and dashboards are to say so.</summary>
public sealed class DueWorker(RegisterQuery query, ChangeFeed feed, TimeProvider clock, ILogger<DueWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var minutes = new PeriodicTimer(Look, clock);
        for (var late = 0; await minutes.WaitForNextTickAsync(stop);)
        {
            try
            {
                var before = late;
                late = (await query.FigureAsync(Caller.System(Jobs.Daily), stop)).Late;
                if (late != before) feed.Publish([new Change(nameof(RegisterNotice), Guid.Empty, null)]);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "What is late for the register could not be counted");
            }
        }
    }
}
