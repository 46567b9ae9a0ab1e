using Broker.Core.Common;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Portal.Kit;

namespace Broker.Portal.Hosting;

/// <summary>Files that answer what is asked for, and those of a contract or a claim that are filed afterwards: one a request, its bytes the body, as clients bring theirs.</summary>
public static class ExpectedUploads
{
    public static void MapExpectedUploads(this WebApplication app)
    {
        var office = app.MapGroup("/clients/{clientId:guid}").RequireAuthorization(Identities.StaffPolicy).RequireRateLimiting(SpaceUploads.Limit).AddEndpointFilter(SpaceUploads.CheckAsync);
        office.MapPost("/expected/{expectedId:guid}", async (HttpContext context, Guid expectedId, Guid upload, string? name, CollectDocument desk, ProblemTexts texts) =>
        {
            string? was = null;
            var answer = await SpaceUploads.TakeAsync(context, texts, async body =>
            {
                var taken = await desk.RunAsync(context.User.CallerIn(null), new() { ExpectedId = expectedId, UploadId = upload, FileName = name }, body, context.RequestAborted);
                if (taken.Failed) return taken.Problem;
                was = taken.Value.WasThere;
                return taken.Value.DocumentId;
            });
            return was is null ? answer : Results.Json(new { note = texts.Of("expected.was-there", [was]) });
        });
        office.MapPost("/contracts/{contractId:guid}/files", (HttpContext context, Guid clientId, Guid contractId, Guid upload, string? name, FileDocument desk, ProblemTexts texts) =>
            SpaceUploads.TakeAsync(context, texts, body => desk.RunAsync(context.User.CallerIn(null), new() { ClientId = clientId, ContractId = contractId, UploadId = upload, FileName = name }, body, context.RequestAborted)));

        office.MapPost("/claims/{claimId:guid}/files", (HttpContext context, Guid clientId, Guid claimId, Guid upload, string? name, FileDocument desk, ProblemTexts texts) =>
            SpaceUploads.TakeAsync(context, texts, body => desk.RunAsync(context.User.CallerIn(null), new() { ClientId = clientId, ClaimId = claimId, UploadId = upload, FileName = name }, body, context.RequestAborted)));

        office.MapPost("/files", (HttpContext context, Guid clientId, Guid upload, string? name, FileDocument desk, ProblemTexts texts) =>
            SpaceUploads.TakeAsync(context, texts, body => desk.RunAsync(context.User.CallerIn(null), new() { ClientId = clientId, UploadId = upload, FileName = name }, body, context.RequestAborted)));

        app.MapGroup("/space/{clientId:guid}").RequireAuthorization(Identities.ClientPolicy).RequireRateLimiting(SpaceUploads.Limit).AddEndpointFilter(SpaceUploads.CheckAsync)
            .MapPost("/expected/{expectedId:guid}", (HttpContext context, Guid clientId, Guid expectedId, Guid upload, string? name, BringExpectedDocument desk, ProblemTexts texts) =>
                SpaceUploads.TakeAsync(context, texts, body => desk.RunAsync(context.User.CallerIn(clientId), new() { ExpectedId = expectedId, UploadId = upload, FileName = name }, body, context.RequestAborted)));
    }
}
