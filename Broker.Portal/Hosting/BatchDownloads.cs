using System.IO.Compression;
using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Files;

namespace Broker.Portal.Hosting;

/// <summary>Certificates asked for together: all that are ready in a zip, or in the one PDF that was printed of them.</summary>
public static class BatchDownloads
{
    public static void MapBatchDownloads(this WebApplication app)
    {
        app.MapGet("/space/{clientId:guid}/certificates/{batchId:guid}/zip", (HttpContext context, Guid clientId, Guid batchId, BatchFilesQuery query, IFileShelf shelf, CancellationToken ct) =>
            ZipAsync(context, context.User.CallerIn(clientId), batchId, query, shelf, ct)).RequireAuthorization(Identities.ClientPolicy);
        app.MapGet("/clients/{clientId:guid}/certificates/{batchId:guid}/zip", (HttpContext context, Guid batchId, BatchFilesQuery query, IFileShelf shelf, CancellationToken ct) =>
            ZipAsync(context, context.User.CallerIn(null), batchId, query, shelf, ct)).RequireAuthorization(Identities.StaffPolicy);
        app.MapGet("/space/{clientId:guid}/certificates/{batchId:guid}/pdf", (HttpContext context, Guid clientId, Guid batchId, BatchFilesQuery query, IFileShelf shelf, CancellationToken ct) =>
            PdfAsync(context, context.User.CallerIn(clientId), batchId, query, shelf, ct)).RequireAuthorization(Identities.ClientPolicy);
        app.MapGet("/clients/{clientId:guid}/certificates/{batchId:guid}/pdf", (HttpContext context, Guid batchId, BatchFilesQuery query, IFileShelf shelf, CancellationToken ct) =>
            PdfAsync(context, context.User.CallerIn(null), batchId, query, shelf, ct)).RequireAuthorization(Identities.StaffPolicy);
    }

    private static async Task<IResult> ZipAsync(HttpContext context, Caller by, Guid batchId, BatchFilesQuery query, IFileShelf shelf, CancellationToken ct)
    {
        var found = await FoundAsync(by, batchId, query, ct);
        if (found.Failed || found.Value.Files.Count == 0) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(await ZippedAsync(found.Value.Files, shelf, ct), PrintFleetPapers.ZipType, $"{found.Value.Title}.zip");
    }

    /// <summary>From the shelf into a file of the disk's, which is gone once it is sent: however many, they are never all in memory, and a zip's writer does not wait for the wire.</summary>
    public static async Task<Stream> ZippedAsync(IReadOnlyList<FileQuery.FileAnswer> files, IFileShelf shelf, CancellationToken ct)
    {
        var zipped = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true))
            {
                var names = new ZipNames();
                foreach (var file in files)
                {
                    await using var entry = await zip.CreateEntry(names.Of(file.Name), CompressionLevel.Fastest).OpenAsync(ct);
                    await using var content = shelf.Open(file.Hash);
                    await content.CopyToAsync(entry, ct);
                }
            }
            zipped.Position = 0;
            return zipped;
        }
        catch
        {
            await zipped.DisposeAsync();
            throw;
        }
    }

    private static async Task<IResult> PdfAsync(HttpContext context, Caller by, Guid batchId, BatchFilesQuery query, IFileShelf shelf, CancellationToken ct)
    {
        var found = await FoundAsync(by, batchId, query, ct);
        if (found.Failed || found.Value.OnePdf is not { } whole) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(shelf.Open(whole.Hash), whole.ContentType, whole.Name);
    }

    /// <summary>The same answer for another's batch and for none.</summary>
    private static async Task<Result<BatchFilesQuery.BatchFiles>> FoundAsync(Caller by, Guid batchId, BatchFilesQuery query, CancellationToken ct)
    {
        try
        {
            return await query.RunAsync(by, batchId, ct);
        }
        catch (Forbidden)
        {
            return Problem.Missing;
        }
    }
}
