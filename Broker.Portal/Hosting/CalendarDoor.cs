using System.Security.Cryptography;
using System.Text;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Work.Calendars;
using Microsoft.Net.Http.Headers;

namespace Broker.Portal.Hosting;

/// <summary>Calendars as programmes read them: these cannot sign in, so that the address itself is the key.</summary>
public static class CalendarDoor
{
    public static void MapCalendars(this WebApplication app) => app.MapMethods("/calendar/{calendarId:guid}/{secret}.ics", [HttpMethods.Get, HttpMethods.Head], ReadAsync).AllowAnonymous();

    public static string AddressOf(FirmIdentity portal, Guid calendarId, string secret) => new Uri(HomeOf(portal), $"/calendar/{calendarId}/{secret}.ics").AbsoluteUri;

    private static Uri HomeOf(FirmIdentity portal) => new(portal.VerificationUrl);

    /// <summary>The same answer for a wrong secret and for no such calendar.</summary>
    private static async Task<IResult> ReadAsync(HttpContext context, Guid calendarId, string secret, ReadCalendar desk, FirmIdentity portal, CancellationToken ct)
    {
        if (await desk.RunAsync(Caller.Nobody, calendarId, secret, ct) is not { } calendar) return Results.NotFound();
        var bytes = Encoding.UTF8.GetBytes(CalendarText.Write(calendar, HomeOf(portal)));
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers["X-Robots-Tag"] = "noindex";
        headers["Referrer-Policy"] = "no-referrer";
        // Answers 304 by itself to whoever has it already.
        return Results.Bytes(bytes, "text/calendar; charset=utf-8", "broker.ics", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\""));
    }
}
