using System.Globalization;
using System.Net;

namespace Broker.Portal.Hosting;

/// <summary>For measuring: there only when the settings say so, and only for somebody at the machine itself.</summary>
public static class Diagnostics
{
    /// <summary>Answers the bytes still alive after full collections.</summary>
    public static void MapDiagnostics(this WebApplication app) => app.MapGet("/diag/heap", Heap).AllowAnonymous();

    private static IResult Heap(HttpContext context)
    {
        // A proxy on this machine speaks from here too, for people who are elsewhere.
        var headers = context.Request.Headers;
        var local = context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && !headers.ContainsKey("X-Forwarded-For") && !headers.ContainsKey("Forwarded");
        if (!local) return Results.NotFound();
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return Results.Text(GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture));
    }
}
