using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Portal.Kit;

namespace Broker.Portal.Hosting;

/// <summary>The memo of an insured vehicle in one tap, for the client and for the firm.</summary>
public static class VehiclePapers
{
    public static string Memo(Guid? space, Guid itemId) => space is { } client ? $"/space/{client}/vehicles/{itemId}/memo" : $"/vehicles/{itemId}/memo";

    public static void MapVehiclePapers(this WebApplication app)
    {
        app.MapGet("/space/{clientId:guid}/vehicles/{itemId:guid}/memo", (HttpContext context, Guid clientId, Guid itemId, GiveVehicleMemo give, IFileShelf shelf, ProblemTexts texts, CancellationToken ct) =>
            AnswerAsync(context, context.User.CallerIn(clientId), itemId, give, shelf, texts, ct)).RequireAuthorization(Identities.ClientPolicy);
        app.MapGet("/vehicles/{itemId:guid}/memo", (HttpContext context, Guid itemId, GiveVehicleMemo give, IFileShelf shelf, ProblemTexts texts, CancellationToken ct) =>
            AnswerAsync(context, context.User.CallerIn(null), itemId, give, shelf, texts, ct)).RequireAuthorization(Identities.StaffPolicy);
    }

    /// <summary>The same answer for another's vehicle and for none; why there is no memo is said to whoever may see the vehicle.</summary>
    private static async Task<IResult> AnswerAsync(HttpContext context, Caller by, Guid itemId, GiveVehicleMemo give, IFileShelf shelf, ProblemTexts texts, CancellationToken ct)
    {
        var given = await GivenAsync(by, itemId, give, ct);
        if (given.Problem == Problem.Missing) return Results.NotFound();
        if (given.Failed) return Results.Text(texts.Of(given.Problem), "text/plain; charset=utf-8", statusCode: StatusCodes.Status422UnprocessableEntity);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(shelf.Open(given.Value.Hash), given.Value.ContentType, given.Value.Name);
    }

    private static async Task<Result<FileQuery.FileAnswer>> GivenAsync(Caller by, Guid itemId, GiveVehicleMemo give, CancellationToken ct)
    {
        try
        {
            return await give.RunAsync(by, itemId, ct);
        }
        catch (Forbidden)
        {
            return Problem.Missing;
        }
    }
}
