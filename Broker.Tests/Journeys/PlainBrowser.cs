using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Broker.Tests.Journeys;

/// <summary>A browser without scripts, with cookies of its own. It may come from an address of its own, so that what is counted by address is not another test's.</summary>
internal sealed partial class PlainBrowser : IDisposable
{
    private readonly CookieContainer cookies;
    private readonly Uri portal;
    private readonly HttpClient http;

    public PlainBrowser(Uri portal, string from = "127.0.0.1", string language = "fr-FR", CookieContainer? cookies = null)
    {
        (this.portal, this.cookies) = (portal, cookies ??= new());
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies, ConnectCallback = (to, ct) => ConnectAsync(to.DnsEndPoint, from, ct) }) { BaseAddress = portal };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    public Task<HttpResponseMessage> GetAsync(string address) => http.GetAsync(address);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address) => http.SendAsync(new(method, address));

    public Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields) => http.PostAsync(address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Looks at the page, fills its form in, and sends it.</summary>
    public async Task<HttpResponseMessage> FillAsync(string page, string form, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(page);
        return await PostAsync(page, [("_handler", form), ("__RequestVerificationToken", token), .. fields.Select(f => ($"Typed.{f.Name}", f.Value))]);
    }

    /// <summary>What the forms of a page carry to show that they are ours.</summary>
    public async Task<string> TokenAsync(string page) => Token().Match(await http.GetStringAsync(page)).Groups[1].Value;

    /// <summary>What a mail scanner does with a link: it looks, over and over.</summary>
    public static async Task ScanAsync(Uri portal, string link)
    {
        using var scanner = new PlainBrowser(portal, "127.9.1.1");
        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Head, HttpMethod.Get, HttpMethod.Get }) await scanner.SendAsync(method, link);
    }

    /// <summary>All that an answer tells whoever asked, but what is sealed anew each time, the hour, and the address they typed themselves.</summary>
    public async Task<string> ToldAsync(HttpResponseMessage answer, string typed)
    {
        var heads = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not "Date" and not "Set-Cookie" and not "Content-Length").OrderBy(h => h.Key).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        var kept = cookies.GetCookies(new Uri(portal, "/account")).Select(c => $"{c.Name} ({c.Path})").Order();
        var page = Sealed().Replace(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Replace(typed, "…"), "");
        return string.Join('\n', [$"{(int)answer.StatusCode}", .. heads, .. kept, page]);
    }

    public void Dispose() => http.Dispose();

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, string from, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Parse(to.Host), to.Port, ct);
        return new NetworkStream(socket, ownsSocket: true);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("CfDJ8[\\w+/=-]+|<!--Blazor-.*?-->", RegexOptions.Singleline)]
    private static partial Regex Sealed();
}
