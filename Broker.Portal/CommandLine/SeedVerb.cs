using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Storage;
using Broker.Portal.Hosting;

namespace Broker.Portal.CommandLine;

/// <summary>seed: the demo firm, and as many more clients and vehicles as a measurement needs.</summary>
internal static class SeedVerb
{
    public static readonly Verb Verb = new("seed", "", [("--clients", "N"), ("--vehicles", "N")], RunAsync);

    private static async Task<int> RunAsync(Order order, Toolbox tools, CancellationToken ct)
    {
        var input = new SeedDemo.Input { Clients = order.Number("--clients"), Vehicles = order.Number("--vehicles") };
        using var folder = DataFolder.Take(tools.Options);
        await SchemaUpdate.RunAsync(tools.Get<BrokerStore>(), ct);
        var seeded = await tools.Get<SeedDemo>().RunAsync(Caller.System(Jobs.Seed), input, ct);
        if (seeded.Failed) return tools.Refuse(seeded.Problem);
        tools.Say("seed.done");
        tools.Terminal.Out.WriteLine(DemoAccounts.Table);
        return Ends.Done;
    }
}
