using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Word.Pdf;
using Microsoft.AspNetCore.Mvc;

namespace Broker.Portal.Hosting;

/// <summary>How a certificate stands, in one word, for a check that stays open; and the file of the firm's key coming in, as a plain form.</summary>
public static class CertificateDoors
{
    public static void MapCertificateDoors(this WebApplication app)
    {
        app.MapGet("/verify/{code}/state", StateAsync).AllowAnonymous();
        app.MapPost("/settings/papers/key", KeyAsync).RequireAuthorization(Identities.StaffPolicy);
    }

    private static async Task<IResult> StateAsync(HttpContext context, string code, OpenChecks checks, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await checks.StateAsync(code, ct) is { } state ? Results.Text(state) : Results.NotFound();
    }

    private static async Task<IResult> KeyAsync(HttpContext context, IFormFile? file, [FromForm] string? password, SetSigningKey set, Refusals refusals, CancellationToken ct)
    {
        var saved = await TakeAsync(context, file, password, set, ct);
        return Results.LocalRedirect(saved.Failed ? $"/settings/papers?refused={Uri.EscapeDataString(refusals.Seal(saved.Problem))}" : "/settings/papers");
    }

    private static async Task<Result> TakeAsync(HttpContext context, IFormFile? file, string? password, SetSigningKey set, CancellationToken ct)
    {
        if (file is null || file.Length > SigningKey.MostBytes) return new Problem("key.unreadable");
        var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        return await set.RunAsync(context.User.CallerIn(null), new() { File = content.ToArray(), Password = password }, ct);
    }
}
