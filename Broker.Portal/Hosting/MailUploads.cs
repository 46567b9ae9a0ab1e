using Broker.Core.Common;
using Broker.Core.Communication;

namespace Broker.Portal.Hosting;

/// <summary>A received mail dropped on a client's record, sent by a plain form.</summary>
public static class MailUploads
{
    public static void MapMailUploads(this WebApplication app) =>
        app.MapPost("/clients/{clientId:guid}/messages", FileAsync).RequireAuthorization(Identities.StaffPolicy);

    private static async Task<IResult> FileAsync(HttpContext context, Guid clientId, IFormFile? file, FileReceivedMail desk, Refusals refusals, CancellationToken ct)
    {
        var filed = await TakeAsync(context, clientId, file, desk, ct);
        return Results.LocalRedirect(filed.Failed
            ? $"/clients/{clientId}?tab=communication&part=received&mail={Uri.EscapeDataString(refusals.Seal(filed.Problem))}"
            : $"/clients/{clientId}/messages/{filed.Value}");
    }

    private static async Task<Result<Guid>> TakeAsync(HttpContext context, Guid clientId, IFormFile? file, FileReceivedMail desk, CancellationToken ct)
    {
        if (file is null) return new Problem("document.none");
        await using var content = file.OpenReadStream();
        return await desk.RunAsync(context.User.CallerIn(null), new() { ClientId = clientId, FileName = file.FileName }, content, ct);
    }
}
