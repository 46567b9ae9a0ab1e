using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Contracts;
using Broker.Core.Fleets.Register;

namespace Broker.Portal.Workshop;

/// <summary>Holds what the register was told of contracts' ends against when they end: as soon as one is terminated or reinstated, and by the clock.</summary>
public sealed class EndsWorker(ChangeFeed feed, DeclareContractEnds declare, ILogger<EndsWorker> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Caller Me = Caller.System(Jobs.Daily);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var bell = new SemaphoreSlim(0);
        using var listening = feed.Listen(null, change => (change.Is<Contract>() || change.Is<Termination>()) && bell.CurrentCount == 0, () => bell.Release());
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await declare.RunAsync(Me, stop);
                await bell.WaitAsync(Patience, stop);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                log.LogError(e, "The ends of contracts could not be declared and will be tried again");
                await Task.Delay(Patience, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
