using Broker.Core.Common;
using Microsoft.AspNetCore.Http.Features;

namespace Broker.Portal.Hosting;

/// <summary>
/// What a form may carry in all. More is not read: one comes back to the page one sent it from, which says why. (The browser is asked first,
/// by js/forms.js; this is for those without it.)
/// </summary>
public static class UploadLimit
{
    public const int MostMegabytes = 100;
    public const long Most = MostMegabytes * 1024L * 1024;

    /// <summary>So much is read to its end, so that the browser listens to the answer; whoever sends more is cut off.</summary>
    private const long MostDrained = 10 * Most;

    public static void UseUploadLimit(this WebApplication app) =>
        app.Use((context, next) => context.Request is { HasFormContentType: true, ContentLength: > Most } ? RefuseAsync(context) : next());

    private static async Task RefuseAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated != true)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        if (context.Request.ContentLength <= MostDrained && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostDrained;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }
        var refusals = context.RequestServices.GetRequiredService<Refusals>();
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = Back(context.Request, refusals.Seal(Problem.Of("upload.too-large", MostMegabytes)));
    }

    private static string Back(HttpRequest request, string sealedProblem) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(LocalAddress.Before(request), "refused", sealedProblem);
}
