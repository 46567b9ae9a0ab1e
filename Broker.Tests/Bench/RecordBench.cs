using Broker.Core.Changes;
using Broker.Core.Staff;
using Broker.Core.Work;
using Xunit.Abstractions;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>What Core does while a client's record opens, beside the least a program could do to read one of its lists.</summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class RecordBench(ITestOutputHelper output)
{
    private const int Repeats = 200;

    [Fact]
    public async Task Opening_a_client_record()
    {
        await using var world = await TheWorld.OpenAsync();
        var client = world.Rivelaine;
        output.WriteLine($"{"read",-36} {"queries",8} {"median ms",10} {"p95 ms",8}");
        await SayAsync("the frame", async () =>
        {
            await world.Desk<FirmQuery>().RunAsync(world.Theo);
            await world.Desk<WhoAmIQuery>().RunAsync(world.Theo);
            await world.Desk<WorkCountersQuery>().RunAsync(world.Theo);
            await world.Desk<NotificationsQuery>().RunAsync(world.Theo);
        });
        var record = () => OpenedRecord.ReadAsync(world, client);
        await SayAsync("the record, first after a change", record, () => world.Feed.Publish([Change.Everything]));
        await SayAsync("the record, on another screen too", record);
        await SayAsync("its actions, first after a change", () => world.Desk<ActionsQuery>().RunAsync(world.Theo, client), () => world.Feed.Publish([Change.Everything]));
        await SayAsync("its actions, on another screen too", () => world.Desk<ActionsQuery>().RunAsync(world.Theo, client));
        var raw = new RawRead(world);
        await SayAsync("the same, bare ADO.NET", () => raw.ActionsAsync(client));
        Assert.Equal(await world.Desk<ActionsQuery>().RunAsync(world.Theo, client), await raw.ActionsAsync(client));
    }

    private async Task SayAsync(string title, Func<Task> what, Action? before = null)
    {
        await what();
        before?.Invoke();
        using var count = new QueryCount();
        await what();
        var queries = count.Commands;
        count.Dispose();
        var times = await Times.OfAsync(Repeats, what, before);
        output.WriteLine($"{title,-36} {queries,8} {Times.Say(times.Median),10} {Times.Say(times.P95),8}");
    }
}
