using Broker.Core.Access;
using Broker.Core.Certificates;

namespace Broker.Portal.Workshop;

/// <summary>Gives vehicles that came into cover their memo: by the clock, since what is ordered waits a while for more.</summary>
public sealed class MemoWorker(GiveOrderedMemos give, TimeProvider clock, ILogger<MemoWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private static readonly Caller Me = Caller.System(Jobs.Print);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var minutes = new PeriodicTimer(Look, clock);
        do
        {
            try
            {
                while (await give.RunAsync(Me, stop) is { Failed: false, Value: true }) { }
            }
            catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                log.LogError(e, "A round of memos broke off and is taken up again when its lease ends");
            }
        }
        while (await minutes.WaitForNextTickAsync(stop));
    }
}
