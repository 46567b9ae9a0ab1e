using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Broker.Portal.Hosting;

/// <summary>Whatever is refused or goes wrong before a page is drawn is said in a page all the same, in the reader's language, and never as a bare number.</summary>
public static class RefusalPages
{
    private const string Page = "/not-found";

    /// <summary>Something was sent; as the page is drawn, it is looked at.</summary>
    private static readonly object Sent = new();

    public static void UseRefusalPages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute(Page, createScopeForStatusCodePages: true);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Page,
            CreateScopeForErrors = true,
            StatusCodeSelector = error => error switch
            {
                Forbidden => StatusCodes.Status403Forbidden,
                BadHttpRequestException bad => bad.StatusCode,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        app.Use(LookAsync);
    }

    /// <summary>
    /// A form that is not, or no longer, this browser's: opened before one signed in on another tab, or kept open for too long. Each says so by itself, but as
    /// an empty answer.
    /// </summary>
    public static void UseFormCheck(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next();
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>Where to try again: the page asked for, or the one something was sent from.</summary>
    public static string Again(HttpContext context)
    {
        if (context.Items.ContainsKey(Sent)) return LocalAddress.Before(context.Request);
        if (context.Features.Get<IExceptionHandlerPathFeature>() is { } failed) return LocalAddress.Or(failed.Path, "/");
        return context.Features.Get<IStatusCodeReExecuteFeature>() is { } refused ? LocalAddress.Or(refused.OriginalPath + refused.OriginalQueryString, "/") : "/";
    }

    /// <summary>When a page that was asked for too often may be asked for again, in seconds; null where something was sent, which is not sent again by itself.</summary>
    public static int? Soon(HttpContext context) =>
        !context.Items.ContainsKey(Sent) && int.TryParse(context.Response.Headers.RetryAfter, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    /// <summary>The page is looked at, whatever was sent to the address it stands for; scripts read the number alone.</summary>
    private static Task LookAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null) return next(context);
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return next(context);
        if (request.Headers.Accept is [{ Length: > 0 } wanted, ..] && !wanted.Contains("text/html", StringComparison.OrdinalIgnoreCase)) return Task.CompletedTask;
        context.Items[Sent] = true;
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        (request.Method, request.ContentType, request.ContentLength) = (HttpMethods.Get, null, null);
        return next(context);
    }
}
