using System.Net;
using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.Workshop;

namespace Broker.Tests.Journeys;

/// <summary>The door itself, as a browser without scripts meets it.</summary>
[Collection(Journeys.Name)]
[Trait("Kind", "Browser")]
public sealed partial class SignInTests(PortalHost portal)
{
    [BrowserFact]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_for_a_while()
    {
        for (var attempt = 0; attempt < 5; attempt++) await AnswerAsync(Cast.Odile.Email, "pas le bon du tout");

        var answer = await AnswerAsync(Cast.Odile.Email, Cast.Password);

        Assert.Contains("Trop d’essais", answer);
    }

    [BrowserFact]
    public async Task An_unknown_address_reads_the_same_as_a_wrong_password()
    {
        var known = await AnswerAsync(Cast.Camille.Email, "pas le bon du tout");
        var unknown = await AnswerAsync("personne@nulle-part.example", "pas le bon du tout");

        Assert.Contains("L’adresse ou le mot de passe n’est pas le bon.", known);
        Assert.Equal(Plain(known, Cast.Camille.Email), Plain(unknown, "personne@nulle-part.example"));
    }

    [BrowserFact]
    public async Task Ones_own_language_comes_with_signing_in_whatever_the_browsers()
    {
        var answer = await SendAsync(Cast.Emma.Email, Cast.Password);

        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("broker-language=") && cookie.Contains("en-GB"));
    }

    [BrowserFact]
    public async Task Every_answer_carries_the_same_protection_whatever_comes_of_it()
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = portal.Address };
        foreach (var path in new[] { "/", "/account/sign-in", "/account/code", "/account/invitation/none", "/account/security", "/nowhere", $"/files/{Guid.NewGuid()}", "/css/client.css", "/verify/NONE", "/dashboard", "/account/sessions/end" })
        {
            var answer = await browser.GetAsync(path);
            foreach (var name in new[] { "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy" })
                Assert.True(answer.Headers.Contains(name) || answer.Content.Headers.Contains(name), $"{path} ({(int)answer.StatusCode}) has no {name}");
            Assert.False(answer.Headers.Contains("Server"));
        }
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
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = portal.Address };
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr-FR");
        var form = await browser.GetStringAsync("/account/sign-in");
        return await browser.PostAsync("/account/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value, ["Typed.Email"] = email, ["Typed.Password"] = password,
        }));
    }

    private static string Plain(string page, string email) => Sealed().Replace(page.Replace(email, "…"), "");

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    /// <summary>What is sealed anew in each answer.</summary>
    [GeneratedRegex("value=\"CfDJ8[^\"]+\"|<!--Blazor-.*?-->", RegexOptions.Singleline)]
    private static partial Regex Sealed();
}
