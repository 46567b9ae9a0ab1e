using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Changes;
using Broker.Core.Communication;
using Broker.Core.SignIn;

namespace Broker.Portal.Workshop;

/// <summary>Takes queued mail to the post: woken by the bell or the clock, one after the other; first what somebody at the door waits for.</summary>
public sealed class PostWorker(ChangeFeed feed, IMailPost mail, NextMessage next, StopCertificateMail stale, PostMessage post, NextDoorMail nextOfDoor, PostDoorMail postOfDoor, ILogger<PostWorker> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Caller Me = Caller.System(Jobs.Mail);
    private readonly SemaphoreSlim bell = new(0);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        // Without a way out everything waits where it is, and the screens say so.
        if (!mail.IsOpen) return;
        using var listening = feed.Listen(null, change => change.Is<Message>() || change.Is<DoorMail>(), () => bell.Release());
        while (!stop.IsCancellationRequested)
        {
            try
            {
                do await SendOfDoorAsync(stop);
                while (await SendOneAsync(stop));
                await bell.WaitAsync(Patience, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                log.LogError(e, "The mail worker stumbled and goes on");
                await Task.Delay(Patience, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SendOfDoorAsync(CancellationToken stop)
    {
        while (await nextOfDoor.RunAsync(Me, stop) is { } mail) await postOfDoor.RunAsync(Me, mail, stop);
    }

    private async Task<bool> SendOneAsync(CancellationToken stop)
    {
        if (await next.RunAsync(Me, stop) is not { } message) return false;
        await stale.RunAsync(Me, message, stop);
        await post.RunAsync(Me, message, stop);
        return true;
    }

    public override void Dispose()
    {
        bell.Dispose();
        base.Dispose();
    }
}
