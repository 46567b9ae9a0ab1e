using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Broker.Portal.Account;

/// <summary>
/// The address a code was asked for, kept by the browser while its owner is away reading the mail: on a telephone, leaving the browser may end the page.
/// </summary>
public sealed class AskedCode(IDataProtectionProvider protection)
{
    private const string Cookie = "broker-code";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("asked-code").ToTimeLimitedDataProtector();

    public sealed record Asking(string Email, string ReturnUrl);

    public void Keep(HttpContext context, string email, string returnUrl) => context.Response.Cookies.Append(Cookie, seal.Protect(JsonSerializer.Serialize(new Asking(email, returnUrl)), Kept),
        new CookieOptions { MaxAge = Kept, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, Path = "/account" });

    public Asking? Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { Length: > 0 } kept ? JsonSerializer.Deserialize<Asking>(seal.Unprotect(kept)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/account" });
}
