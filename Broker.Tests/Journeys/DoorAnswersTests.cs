using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.House;
using Broker.Tests.Workshop;

namespace Broker.Tests.Journeys;

/// <summary>What the door says on the wire: to known and unknown, to who knocks too often, to who comes from elsewhere.</summary>
[Collection(Journeys.Name)]
[Trait("Kind", "Browser")]
public sealed partial class DoorAnswersTests(PortalHost portal)
{
    private const string Unknown = "personne@nulle-part.example";

    /// <summary>Open; of the firm; taken off; their account closed; waiting for the firm's word; invited, without a password yet.</summary>
    private static readonly string[] Known =
        [Cast.Gilles.Email, Cast.Oliver.Email, Cast.Sabine.Email, Cast.Denis.Email, "bastien@tilleuls.example", "juliette@hartwell.example"];

    [BrowserFact, Rule("IND-22"), Rule("D-25")]
    public async Task The_door_tells_nobody_who_has_an_account()
    {
        foreach (var (page, form, fields) in new (string, string, (string, string)[])[]
        {
            ("/account/sign-in", "sign-in", [("Password", "pas le bon du tout")]), ("/account/code", "ask-code", []), ("/account/forgotten", "forgotten", []),
        })
        {
            var unknown = await ToldAsync(page, form, Unknown, fields);
            Assert.Contains("\n", unknown);
            foreach (var email in Known) Assert.Equal(unknown, await ToldAsync(page, form, email, fields));
        }
    }

    [BrowserFact, Rule("IND-22")]
    public async Task A_wrong_code_reads_the_same_for_all()
    {
        var unknown = await WrongCodeAsync(Unknown);
        Assert.Contains("valable", unknown);
        foreach (var email in Known) Assert.Equal(unknown, await WrongCodeAsync(email));
    }

    [BrowserFact]
    public async Task After_five_wrong_passwords_the_door_is_shut_alike_for_known_and_unknown()
    {
        const string Other = "quelquun@nulle-part.example";
        for (var attempt = 1; attempt <= 6; attempt++)
        {
            var unknown = await ToldAsync("/account/sign-in", "sign-in", Other, [("Password", "pas le bon du tout")]);
            Assert.Equal(attempt > 5, unknown.Contains("Trop d’essais"));
            Assert.Equal(unknown, await ToldAsync("/account/sign-in", "sign-in", Cast.Elodie.Email, [("Password", "pas le bon du tout")]));
        }
    }

    [BrowserFact]
    public async Task Who_knocks_too_often_reads_why_in_their_language_and_when_to_come_back()
    {
        foreach (var (language, from, words) in new[] { ("fr-FR", "127.9.2.1", "Trop de demandes"), ("en-GB", "127.9.3.1", "Too many requests") })
        {
            using var browser = new PlainBrowser(portal.Address, from, language);
            HttpResponseMessage answer = null!;
            for (var i = 0; i < 31; i++) answer = await browser.PostAsync("/account/sign-in");
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains($"lang=\"{language[..2]}\"", page);
            Assert.Contains(words, page);
            Assert.Contains("</html>", page);
            // Somebody else behind the same network still comes in.
            using var neighbour = new PlainBrowser(portal.Address, from[..^1] + "2");
            Assert.Equal(HttpStatusCode.BadRequest, (await neighbour.PostAsync("/account/sign-in")).StatusCode);
        }
    }

    [BrowserFact]
    public async Task A_form_opened_before_one_signed_in_on_another_tab_says_so_in_a_page_that_leads_back()
    {
        using var browser = new PlainBrowser(portal.Address, "127.9.8.1");
        var token = await browser.TokenAsync("/account/sign-in");
        await browser.FillAsync("/account/sign-in", "sign-in", ("Email", Cast.Ines.Email), ("Password", Cast.Password));
        var answer = await browser.PostAsync("/account/sign-in", ("_handler", "sign-in"), ("__RequestVerificationToken", token), ("Typed.Email", Cast.Ines.Email), ("Typed.Password", Cast.Password));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Ce formulaire n’est plus valable", page);
        Assert.DoesNotContain("blazor.web.js", page);
    }

