using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Changes;

namespace Broker.Portal.Workshop;

/// <summary>Prepares requested certificates: woken by the bell or the clock, several at a time, each by the desk that knows how.</summary>
public sealed class PrintWorker(ChangeFeed feed, NextCertificateRequest next, IssueCertificate issue, ILogger<PrintWorker> log) : BackgroundService
{
    private const int Hands = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly Caller Me = Caller.System(Jobs.Print);
    private readonly SemaphoreSlim bell = new(0);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var listening = feed.Listen(null, change => change.Is<CertificateRequest>(), () => bell.Release());
        await Task.WhenAll(Enumerable.Range(0, Hands).Select(_ => Task.Run(() => WorkAsync(stop), stop)));
    }

    private async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await next.RunAsync(Me, stop) is { } request) await issue.RunAsync(Me, request, stop);
                await bell.WaitAsync(Patience, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "The certificate worker stumbled and goes on");
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
