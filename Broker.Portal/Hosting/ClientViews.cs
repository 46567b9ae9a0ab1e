using Broker.Core.Clients;
using Microsoft.AspNetCore.Mvc;

namespace Broker.Portal.Hosting;

/// <summary>Going into a client's space to look, and out again: plain forms, each followed by a fresh start of the page.</summary>
public static class ClientViews
{
    public static void MapClientViews(this WebApplication app)
    {
        app.MapPost("/clients/{clientId:guid}/view", EnterAsync).RequireAuthorization(Identities.StaffPolicy);
        app.MapPost("/clients/{clientId:guid}/view/end", LeaveAsync).RequireAuthorization(Identities.StaffPolicy);
    }

    private static async Task<IResult> EnterAsync(HttpContext context, Guid clientId, [FromForm] Guid personId, ViewAsClient view, Refusals refusals, CancellationToken ct)
    {
        var opened = await view.RunAsync(context.User.CallerIn(null), new() { ClientId = clientId, PersonId = personId }, ct);
        return Results.LocalRedirect(opened.Failed ? $"/clients/{clientId}?refused={Uri.EscapeDataString(refusals.Seal(opened.Problem))}" : Spaces.Home(clientId));
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, Guid clientId, [FromForm] string? returnUrl, EndClientView end, CancellationToken ct)
    {
        await end.RunAsync(context.User.CallerIn(null), clientId, ct);
        return Results.LocalRedirect(LocalAddress.Or(returnUrl, $"/clients/{clientId}"));
    }
}
