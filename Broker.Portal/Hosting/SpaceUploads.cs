using System.Threading.RateLimiting;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Antiforgery;

namespace Broker.Portal.Hosting;

/// <summary>
/// Files clients bring, one a request, its bytes the body: they go from the wire to the shelf without being held, and one that was cut off is simply sent again
/// (js/bring.js). The answer is a sentence in the reader's language, or nothing.
/// </summary>
public static class SpaceUploads
{
    public const string Limit = "space-uploads";
    private const int MostPerMinute = 40;
    private const long Most = IncomingFile.MostMegabytes * 1024L * 1024;

    public static void MapSpaceUploads(this WebApplication app)
    {
        var space = app.MapGroup("/space/{clientId:guid}").RequireAuthorization(Identities.ClientPolicy).RequireRateLimiting(Limit).AddEndpointFilter(CheckAsync);
        space.MapPost("/deposits/{place}/{placeId:guid}", (HttpContext context, Guid clientId, DepositPlace place, Guid placeId, Guid upload, string? name, DepositDocument desk, ProblemTexts texts) =>
            TakeAsync(context, texts, body => desk.RunAsync(context.User.CallerIn(clientId), new() { Place = place, PlaceId = placeId, UploadId = upload, FileName = name }, body, context.RequestAborted)));
        space.MapPost("/drafts/{form}/files", (HttpContext context, Guid clientId, SpaceForm form, Guid upload, string? name, BringDraftFile desk, ProblemTexts texts) =>
            TakeAsync(context, texts, body => desk.RunAsync(context.User.CallerIn(clientId), new() { Form = form, UploadId = upload, FileName = name }, body, context.RequestAborted)));
    }

    /// <summary>A few dozen photos at once are usual; then they come one after the other.</summary>
    public static RateLimitPartition<string> PerPerson(HttpContext context) => RateLimitPartition.GetTokenBucketLimiter(context.User.PersonId()?.ToString() ?? "", _ => new()
    {
        TokenLimit = MostPerMinute, TokensPerPeriod = MostPerMinute / 4, ReplenishmentPeriod = TimeSpan.FromSeconds(15), AutoReplenishment = true,
    });

    /// <summary>
    /// A body that is no form is not looked at by the framework: its mark is asked for here. A form is not taken at all, for the framework would read the whole of it to
    /// find the mark.
    /// </summary>
    internal static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var (context, services) = (invocation.HttpContext, invocation.HttpContext.RequestServices);
        var texts = services.GetRequiredService<ProblemTexts>();
        if (context.Request.HasFormContentType) return Say(texts, new("upload.old-page"), StatusCodes.Status415UnsupportedMediaType);
        if (!await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)) return Say(texts, new("upload.old-page"), StatusCodes.Status400BadRequest);
        if (context.Request.ContentLength > Most) return Say(texts, new("document.too-large"), StatusCodes.Status413PayloadTooLarge);
        try
        {
            return await next(invocation);
        }
        catch (Forbidden)
        {
            // The same for an account of others and for none; and for what the firm switched off while one was choosing a file.
            return Say(texts, new("upload.not-open"), StatusCodes.Status403Forbidden);
        }
    }

    internal static async Task<IResult> TakeAsync(HttpContext context, ProblemTexts texts, Func<Stream, Task<Result<Guid>>> take)
    {
        var taken = await take(context.Request.Body);
        if (!taken.Failed) return Results.NoContent();
        if (taken.Problem == IncomingFile.Cut) return Say(texts, taken.Problem, StatusCodes.Status408RequestTimeout);
        // Read to its end, so that a browser that is still sending hears the answer.
        if (context.Request.ContentLength <= Most) await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        return Say(texts, taken.Problem, taken.Problem == Problem.Missing ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Say(ProblemTexts texts, Problem problem, int status) => Results.Json(new { problem = texts.Of(problem) }, statusCode: status);
}
