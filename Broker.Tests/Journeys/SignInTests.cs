using System.Net;
using Broker.Core.Demo;
using Broker.Tests.Workshop;

namespace Broker.Tests.Journeys;

/// <summary>The door itself, as a browser without scripts meets it.</summary>
[Collection(Journeys.Name)]
[Trait("Kind", "Browser")]
public sealed class SignInTests(PortalHost portal)
{
    [BrowserFact]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_for_a_while()
    {
        for (var attempt = 0; attempt < 5; attempt++) await AnswerAsync(Cast.Odile.Email, "pas le bon du tout");

        var answer = await AnswerAsync(Cast.Odile.Email, Cast.Password);

        Assert.Contains("Trop d’essais", answer);
    }

    [BrowserFact]
    public async Task Ones_own_language_comes_with_signing_in_whatever_the_browsers()
    {
        var answer = await SendAsync(Cast.Emma.Email, Cast.Password);

        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("broker-language=") && cookie.Contains("en-GB"));
    }

    [BrowserFact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = portal.Address };
        foreach (var path in new[] { "/account/sign-in", "/account/sign-out", "/account/passkey/request", "/account/passkey/sign-in", "/account/code" })
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(path, new FormUrlEncodedContent(new Dictionary<string, string> { ["returnUrl"] = "/" }))).StatusCode);
    }

    /// <summary>The page one gets after sending the form, in French.</summary>
    private async Task<string> AnswerAsync(string email, string password) =>
        WebUtility.HtmlDecode(await (await SendAsync(email, password)).Content.ReadAsStringAsync());

    private async Task<HttpResponseMessage> SendAsync(string email, string password)
    {
        using var browser = new PlainBrowser(portal.Address);
        return await browser.FillAsync("/account/sign-in", "sign-in", ("Email", email), ("Password", password));
    }
}
