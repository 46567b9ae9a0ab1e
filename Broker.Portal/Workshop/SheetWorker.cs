using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Fleets.Sheets;

namespace Broker.Portal.Workshop;

/// <summary>Writes confirmed sheets, one after the other: woken by the bell or the clock.</summary>
public sealed class SheetWorker(ChangeFeed feed, NextSheet next, WriteSheet write, ILogger<SheetWorker> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly Caller Me = Caller.System(Jobs.Deferred);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var bell = new SemaphoreSlim(0);
        using var listening = feed.Listen(null, change => change.Is<ItemSheet>() && bell.CurrentCount == 0, () => bell.Release());
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await next.RunAsync(Me, stop) is { } sheet) await Task.Run(() => write.RunAsync(Me, sheet, stop), stop);
                await bell.WaitAsync(Patience, stop);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                log.LogError(e, "A sheet broke off and is taken up again when its lease ends");
                await Task.Delay(Patience, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
