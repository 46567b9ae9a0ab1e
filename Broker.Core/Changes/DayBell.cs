using Broker.Core.Common;
using Microsoft.Extensions.Hosting;

namespace Broker.Core.Changes;

/// <summary>Rings for everybody when the firm's day begins: what was due yesterday is late, though no row has changed.</summary>
public sealed class DayBell(ChangeFeed feed, FirmClock clock, TimeProvider time) : BackgroundService
{
    // Clocks are adjusted and machines sleep: one looks again after an hour at most.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1), Least = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        for (var day = clock.Today; !stop.IsCancellationRequested;)
        {
            await Task.Delay(UntilTomorrow(), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested || clock.Today == day) continue;
            day = clock.Today;
            feed.Publish([Change.Everything]);
        }
    }

    private TimeSpan UntilTomorrow()
    {
        var midnight = clock.Today.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var left = midnight - clock.ToFirm(clock.Now);
        return left < Least ? Least : left > Longest ? Longest : left;
    }
}
