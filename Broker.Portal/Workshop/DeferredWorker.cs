using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Deferred;

namespace Broker.Portal.Workshop;

/// <summary>Does the long work people asked for: woken by the bell or the clock, two at a time.</summary>
public sealed class DeferredWorker(ChangeFeed feed, NextDeferredJob next, RunDeferredJob run, ILogger<DeferredWorker> log) : BackgroundService
{
    private const int Hands = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly Caller Me = Caller.System(Jobs.Deferred);

    protected override Task ExecuteAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Hands).Select(_ => Task.Run(() => WorkAsync(stop), stop)));

    private async Task WorkAsync(CancellationToken stop)
    {
        using var bell = new SemaphoreSlim(0);
        using var listening = feed.Listen(null, change => change.Is<DeferredJob>() && bell.CurrentCount == 0, () => bell.Release());
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await next.RunAsync(Me, stop) is { } job) await run.RunAsync(Me, job, stop);
                await bell.WaitAsync(Patience, stop);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                log.LogError(e, "Long work broke off and is taken up again when its lease ends");
                await Task.Delay(Patience, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
