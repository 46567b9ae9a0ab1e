using System.Globalization;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Files.Sheets;
using Broker.Core.Fleets.Sheets;
using Broker.Core.Products;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Hosting;

/// <summary>Sheets of insured items, in and out: for the firm's people, and for a client's where their movements are allowed.</summary>
public static class FleetSheets
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapFleetSheets(this WebApplication app)
    {
        var staff = app.MapGroup("/clients/{clientId:guid}").RequireAuthorization(Identities.StaffPolicy);
        staff.MapPost("/contracts/{contractId:guid}/sheet", (HttpContext context, Guid clientId, Guid contractId, IFormFile? file, [FromForm] Guid? upload, [FromForm] string? whole, [FromForm] string? on, [FromForm] string? note, [FromForm] string? endorsement, BringSheet bring, Refusals refusals) =>
            BringAsync(context, null, contractId, file, new(upload, whole, on, note, endorsement), $"/clients/{clientId}/contracts/{contractId}/sheet", "/fleet/sheets", bring, refusals));
        staff.MapGet("/items-export", (HttpContext context, Guid clientId, Guid? contract, ItemKind? kind, string? format, bool? empty, ItemExportQuery export) => ExportAsync(context, null, clientId, contract, kind, format, empty, export));
        app.MapGet("/fleet/sheets/{sheetId:guid}/refusals", (HttpContext context, Guid sheetId, SheetRefusalsQuery query, ProblemTexts texts, IStringLocalizer<CommonText> text) =>
            RefusalsAsync(context, null, sheetId, query, texts, text)).RequireAuthorization(Identities.StaffPolicy);

        var space = app.MapGroup("/space/{clientId:guid}").RequireAuthorization(Identities.ClientPolicy);
        space.MapPost("/contracts/{contractId:guid}/sheet", (HttpContext context, Guid clientId, Guid contractId, IFormFile? file, [FromForm] Guid? upload, [FromForm] string? whole, [FromForm] string? on, [FromForm] string? note, [FromForm] string? endorsement, BringSheet bring, Refusals refusals) =>
            BringAsync(context, clientId, contractId, file, new(upload, whole, on, note, endorsement), $"/space/{clientId}/contracts/{contractId}/sheet", $"/space/{clientId}/sheets", bring, refusals)).RequireRateLimiting(SpaceUploads.Limit);
        space.MapGet("/items-export", (HttpContext context, Guid clientId, Guid? contract, ItemKind? kind, string? format, bool? empty, ItemExportQuery export) => ExportAsync(context, clientId, clientId, contract, kind, format, empty, export));
        space.MapGet("/sheets/{sheetId:guid}/refusals", (HttpContext context, Guid clientId, Guid sheetId, SheetRefusalsQuery query, ProblemTexts texts, IStringLocalizer<CommonText> text) => RefusalsAsync(context, clientId, sheetId, query, texts, text));
    }

    private sealed record SheetForm(Guid? Upload, string? Whole, string? On, string? Note, string? Endorsement);

    private static async Task<IResult> BringAsync(HttpContext context, Guid? space, Guid contractId, IFormFile? file, SheetForm form, string page, string sheets, BringSheet bring, Refusals refusals)
    {
        var brought = await TakeAsync(context, space, contractId, file, form, bring);
        return Results.LocalRedirect(brought.Failed ? $"{page}?refused={Uri.EscapeDataString(refusals.Seal(brought.Problem))}" : $"{sheets}/{brought.Value}");
    }

    private static async Task<Result<Guid>> TakeAsync(HttpContext context, Guid? space, Guid contractId, IFormFile? file, SheetForm form, BringSheet bring)
    {
        if (file is null) return new Problem("document.none");
        if (file.Length > SheetLimits.Megabytes * 1024L * 1024) return Problem.Of("sheet.too-large", SheetLimits.Megabytes);
        DateOnly? on = null;
        if (!string.IsNullOrWhiteSpace(form.On))
        {
            if (!DateOnly.TryParseExact(form.On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Problem.Of("sheet.not-a-day", form.On);
            on = day;
        }
        await using var content = file.OpenReadStream();
        return await bring.RunAsync(context.User.CallerIn(space), new()
        {
            ContractId = contractId, UploadId = form.Upload ?? Guid.NewGuid(), FileName = file.FileName, Whole = form.Whole == "true", On = on, Note = form.Note, EndorsementId = Guid.TryParse(form.Endorsement, out var endorsement) ? endorsement : null,
        }, content, context.RequestAborted);
    }

    private static async Task<IResult> ExportAsync(HttpContext context, Guid? space, Guid clientId, Guid? contract, ItemKind? kind, string? format, bool? empty, ItemExportQuery export)
    {
        var (workbook, english) = (format != "csv", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en");
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            var exported = await export.RunAsync(context.User.CallerIn(space),
                new() { ClientId = clientId, ContractId = contract, Kind = kind ?? ItemKind.Vehicle, Workbook = workbook, English = english, Empty = empty == true }, file, context.RequestAborted);
            if (exported.Failed)
            {
                await file.DisposeAsync();
                return Results.NotFound();
            }
            file.Position = 0;
            context.Response.Headers.CacheControl = "no-store";
            var name = string.Concat(exported.Value.Name.Select(c => char.IsLetterOrDigit(c) || c is '-' or ' ' ? c : '-')).Trim();
            return Results.Stream(file, workbook ? Excel : "text/csv", $"{name}.{(workbook ? "xlsx" : "csv")}");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task<IResult> RefusalsAsync(HttpContext context, Guid? space, Guid sheetId, SheetRefusalsQuery query, ProblemTexts texts, IStringLocalizer<CommonText> text)
    {
        var found = await query.RunAsync(context.User.CallerIn(space), sheetId, context.RequestAborted);
        if (found.Failed) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var (content, columns) = (new MemoryStream(), Math.Max(found.Value.Heading.Count, 1));
        using (var sheet = new XlsxWriter(content, text["refusals.file"].Value))
        {
            sheet.Write([.. found.Value.Heading, text["refusals.why"].Value]);
            foreach (var row in found.Value.Rows)
                sheet.Write([.. row.Cells.Concat(Enumerable.Repeat<object?>(null, columns)).Take(columns), string.Join(" ", row.Problems.Select(p => texts.Told(p.Code, p.Args)))]);
        }
        content.Position = 0;
        return Results.Stream(content, Excel, text["refusals.file"].Value + ".xlsx");
    }
}
