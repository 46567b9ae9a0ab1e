using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Communication.Mailboxes;

namespace Broker.Portal.Workshop;

/// <summary>Fetches mail every ten minutes from each mailbox (R-JOB-03), and when somebody asks: woken by the bell or the clock, one box after the other.</summary>
public sealed class FetchWorker(ChangeFeed feed, NextMailbox next, FetchMail fetch, ILogger<FetchWorker> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Caller Me = Caller.System(Jobs.Fetch);
    private readonly SemaphoreSlim bell = new(0);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var listening = feed.Listen(null, change => change.Is<Mailbox>() || change.Is<MailboxStanding>(), () => bell.Release());
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await next.RunAsync(Me, stop) is { } mailbox) await fetch.RunAsync(Me, mailbox, stop);
                // What rang while fetching was mostly the fetching itself.
                do await bell.WaitAsync(Patience, stop);
                while (bell.CurrentCount > 0);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                log.LogError(e, "Fetching mail stumbled and goes on");
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
