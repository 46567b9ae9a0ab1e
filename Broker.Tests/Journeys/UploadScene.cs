using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Tests.Workshop;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Journeys;

using World = Broker.Tests.World.World;

/// <summary>What it takes to send a file to the portal without our page, and to look at what it kept.</summary>
[Collection(Journeys.Name)]
[Trait("Kind", "Browser")]
public abstract partial class UploadScene(PortalHost portal) : IAsyncLifetime
{
    protected const int Limit = IncomingFile.MostMegabytes * 1024 * 1024;
    protected static readonly string Draft = $"/space/{Cast.Hartwell.Id}/drafts/Claim/files", Contract = $"/space/{Cast.Hartwell.Id}/deposits/Contract/{Cast.RobotsLiability.Id}";

    private readonly List<HttpClient> browsers = [];

    protected PortalHost Portal => portal;
    protected World Archive { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is null) Archive = await World.OpenAsync(portal.Archive);
    }

    public async Task DisposeAsync()
    {
        browsers.ForEach(browser => browser.Dispose());
        if (Archive is not null) await Archive.DisposeAsync();
    }

    /// <summary>What clients brought, and what lies on the shelf or before it.</summary>
    protected async Task<(int, int, int, int)> KeptAsync() => await Archive.ReadAsync(async db =>
        (await db.Documents.CountAsync(d => d.ById != null), await db.DraftFiles.CountAsync(), await db.Files.CountAsync(f => db.DraftFiles.Any(d => d.FileId == f.Id)), portal.HalfWritten));

    protected static async Task UntilAsync(Func<bool> so)
    {
        for (var waited = 0; !so(); waited++)
        {
            Assert.True(waited < 300, "It does not come to that.");
            await Task.Delay(100);
        }
    }

    protected static byte[] Pdf(string what, int size = 40)
    {
        var bytes = new byte[Math.Max(size, what.Length + 10)];
        Encoding.UTF8.GetBytes("%PDF-1.7 " + what).AsSpan(0, Math.Min(bytes.Length, what.Length + 9)).CopyTo(bytes);
        return bytes;
    }

    /// <summary>An Office file with a part of so many zeros.</summary>
    protected static byte[] Word(string part, long size)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("[Content_Types].xml").Open().Dispose();
            using var entry = zip.CreateEntry(part, CompressionLevel.Fastest).Open();
            var zeros = new byte[1_000_000];
            for (; size > 0; size -= zeros.Length) entry.Write(zeros, 0, (int)Math.Min(size, zeros.Length));
        }
        return file.ToArray();
    }

    protected static string Address(string path, string name, Guid? upload = null, bool escaped = false) => $"{path}?upload={upload ?? Guid.NewGuid()}&name={(escaped ? name : Uri.EscapeDataString(name))}";

    protected static Task<HttpResponseMessage> SendAsync(HttpClient who, string path, string name, byte[] content, Guid? upload = null, bool escaped = false) =>
        who.PostAsync(Address(path, name, upload, escaped), new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });

    /// <summary>What a browser would never send.</summary>
    protected async Task<Wire> OnAWireAsync(HttpClient who, string name, long? length, byte[] body)
    {
        var wire = new Wire(new());
        await wire.Line.ConnectAsync(portal.Address.Host, portal.Address.Port);
        var marks = string.Concat(new[] { "Cookie", "RequestVerificationToken" }.Select(mark => $"{mark}: {who.DefaultRequestHeaders.GetValues(mark).Single()}\r\n"));
        await wire.Line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {Address(Draft, name)} HTTP/1.1\r\nHost: {portal.Address.Authority}\r\n{marks}Content-Type: application/octet-stream\r\n{(length is null ? "Transfer-Encoding: chunked" : $"Content-Length: {length}")}\r\n\r\n"));
        await wire.Line.GetStream().WriteAsync(body);
        return wire;
    }

    protected sealed record Wire(TcpClient Line) : IDisposable
    {
        public async Task<string> HearAsync(string begins, string holds)
        {
            var (heard, piece) = (new StringBuilder(), new byte[4096]);
            while (!heard.ToString().Contains(holds, StringComparison.Ordinal))
            {
                var read = await Line.GetStream().ReadAsync(piece).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
                Assert.True(read > 0, $"It was left at: {heard}");
                heard.Append(Encoding.UTF8.GetString(piece, 0, read));
            }
            Assert.StartsWith(begins, heard.ToString());
            return heard.ToString();
        }

        /// <summary>At once, as when a telephone leaves the network.</summary>
        public void Dispose()
        {
            Line.LingerState = new(true, 0);
            Line.Dispose();
        }
    }

    protected HttpClient Browser()
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = portal.Address };
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr-FR");
        browser.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");
        browsers.Add(browser);
        return browser;
    }

    /// <summary>A browser with its cookies, and the mark our pages send with a file.</summary>
    protected async Task<HttpClient> SignInAsync(CastPerson person)
    {
        var cookies = new CookieContainer();
        using var door = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = portal.Address };
        door.DefaultRequestHeaders.AcceptLanguage.ParseAdd(person.Language == "en" ? "en-GB" : "fr-FR");
        var form = await door.GetStringAsync("/account/sign-in");
        await door.PostAsync("/account/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value, ["Typed.Email"] = person.Email, ["Typed.Password"] = Cast.Password,
        }));
        var page = await door.GetStringAsync("/account/security");
        var browser = Browser();
        browser.DefaultRequestHeaders.Add("RequestVerificationToken", Token().Match(page).Groups[1].Value);
        browser.DefaultRequestHeaders.Add("Cookie", cookies.GetCookieHeader(portal.Address));
        return browser;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
