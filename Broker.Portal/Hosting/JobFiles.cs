using System.Globalization;
using Broker.Core.Deferred;
using Broker.Core.Files;
using Broker.Portal.Kit;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Hosting;

/// <summary>What long work leaves behind, to be fetched: the file it made, and the list of what it refused.</summary>
public static class JobFiles
{
    public static void MapJobFiles(this WebApplication app)
    {
        app.MapGet("/jobs/{jobId:guid}/file", FileAsync).RequireAuthorization(Identities.StaffPolicy);
        app.MapGet("/jobs/{jobId:guid}/refusals", RefusalsAsync).RequireAuthorization(Identities.StaffPolicy);
    }

    private static async Task<IResult> FileAsync(HttpContext context, Guid jobId, JobFileQuery files, IFileShelf shelf, CancellationToken ct)
    {
        var found = await files.RunAsync(context.User.CallerIn(null), jobId, ct);
        if (found.Failed) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(shelf.Open(found.Value.Hash), found.Value.ContentType, found.Value.Name);
    }

    private static async Task<IResult> RefusalsAsync(HttpContext context, Guid jobId, JobRefusalsQuery refusals, ProblemTexts texts, IStringLocalizer<CommonText> text, CancellationToken ct)
    {
        var rows = await refusals.RunAsync(context.User.CallerIn(null), jobId, ct);
        if (rows.Count == 0) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var content = new MemoryStream();
        await using (var csv = new CsvWriter(content, CultureInfo.CurrentUICulture))
        {
            csv.Write([text["refusals.row"].Value, text["refusals.why"].Value]);
            foreach (var row in rows) csv.Write([row.Title, texts.Told(row.Code, row.Args)]);
        }
        content.Position = 0;
        return Results.Stream(content, "text/csv", $"{text["refusals.file"].Value}.csv");
    }
}
