using Broker.Core.Access;
using Broker.Core.SignIn;
using Broker.Portal.Account;
using Microsoft.AspNetCore.Mvc;

namespace Broker.Portal.Hosting;

/// <summary>What the pages of one's own account send beside their forms, and who stands behind those pages.</summary>
public static class AccountDoors
{
    public static void AddAccountDesks(this IServiceCollection services)
    {
        services.AddScoped<Threshold>();
        services.AddScoped<PasswordDesk>();
        services.AddScoped<CodeDesk>();
        services.AddScoped<SecondFactorDesk>();
        services.AddSingleton<AskedCode>();
    }

    public static void MapAccountDoors(this WebApplication app) => app.MapPost("/account/sessions/end", EndAsync).RequireAuthorization();

    /// <summary>One session, or all but this one; with those, devices that were to be asked no second factor are forgotten.</summary>
    private static async Task<IResult> EndAsync(HttpContext context, [FromForm] string? id, EndMySessions end, Doorkeeper keeper, CancellationToken ct)
    {
        if (context.User.SessionKey() is not { } key) return Results.Unauthorized();
        await end.RunAsync(context.User.Self(), key, id, ct);
        if (id is null && await keeper.UserManager.GetUserAsync(context.User) is { } me)
        {
            await keeper.UserManager.UpdateSecurityStampAsync(me);
            await keeper.RefreshSignInAsync(me);
        }
        return Results.LocalRedirect("/account/security?done=1");
    }
}
