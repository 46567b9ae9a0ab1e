using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Changes;

namespace Broker.Portal.Workshop;

/// <summary>What follows the printing of certificates: their mails, the end of those asked for together, and all of them in one PDF. Woken by the bell or the clock.</summary>
public sealed class BatchWorker(ChangeFeed feed, SendCertificateMails mails, EndCertificateBatches ends, PrintOnePdf press, ILogger<BatchWorker> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Caller Me = Caller.System(Jobs.Print);
    private readonly SemaphoreSlim bell = new(0);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var listening = feed.Listen(null, change => change.Is<CertificateRequest>() || change.Is<CertificateBatch>() || change.Is<CertificateMail>(), () => bell.Release());
        while (!stop.IsCancellationRequested)
        {
            try
            {
                // All that rang meanwhile is one round.
                while (bell.Wait(0, CancellationToken.None)) { }
                while ((await mails.RunAsync(Me, stop)).Value > 0) { }
                await ends.RunAsync(Me, stop);
                while ((await press.RunAsync(Me, stop)) is { Failed: false, Value: true }) { }
                await bell.WaitAsync(Patience, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "The worker of certificates asked for together stumbled and goes on");
                await Task.Delay(Patience, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public override void Dispose()
    {
        bell.Dispose();
        base.Dispose();
    }
}
