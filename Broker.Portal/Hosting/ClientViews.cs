using Broker.Core.Clients;
using Broker.Core.Extranet;
using Microsoft.AspNetCore.Mvc;

namespace Broker.Portal.Hosting;

/// <summary>Going into a client's space, to look or to act, out again, and from one to another: plain forms, each followed by a fresh start of the page.</summary>
public static class ClientViews
{
    public static void MapClientViews(this WebApplication app)
    {
        app.MapPost("/clients/{clientId:guid}/view", EnterAsync).RequireAuthorization(Identities.StaffPolicy);
        app.MapPost("/clients/{clientId:guid}/view/end", LeaveAsync).RequireAuthorization(Identities.StaffPolicy);
        app.MapPost("/space/switch", SwitchAsync).RequireAuthorization(Identities.ClientPolicy);
    }

    private static async Task<IResult> EnterAsync(HttpContext context, Guid clientId, [FromForm] Guid personId, [FromForm] bool? act, ViewAsClient view, Refusals refusals, CancellationToken ct)
    {
        var opened = await view.RunAsync(context.User.CallerIn(null), new() { ClientId = clientId, PersonId = personId, Act = act == true }, ct);
        return Results.LocalRedirect(opened.Failed ? $"/clients/{clientId}?refused={Uri.EscapeDataString(refusals.Seal(opened.Problem))}" : Spaces.Home(clientId));
    }

    /// <summary>Where one may not go, home says where one may.</summary>
    private static async Task<IResult> SwitchAsync(HttpContext context, [FromForm] Guid to, SwitchSpace enter, CancellationToken ct)
    {
        var entered = await enter.RunAsync(context.User.CallerIn(to), ct);
        return Results.LocalRedirect(entered.Failed ? "/" : Spaces.Home(to));
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, Guid clientId, [FromForm] string? returnUrl, EndClientView end, CancellationToken ct)
    {
        await end.RunAsync(context.User.CallerIn(null), clientId, ct);
        return Results.LocalRedirect(LocalAddress.Or(returnUrl, $"/clients/{clientId}"));
    }
}
