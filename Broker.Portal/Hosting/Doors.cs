using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Broker.Portal.Hosting;

/// <summary>The few addresses that are not pages: home, language, signing out, downloads.</summary>
public static class Doors
{
    /// <summary>Bytes, up to which a file is read through before it is handed out; what the firm issues is far below.</summary>
    private const long MostChecked = 16 * 1024 * 1024;

    public static void MapDoors(this WebApplication app)
    {
        app.MapGet("/", HomeAsync).AllowAnonymous();
        app.MapPost("/account/language", LanguageAsync).AllowAnonymous();
        app.MapPost("/account/sign-out", SignOutAsync).AllowAnonymous();
        app.MapGet("/files/{documentId:guid}", DownloadAsync).RequireAuthorization();
        app.MapUploads();
    }

    private static async Task<IResult> HomeAsync(HttpContext context, FirstVisit visit, WhereToQuery whereTo)
    {
        if (context.User.PersonId() is null) return Results.LocalRedirect(await visit.IsExpectedAsync() ? "/setup" : "/account/sign-in");
        if (context.User.OwesSecondFactor()) return Results.LocalRedirect("/account/second-factor");
        if (context.User.IsStaff()) return Results.LocalRedirect("/dashboard");
        var accounts = (await whereTo.RunAsync(context.User.CallerIn(null))).Accounts;
        return Results.LocalRedirect(accounts is [var only] ? Spaces.Home(only.ClientId) : "/account/choose");
    }

    private static async Task<IResult> LanguageAsync(HttpContext context, ChangeLanguage change, [FromForm] string language, [FromForm] string? returnUrl)
    {
        if (Languages.All.Contains(language))
        {
            Languages.Remember(context, language);
            if (context.User.PersonId() is not null) await change.RunAsync(context.User.Self(), language);
        }
        return Results.LocalRedirect(LocalAddress.Or(returnUrl, "/"));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, [FromForm] string? returnUrl)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.LocalRedirect(LocalAddress.Or(returnUrl, "/account/sign-in"));
    }

    /// <summary>In an account that is not one's own there is nothing, as where there is no such account.</summary>
    private static async Task<Result<FileQuery.FileAnswer>> FindAsync(FileQuery files, Caller by, Guid documentId, CancellationToken ct)
    {
        try
        {
            return await files.RunAsync(by, documentId, ct);
        }
        catch (Forbidden)
        {
            return Problem.Missing;
        }
    }

    /// <summary>The same answer for another's document and for none.</summary>
    private static async Task<IResult> DownloadAsync(HttpContext context, Guid documentId, Guid? space, bool? view, FileQuery files, IFileShelf shelf, CancellationToken ct)
    {
        var found = await FindAsync(files, context.User.CallerIn(space), documentId, ct);
        if (found.Failed) return Results.NotFound();
        // A file that is no longer the one that was filed is evidence of nothing: it is said, and not handed out.
        if (found.Value.Size <= MostChecked && !await shelf.IsSoundAsync(found.Value.Hash, ct)) return Results.StatusCode(StatusCodes.Status410Gone);
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'self'";
        var file = found.Value;
        var inline = view == true && (file.ContentType == ContentTypes.Pdf || ContentTypes.IsPhoto(file.ContentType));
        if (inline) headers.ContentDisposition = "inline";
        return Results.Stream(shelf.Open(file.Hash), file.ContentType, inline ? null : file.Name);
    }
}
