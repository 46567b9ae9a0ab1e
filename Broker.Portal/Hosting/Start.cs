using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Deferred;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Demo;
using Broker.Core.Storage;
using Broker.Portal.CommandLine;
using Microsoft.AspNetCore.Http.Features;

namespace Broker.Portal.Hosting;

/// <summary>What happens once, before the first visitor.</summary>
public static class Start
{
    /// <summary>For as long as the portal runs; nodes that share a PostgreSQL share the folder too.</summary>
    /// <returns>False when another portal has it; said on the console.</returns>
    public static bool HoldData(this WebApplication app, PortalOptions options)
    {
        try
        {
            if (options.Storage.IsPostgres) return true;
            var folder = DataFolder.Take(options);
            app.Lifetime.ApplicationStopped.Register(folder.Dispose);
            return true;
        }
        catch (DataFolderInUse inUse)
        {
            Console.Error.WriteLine(inUse.Message);
            return false;
        }
    }

    public static async Task PrepareAsync(this WebApplication app, Commands.Parsed command)
    {
        var store = app.Services.GetRequiredService<BrokerStore>();
        await SchemaUpdate.RunAsync(store, log: app.Logger);
        if (!store.Options.IsPostgres)
        {
            await app.Services.GetRequiredService<ResumeCertificates>().RunAsync(Caller.System(Jobs.Print));
            await app.Services.GetRequiredService<ResumeDeferredJobs>().RunAsync(Caller.System(Jobs.Deferred));
            await app.Services.GetRequiredService<ResumeSheets>().RunAsync(Caller.System(Jobs.Deferred));
        }
        var visit = app.Services.GetRequiredService<FirstVisit>();
        var empty = await visit.IsExpectedAsync();
        if (empty && command.Demo)
        {
            Console.WriteLine("Laying out the demo firm…");
            await app.Services.GetRequiredService<SeedDemo>().RunAsync(Caller.System(Jobs.Seed), new SeedDemo.Input());
            empty = false;
        }
        app.Lifetime.ApplicationStarted.Register(() => Announce(app, command, empty ? visit.Code : null));
    }

    /// <summary>Sizes of what forms may carry.</summary>
    public static void AddUploadLimits(this IServiceCollection services)
    {
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = UploadLimit.Most);
    }

    private static void Announce(WebApplication app, Commands.Parsed command, string? code)
    {
        foreach (var url in app.Urls) Console.WriteLine($"\nBroker is open at {url}");
        if (code is not null) Console.WriteLine($"The firm is empty. Create its administrator there with this first visit code: {code}\n");
        else if (command.Demo) Console.WriteLine(DemoAccounts.Table);
    }
}