    [BrowserFact]
    public async Task A_live_connection_is_opened_from_our_own_pages_alone_and_by_nobody_who_is_not_signed_in()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync("https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync("null"));
        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync($"{portal.Address.Scheme}://{portal.Address.Host}:1"));
        Assert.NotEqual(HttpStatusCode.SwitchingProtocols, await ConnectAsync(portal.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(portal.Address.GetLeftPart(UriPartial.Authority), await CookiesAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync("https://elsewhere.example", await CookiesAsync()));
    }

    [BrowserFact]
    public async Task Every_address_of_the_portal_carries_the_same_protection_to_whoever_asks()
    {
        var all = Addresses().ToList();
        Assert.True(all.Count > 90, $"only {all.Count}");
        foreach (var cookies in new[] { "", await CookiesAsync() })
        {
            using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = portal.Address };
            if (cookies != "") browser.DefaultRequestHeaders.Add("Cookie", cookies);
            foreach (var (method, address) in all)
            {
                using var answer = await browser.SendAsync(new(new(method), address), HttpCompletionOption.ResponseHeadersRead);
                foreach (var name in new[] { "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy" })
                    Assert.True(answer.Headers.Contains(name) || answer.Content.Headers.Contains(name), $"{method} {address} ({(int)answer.StatusCode}) has no {name}");
                Assert.False(answer.Headers.Contains("Server"), address);
                Assert.True((int)answer.StatusCode < 500, $"{method} {address}: {(int)answer.StatusCode}");
                // Nobody is let in by default: pages for the signed-in lead to the door, the rest refuses.
                if (cookies == "" && method == "GET" && !EndpointTests.IsForAnybody(address)) Assert.True((int)answer.StatusCode is 302 or 401 or 404, $"{address}: {(int)answer.StatusCode}");
            }
        }
    }

    /// <summary>Every endpoint and page, with something in its places; a static file; what is not there.</summary>
    private static IEnumerable<(string Method, string Address)> Addresses() =>
        EndpointTests.Everything().Select(e => (e.Method, Places().Replace(e.Route, m => m.Value.Contains(":guid") ? Guid.NewGuid().ToString() : m.Value.Contains(":int") ? "7" : "none")))
            .Concat([("GET", "/nowhere"), ("GET", "/css/nowhere.css"), ("GET", "/_framework/blazor.web.js"), ("POST", "/_blazor/negotiate"), ("GET", "/favicon.ico")])
            .Where(e => e.Item2 is not "/account/sign-out").Distinct();

    private async Task<string> ToldAsync(string page, string form, string email, (string, string)[] fields)
    {
        using var browser = new PlainBrowser(portal.Address, "127.9.4.1");
        return await browser.ToldAsync(await browser.FillAsync(page, form, [("Email", email), .. fields]), email);
    }

    private async Task<string> WrongCodeAsync(string email)
    {
        using var browser = new PlainBrowser(portal.Address, "127.9.5.1");
        await browser.FillAsync("/account/code", "ask-code", ("Email", email));
        return await browser.ToldAsync(await browser.FillAsync("/account/code/enter", "enter-code", ("Code", "00000")), email);
    }

    /// <summary>Of somebody of the firm, signed in.</summary>
    private async Task<string> CookiesAsync()
    {
        using var browser = new PlainBrowser(portal.Address, "127.9.6.1");
        var answer = await browser.FillAsync("/account/sign-in", "sign-in", ("Email", Cast.Ines.Email), ("Password", Cast.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    private async Task<HttpStatusCode> ConnectAsync(string origin, string cookies = "")
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);
        if (cookies != "") socket.Options.SetRequestHeader("Cookie", cookies);
        try
        {
            await socket.ConnectAsync(new Uri(portal.Address, "/_blazor").AbsoluteUri is var address ? new Uri(address.Replace("http", "ws")) : null!, default);
        }
        catch (WebSocketException)
        {
            // Refused: the status says how.
        }
        return socket.HttpStatusCode;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Places();
}
