using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Communication;

namespace Broker.Portal.Workshop;

/// <summary>Takes queued mail to the post: woken by the bell or the clock, one after the other.</summary>
public sealed class PostWorker(ChangeFeed feed, IMailPost mail, NextMessage next, PostMessage post, ILogger<PostWorker> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Caller Me = Caller.System(Jobs.Mail);
    private readonly SemaphoreSlim bell = new(0);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        // Without a way out everything waits where it is, and the screens say so.
        if (!mail.IsOpen) return;
        using var listening = feed.Listen(null, change => change.Is<Message>(), () => bell.Release());
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await next.RunAsync(Me, stop) is { } message) await post.RunAsync(Me, message, stop);
                await bell.WaitAsync(Patience, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                log.LogError(e, "The mail worker stumbled and goes on");
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
