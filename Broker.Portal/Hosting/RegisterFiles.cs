using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Fleets.Register;
using Broker.Portal.Kit;

namespace Broker.Portal.Hosting;

/// <summary>Files for the register of insured vehicles: as they were sent, and the receipts for them, out and in.</summary>
public static class RegisterFiles
{
    public static void MapRegisterFiles(this WebApplication app)
    {
        var sendings = app.MapGroup("/fleet/register/sendings/{sendingId:guid}").RequireAuthorization(Identities.StaffPolicy);
        sendings.MapGet("/file", FileAsync);
        sendings.MapPost("/receipt", ReceiptAsync);
    }

    private static async Task<IResult> FileAsync(HttpContext context, Guid sendingId, bool? receipt, SendingFileQuery files, IFileShelf shelf, CancellationToken ct)
    {
        var found = await files.RunAsync(context.User.CallerIn(null), sendingId, receipt == true, ct);
        if (found.Failed) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(shelf.Open(found.Value.Hash), found.Value.ContentType, found.Value.Name);
    }

    private static async Task<IResult> ReceiptAsync(HttpContext context, Guid sendingId, IFormFile? file, KeepReceipt keep, Refusals refusals, CancellationToken ct)
    {
        var problem = file is null ? new Problem("document.none") : file.Length > Uploads.MostMegabytes * 1024L * 1024 ? new Problem("document.too-large") : await KeepAsync(file);
        return Results.LocalRedirect($"/fleet/register/sendings/{sendingId}{(problem is null ? "" : $"?refused={Uri.EscapeDataString(refusals.Seal(problem))}")}");

        async Task<Problem?> KeepAsync(IFormFile sent)
        {
            await using var content = sent.OpenReadStream();
            return (await keep.RunAsync(context.User.CallerIn(null), new() { SendingId = sendingId, FileName = sent.FileName }, content, ct)).Problem;
        }
    }
}
