using Broker.Core.Access;
using Broker.Core.Files;

namespace Broker.Portal.Workshop;

/// <summary>Once a day, and after each start, clears the shelf of what no row speaks of, and of what was left half written.</summary>
public sealed class ShelfSweeper(SweepOrphans sweep, DiskShelf shelf, TimeProvider clock, ILogger<ShelfSweeper> log) : BackgroundService
{
    private static readonly Caller Me = Caller.System(Jobs.Sweep);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var days = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                shelf.SweepEntrance();
                var swept = await sweep.RunAsync(Me, stop);
                if (swept > 0) log.LogInformation("{Count} files that belonged to nobody were cleared away", swept);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The shelf was not swept today");
            }
        }
        while (await days.WaitForNextTickAsync(stop));
    }
}
