using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Staff;
using Microsoft.AspNetCore.Mvc;

namespace Broker.Portal.Hosting;

/// <summary>The firm's logo: coming in, as a plain form; shown to whoever comes.</summary>
public static class FirmLogo
{
    public static void MapFirmLogo(this WebApplication app)
    {
        app.MapPost("/settings/firm/logo", SaveAsync).RequireAuthorization(Identities.StaffPolicy);
        app.MapGet("/firm/logo", ShowAsync).AllowAnonymous();
    }

    /// <summary>Where it is shown: another address after each change, so that it may be kept.</summary>
    public static string AddressOf(FirmQuery.FirmView firm) => $"/firm/logo?v={firm.Version:N}";

    private static async Task<IResult> ShowAsync(HttpContext context, FirmLogoQuery query, CancellationToken ct)
    {
        if (await query.RunAsync(Caller.Nobody, ct) is not { } png) return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=604800, immutable";
        return Results.Bytes(png, "image/png");
    }

    private static async Task<IResult> SaveAsync(HttpContext context, IFormFile? file, [FromForm] bool? remove, SaveFirmLogo save, Refusals refusals, CancellationToken ct)
    {
        var saved = await TakeAsync(context, file, remove == true, save, ct);
        return Results.LocalRedirect(saved.Failed ? $"/settings/firm?refused={Uri.EscapeDataString(refusals.Seal(saved.Problem))}" : "/settings/firm");
    }

    private static async Task<Result> TakeAsync(HttpContext context, IFormFile? file, bool remove, SaveFirmLogo save, CancellationToken ct)
    {
        if (remove) return await save.RunAsync(context.User.CallerIn(null), null, ct);
        if (file is null) return new Problem("firm.logo-kind");
        if (file.Length > SaveFirmLogo.MostKilobytes * 1024) return Problem.Of("firm.logo-too-large", SaveFirmLogo.MostKilobytes);
        var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        return await save.RunAsync(context.User.CallerIn(null), content.ToArray(), ct);
    }
}
