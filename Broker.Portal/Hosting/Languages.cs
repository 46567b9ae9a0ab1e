using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Broker.Portal.Hosting;

/// <summary>French first, and English. A cookie carries a person's choice; a visitor's browser proposes.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<string> All = ["fr", "en"];

    public static RequestLocalizationOptions Options()
    {
        var options = new RequestLocalizationOptions { ApplyCurrentCultureToResponseHeaders = true }.SetDefaultCulture("fr");
        options.SupportedCultures = options.SupportedUICultures = [new CultureInfo("fr-FR"), new CultureInfo("en-GB"), new CultureInfo("fr"), new CultureInfo("en")];
        options.DefaultRequestCulture = new RequestCulture("fr-FR");
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "broker-language" }, new AcceptLanguageHeaderRequestCultureProvider()];
        return options;
    }

    public static void Remember(HttpContext context, string language) => context.Response.Cookies.Append("broker-language",
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language == "en" ? "en-GB" : "fr-FR")),
        new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });
}
