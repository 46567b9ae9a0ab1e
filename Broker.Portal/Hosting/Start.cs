using System.Threading.RateLimiting;
using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Deferred;
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

    /// <summary>Sizes of what forms may carry, and how often one may knock at the door.</summary>
    public static void AddUploadLimits(this IServiceCollection services)
    {
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = UploadLimit.Most);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(SpaceUploads.Limit, SpaceUploads.PerPerson);
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => MostPerMinute(context.Request) is { } most
                ? RateLimitPartition.GetSlidingWindowLimiter($"{most}:{context.Connection.RemoteIpAddress}", _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6,
                })
                : RateLimitPartition.GetNoLimiter(""));
        });
    }

    /// <summary>Where guessing could pay: passwords, and the codes of certificates. Null elsewhere.</summary>
    private static int? MostPerMinute(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments("/account/sign-in") ? 30
        : request.Path.StartsWithSegments("/verify") ? 40
        : null;

    private static void Announce(WebApplication app, Commands.Parsed command, string? code)
    {
        foreach (var url in app.Urls) Console.WriteLine($"\nBroker is open at {url}");
        if (code is not null) Console.WriteLine($"The firm is empty. Create its administrator there with this first visit code: {code}\n");
        else if (command.Demo) Console.WriteLine(DemoAccounts.Table);
    }
}
