using System.Globalization;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Files.Sheets;
using Broker.Core.Fleets.Register;
using Broker.Portal.Features.Fleets;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Hosting;

/// <summary>An insurer's file in, to be held against our books; that file again, and what was unlike, out.</summary>
public static class ComparisonFiles
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Place = "/fleet/register/comparisons";

    public static void MapComparisonFiles(this WebApplication app)
    {
        var staff = app.MapGroup(Place).RequireAuthorization(Identities.StaffPolicy);
        staff.MapPost("", BringAsync);
        staff.MapGet("/{id:guid}/file", FileAsync);
        staff.MapGet("/{id:guid}/differences", DifferencesAsync);
    }

    private static async Task<IResult> BringAsync(HttpContext context, IFormFile? file, [FromForm] Guid? upload, [FromForm] string? scope, CompareRegister compare, Refusals refusals)
    {
        var made = await TakeAsync(context, file, upload, scope, compare);
        return Results.LocalRedirect(made.Failed ? $"{Place}?refused={Uri.EscapeDataString(refusals.Seal(made.Problem))}" : $"{Place}/{made.Value}");
    }

    private static async Task<Result<Guid>> TakeAsync(HttpContext context, IFormFile? file, Guid? upload, string? scope, CompareRegister compare)
    {
        if (file is null) return new Problem("document.none");
        if (file.Length > SheetLimits.Megabytes * 1024L * 1024) return Problem.Of("sheet.too-large", SheetLimits.Megabytes);
        Guid? Of(string kind) => scope?.StartsWith(kind, StringComparison.Ordinal) == true && Guid.TryParse(scope.AsSpan(kind.Length), out var id) ? id : null;
        var (insurer, contract) = (Of("i:"), Of("c:"));
        if (insurer is null && contract is null) return new Problem("register-comparison.no-scope");
        await using var content = file.OpenReadStream();
        return await compare.RunAsync(context.User.CallerIn(null), new() { InsurerId = insurer, ContractId = contract, UploadId = upload ?? Guid.NewGuid(), FileName = file.FileName }, content, context.RequestAborted);
    }

    private static async Task<IResult> FileAsync(HttpContext context, Guid id, ComparisonQuery query, IFileShelf shelf, CancellationToken ct)
    {
        var found = await query.FileAsync(context.User.CallerIn(null), id, ct);
        if (found.Failed) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(shelf.Open(found.Value.Hash), found.Value.ContentType, found.Value.Name);
    }

    /// <summary>Written through as they are read, into a file of the disk's: however many, they are never all in memory.</summary>
    private static async Task<IResult> DifferencesAsync(HttpContext context, Guid id, string? kind, string? format, ComparisonQuery query, ProblemTexts texts, IStringLocalizer<ComparisonText> text, CancellationToken ct)
    {
        DifferenceKind? chosen = Enum.TryParse<DifferenceKind>(kind, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null;
        var (workbook, file) = (format != "csv", new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous));
        try
        {
            bool there;
            using (ISheet sheet = workbook ? new XlsxWriter(file, text["export.name"].Value) : new CsvWriter(file, CultureInfo.CurrentUICulture))
            {
                sheet.Write([.. Columns.Select(column => text[$"export.{column}"].Value)]);
                there = await query.EachAsync(context.User.CallerIn(null), id, chosen, row => sheet.Write(
                [
                    row.Plate, text[$"DifferenceKind.{row.Kind}"].Value, row.Client, row.ItemId is null ? null : row.Contract, row.OurFrom, row.OurUntil, row.TheirPolicy, row.TheirFrom, row.TheirUntil, row.Line == 0 ? null : row.Line,
                    string.Join(" ", row.Problems.Select(p => texts.Told(p.Code, p.Args))),
                ]), ct);
            }
            if (!there)
            {
                await file.DisposeAsync();
                return Results.NotFound();
            }
            file.Position = 0;
            context.Response.Headers.CacheControl = "no-store";
            return Results.Stream(file, workbook ? Excel : "text/csv", $"{text["export.name"].Value}.{(workbook ? "xlsx" : "csv")}");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static readonly string[] Columns = ["plate", "unlike", "client", "contract", "our-from", "our-until", "their-policy", "their-from", "their-until", "line", "why"];
}
