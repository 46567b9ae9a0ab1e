using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Templates;
using Broker.Core.Word;
using Broker.Portal.Features.Templates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Hosting;

/// <summary>What the template pages need beside their circuit: a file coming in, a trial print and a preview going out.</summary>
public static class TemplateUploads
{
    // Printed in a frame of the template's page; its own policy lets nothing run but the paginator, and this one gives it no origin.
    private const string PreviewPolicy = "sandbox allow-scripts; default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
        + "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static void MapTemplateUploads(this WebApplication app)
    {
        var templates = app.MapGroup("/templates").RequireAuthorization(Identities.StaffPolicy);
        templates.MapPost("/upload", UploadAsync);
        templates.MapPost("/{templateId:guid}/file", ReplaceAsync);
        templates.MapGet("/{templateId:guid}/try", TryAsync);
        templates.MapGet("/{templateId:guid}/preview", PreviewAsync);
        templates.MapGet("/{templateId:guid}/versions/{number:int}", FileAsync);
        templates.MapGet("/example", Example);
    }

    private static async Task<IResult> UploadAsync(HttpContext context, [FromForm] string? name, [FromForm] TemplateKind kind, [FromForm] TemplateSubject subject,
        [FromForm] bool? draft, IFormFile? file, UploadTemplate upload, Refusals refusals, CancellationToken ct)
    {
        var input = new UploadTemplate.Input { Name = name, Kind = kind, Subject = subject };
        var read = await ReadAsync(file, null, draft, ct);
        var uploaded = read.Failed ? read.Problem : await upload.RunAsync(context.User.CallerIn(null), input, read.Value, ct);
        return uploaded.Failed ? Back("/templates", refusals, uploaded.Problem) : Results.LocalRedirect($"/templates/{uploaded.Value}");
    }

    private static async Task<IResult> ReplaceAsync(
        HttpContext context, Guid templateId, [FromForm] string? note, [FromForm] bool? draft, IFormFile? file, ReplaceTemplateFile replace, Refusals refusals, CancellationToken ct)
    {
        var read = await ReadAsync(file, note, draft, ct);
        var replaced = read.Failed ? read.Problem : await replace.RunAsync(context.User.CallerIn(null), templateId, read.Value, ct);
        return replaced.Failed ? Back($"/templates/{templateId}", refusals, replaced.Problem) : Results.LocalRedirect($"/templates/{templateId}?v={replaced.Value}");
    }

    private static async Task<IResult> TryAsync(HttpContext context, Guid templateId, int? v, TryTemplate print, Refusals refusals, CancellationToken ct)
    {
        var printed = await print.RunAsync(context.User.CallerIn(null), templateId, v, ct);
        if (printed.Problem == Problem.Missing) return Results.NotFound();
        if (printed.Failed) return Back($"/templates/{templateId}", refusals, printed.Problem);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = "inline";
        return Results.Bytes(printed.Value, "application/pdf");
    }

    /// <param name="v">The version's number.</param>
    /// <param name="with">The client, contract or insured item whose data fills it; examples otherwise.</param>
    private static async Task<IResult> PreviewAsync(HttpContext context, Guid templateId, int? v, Guid? with, TemplatePreviewQuery preview, TemplateOnDataQuery onData, CancellationToken ct)
    {
        var by = context.User.CallerIn(null);
        string html;
        if (with is { } subject)
        {
            var filled = await onData.RunAsync(by, templateId, v, subject, ct);
            if (filled.Failed) return Results.NotFound();
            html = filled.Value.Preview.Html;
        }
        else
        {
            var sample = await preview.RunAsync(by, templateId, v, ct);
            if (sample.Failed) return Results.NotFound();
            html = sample.Value.Html;
        }
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = PreviewPolicy;
        return Results.Content(html, "text/html; charset=utf-8");
    }

    private static async Task<IResult> FileAsync(HttpContext context, Guid templateId, int number, TemplateFileQuery files, IFileShelf shelf, CancellationToken ct)
    {
        var found = await files.RunAsync(context.User.CallerIn(null), templateId, number, ct);
        if (found.Failed) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(shelf.Open(found.Value.Hash), found.Value.ContentType, found.Value.Name);
    }

    /// <summary>In the reader's words; the tags are French ones, as documents are.</summary>
    private static IResult Example(TemplateSubject about, IStringLocalizer<TemplatesText> text) =>
        Results.Bytes(ExampleTemplate.Write(about, word => text[$"example.{word}"]), ContentTypes.Word, $"{text["example.file"]} {text[$"subject.{about}"]}.docx");

    /// <summary>A file that is too large is refused before it is read into memory.</summary>
    private static async Task<Result<TemplateFile>> ReadAsync(IFormFile? file, string? note, bool? draft, CancellationToken ct)
    {
        if (file is null) return new Problem("template.no-file");
        if (file.Length > PackageGate.MaxMegabytes * 1024 * 1024) return Problem.Of("word.too-large", PackageGate.MaxMegabytes);
        var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        return new TemplateFile { Name = file.FileName, Content = content.ToArray(), Note = note, AsDraft = draft == true };
    }

    private static IResult Back(string page, Refusals refusals, Problem problem) =>
        Results.LocalRedirect($"{page}?refused={Uri.EscapeDataString(refusals.Seal(problem))}");
}
