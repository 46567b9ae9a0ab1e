using System.Globalization;
using System.Threading.RateLimiting;
using Broker.Core.SignIn;

namespace Broker.Portal.Hosting;

/// <summary>
/// How often one may knock: per address, and more for a whole network, where many may work behind one address. The verbs count besides, by whom it is about.
/// </summary>
public static class DoorLimits
{
    /// <summary>Those of a network together may do so many times what one address may.</summary>
    private const int NetworkFactor = 4;

    public static void AddDoorLimits(this IServiceCollection services) => services.AddSingleton<OpenChecks>().AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(SpaceUploads.Limit, SpaceUploads.PerPerson);
        limiter.AddPolicy(Previews.Limit, Previews.PerPerson);
        limiter.OnRejected = (refused, _) =>
        {
            var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            refused.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, 1, context.Visitor().Address ?? "?")),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, NetworkFactor, Networks.Of(context.Visitor().Address))));
    });

    private static RateLimitPartition<string> Limit(HttpContext context, int factor, string of) => MostPerMinute(context.Request) is var (what, most)
        ? RateLimitPartition.GetSlidingWindowLimiter($"{what}|{factor}|{of}", _ => new SlidingWindowRateLimiterOptions { PermitLimit = most * factor, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })
        : RateLimitPartition.GetNoLimiter("");

    /// <summary>Where guessing, or asking over and over, could pay. Null elsewhere.</summary>
    private static (string What, int Most)? MostPerMinute(HttpRequest request)
    {
        var path = request.Path;
        // A check that is open asks every few seconds how it stands, and there may be fifty at one address: they are no guesses, and guesses are not counted against them.
        if (path.StartsWithSegments("/verify")) return request.HttpContext.RequestServices.GetRequiredService<OpenChecks>().Sent(request) ? ("verify-open", 600) : ("verify", 40);
        // The address alone opens a calendar; programmes read theirs a few times an hour.
        if (path.StartsWithSegments("/calendar")) return ("calendar", 30);
        if (!path.StartsWithSegments("/account")) return null;
        // Links carry what opens the door: guessing them is counted when they are looked at, too.
        if (path.StartsWithSegments("/account/invitation") || path.StartsWithSegments("/account/reset") || path.StartsWithSegments("/account/email") || (path.StartsWithSegments("/account/register", out var rest) && rest.HasValue)) return ("link", 30);
        if (!HttpMethods.IsPost(request.Method) || path.StartsWithSegments("/account/language") || path.StartsWithSegments("/account/sign-out")) return null;
        return path.StartsWithSegments("/account/sign-in") ? ("sign-in", 30) : path.StartsWithSegments("/account/passkey") ? ("passkey", 20) : ("account", 20);
    }
}
