using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.SignIn;
using Broker.Portal.Account;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Broker.Portal.Hosting;

/// <summary>
/// Passkeys, the framework's own. Whoever signs in is never asked for an address first: the browser offers what it has, so that nobody learns which
/// accounts exist.
/// </summary>
public static class PasskeyDoors
{
    public const int Most = 10, NameLength = 60;

    public static void MapPasskeys(this WebApplication app)
    {
        app.MapPost("/account/passkey/request", RequestAsync).AllowAnonymous();
        app.MapPost("/account/passkey/sign-in", SignInAsync).AllowAnonymous();
        var own = app.MapGroup("/account/passkey").RequireAuthorization();
        own.MapPost("/creation", CreationAsync);
        own.MapPost("/add", AddAsync);
        own.MapPost("/remove", RemoveAsync);
    }

    private static async Task<IResult> RequestAsync(HttpContext context, IAntiforgery forgery, Doorkeeper keeper)
    {
        if (!await forgery.IsRequestValidAsync(context)) return Results.BadRequest();
        return Json(context, await keeper.MakePasskeyRequestOptionsAsync(null));
    }

    private static async Task<IResult> SignInAsync([FromForm] string? credential, [FromForm] string? returnUrl, Doorkeeper keeper, Threshold threshold, Refusals refusals)
    {
        var shown = string.IsNullOrEmpty(credential) ? null : await keeper.PerformPasskeyAssertionAsync(credential);
        if (shown is not { Succeeded: true }) return Refused("/account/sign-in", refusals, new Problem("passkey.failed"));
        await keeper.UserManager.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey);
        var step = await threshold.CrossAsync(shown.User, SignInWay.Passkey, remember: false, both: true);
        return step.Problem is { } problem ? Refused("/account/sign-in", refusals, problem) : Results.LocalRedirect(step.Then(returnUrl));
    }

    private static async Task<IResult> CreationAsync(HttpContext context, IAntiforgery forgery, Doorkeeper keeper)
    {
        if (!await forgery.IsRequestValidAsync(context) || await keeper.UserManager.GetUserAsync(context.User) is not { } me) return Results.BadRequest();
        return Json(context, await keeper.MakePasskeyCreationOptionsAsync(new() { Id = me.Id.ToString(), Name = me.Email!, DisplayName = me.FullName }));
    }

    private static async Task<IResult> AddAsync(HttpContext context, [FromForm] string? credential, [FromForm] string? name, [FromForm] string? password, Doorkeeper keeper,
        SecondFactorDesk desk, Refusals refusals)
    {
        if (await keeper.UserManager.GetUserAsync(context.User) is not { } me) return Results.Unauthorized();
        if (!context.User.OwesSecondFactor() && await desk.ConfirmAsync(me, password) is { } wrong) return Refused("/account/security", refusals, wrong);
        if ((await keeper.UserManager.GetPasskeysAsync(me)).Count >= Most) return Refused("/account/security", refusals, Problem.Of("passkey.too-many", Most));
        var made = string.IsNullOrEmpty(credential) ? null : await keeper.PerformPasskeyAttestationAsync(credential);
        if (made is not { Succeeded: true }) return Refused("/account/security", refusals, new Problem("passkey.failed"));
        made.Passkey.Name = Inputs.Tidy(name) is { } typed ? Inputs.Cut(typed, NameLength) : Visitors.Device(context.Visitor().Agent);
        await keeper.UserManager.AddOrUpdatePasskeyAsync(me, made.Passkey);
        await desk.SettleAsync(me);
        return Results.LocalRedirect("/account/security?done=1");
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, [FromForm] string id, Doorkeeper keeper, SecondFactorQuery second, SecondFactorDesk desk, Refusals refusals)
    {
        if (await keeper.UserManager.GetUserAsync(context.User) is not { } me) return Results.Unauthorized();
        var key = new byte[1024];
        if (!Convert.TryFromBase64String(id, key, out var length) || await second.RunAsync(Caller.System(Jobs.Sessions), me.Id) is not { } has) return Results.BadRequest();
        if (has is { Asked: true, App: false, Passkeys: 1 }) return Refused("/account/security", refusals, new Problem("passkey.last"));
        await keeper.UserManager.RemovePasskeyAsync(me, key[..length]);
        await desk.SettleAsync(me);
        return Results.LocalRedirect("/account/security?done=1");
    }

    private static IResult Json(HttpContext context, string options)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Content(options, "application/json");
    }

    private static IResult Refused(string page, Refusals refusals, Problem problem) => Results.LocalRedirect($"{page}?refused={Uri.EscapeDataString(refusals.Seal(problem))}");
}
