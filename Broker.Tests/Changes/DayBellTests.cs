using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Tests.World;

namespace Broker.Tests.Changes;

public sealed class DayBellTests
{
    [Fact]
    public async Task When_the_firms_day_begins_everybody_reads_again_and_not_before()
    {
        var (feed, time) = (new ChangeFeed(), new FakeTime(World.World.Start));
        var woken = 0;
        using var listening = feed.Listen(null, _ => false, () => Interlocked.Increment(ref woken));
        using var bell = new DayBell(feed, new FirmClock(time, World.World.Zone), time);
        await bell.StartAsync(default);

        await PassAsync(time, hours: 13);
        Assert.Equal(0, woken);
        // 10:00 in Paris was the start: midnight there comes fourteen hours later, two hours before that of UTC.
        await PassAsync(time, hours: 2);
        await UntilAsync(() => woken == 1);
        await PassAsync(time, hours: 24);
        await UntilAsync(() => woken == 2);
        await bell.StopAsync(default);
    }

    private static async Task UntilAsync(Func<bool> itIsSo)
    {
        for (var i = 0; i < 1_000 && !itIsSo(); i++) await Task.Delay(10);
        Assert.True(itIsSo());
    }

    /// <summary>A quarter of an hour at a time, and between two what waits for it gets its turn.</summary>
    private static async Task PassAsync(FakeTime time, int hours)
    {
        for (var quarter = 0; quarter < hours * 4; quarter++)
        {
            time.Advance(TimeSpan.FromMinutes(15));
            await Task.Delay(2);
        }
    }
}
