using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Tests.Workshop;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Journeys;

using World = Broker.Tests.World.World;

/// <summary>The door through which clients' files come in, as those meet it who do not use our page. Whatever is refused is said, and leaves no row and no file.</summary>
[Collection(Journeys.Name)]
[Trait("Kind", "Browser")]
public sealed partial class UploadDoorTests(PortalHost portal) : IAsyncLifetime
{
    private const int Limit = IncomingFile.MostMegabytes * 1024 * 1024;
    private static readonly string Draft = $"/space/{Cast.Hartwell.Id}/drafts/Claim/files", Contract = $"/space/{Cast.Hartwell.Id}/deposits/Contract/{Cast.RobotsLiability.Id}";

    private readonly List<HttpClient> browsers = [];
    private World archive = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is null) archive = await World.OpenAsync(portal.Archive);
    }

    public async Task DisposeAsync()
    {
        browsers.ForEach(browser => browser.Dispose());
        if (archive is not null) await archive.DisposeAsync();
    }

    [BrowserFact]
    public async Task What_is_empty_too_large_or_not_what_it_says_is_refused_in_ones_own_language_and_leaves_nothing()
    {
        var emma = await SignInAsync(Cast.Emma);
        var before = await KeptAsync();
        await RefusedAsync(emma, "vide.pdf", [], 422, "This file is empty");
        await RefusedAsync(emma, "facture.pdf", [.. "MZ"u8, .. RandomNumberGenerator.GetBytes(200)], 422, "does not match its name");
        await RefusedAsync(emma, "photo.jpg", "<html><script>alert(1)</script>"u8.ToArray(), 422, "does not match its name");
        await RefusedAsync(emma, "dessin.svg", "<svg onload='alert(1)'/>"u8.ToArray(), 422, "type of file is not accepted");
        await RefusedAsync(emma, "lettre.docx", Word("word/vbaProject.bin", 100), 422, "macros");
        await RefusedAsync(emma, "tableau.xlsx", Word("xl/worksheets/sheet1.xml", 270_000_000), 422, "abnormally large");
        await RefusedAsync(emma, "abime.docx", Word("word/document.xml", 5000)[..^40], 422, "does not match its name");
        foreach (var name in new[] { "../../x.pdf", "a%00b.pdf", "CON.pdf", new string('x', 300) + ".pdf", "facture%E2%80%AEfdp.exe", "a%0d%0aSet-Cookie:x.pdf", "", "x" })
            Assert.Equal(422, (int)(await SendAsync(emma, Draft, name, Pdf(name), escaped: true)).StatusCode);
        Assert.Equal(before, await KeptAsync());
    }

    [BrowserFact]
    public async Task Two_hundred_megabytes_are_refused_before_they_are_read_and_without_a_length_as_soon_as_they_are_too_many()
    {
        var emma = await SignInAsync(Cast.Emma);
        var before = await KeptAsync();
        using var told = await OnAWireAsync(emma, "gros.pdf", 200L * 1024 * 1024, "%PDF-1.7"u8.ToArray());
        Assert.Contains("too large", await told.HearAsync("HTTP/1.1 413", "}"));

        // Without a length told, and without an end.
        using var pushed = await OnAWireAsync(emma, "gros.pdf", null, [.. Encoding.ASCII.GetBytes($"{Limit + 1:x}\r\n"), .. Pdf("gros", Limit + 1)]);
        Assert.Contains("too large", await pushed.HearAsync("HTTP/1.1 422", "}"));
        Assert.Equal(0, portal.HalfWritten);
        Assert.Equal(before, await KeptAsync());
    }

    [BrowserFact]
    public async Task A_sender_who_is_gone_halfway_leaves_nothing_and_what_follows_the_length_told_is_not_kept()
    {
        var emma = await SignInAsync(Cast.Emma);
        var before = await KeptAsync();
        using (await OnAWireAsync(emma, "coupe.pdf", 5_000_000, Pdf("coupe", 1_000_000)))
            await UntilAsync(() => portal.HalfWritten == 1);
        await UntilAsync(() => portal.HalfWritten == 0);
        Assert.Equal(before, await KeptAsync());

        var (whole, more) = (Pdf("juste", 1000), "POST /dashboard HTTP/1.1 and more"u8.ToArray());
        using var longer = await OnAWireAsync(emma, "juste.pdf", whole.Length, [.. whole, .. more]);
        await longer.HearAsync("HTTP/1.1 204", "\r\n\r\n");
        var kept = await archive.ReadAsync(db => db.DraftFiles.Where(f => f.Name == "juste.pdf").Select(f => f.File!.Hash).SingleAsync());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(whole)), kept);
        await archive.ChangeAsync(async db => db.RemoveRange(await db.DraftFiles.Where(f => f.PersonId == Cast.Emma.Id).ToListAsync()));
    }

    [BrowserFact, Rule("R-EXT-13")]
    public async Task Who_is_not_signed_in_without_our_mark_in_anothers_account_or_not_allowed_to_is_refused()
    {
        var emma = await SignInAsync(Cast.Emma);
        var before = await KeptAsync();
        using var nobody = Browser();
        Assert.Equal(401, (int)(await SendAsync(nobody, Draft, "a.pdf", Pdf("nobody"))).StatusCode);

        using (var bare = new HttpRequestMessage(HttpMethod.Post, Address(Draft, "a.pdf")) { Content = new ByteArrayContent(Pdf("bare")) })
        {
            bare.Headers.Add("RequestVerificationToken", "");
            await SaysAsync(await emma.SendAsync(bare), 400, "Reload it");
        }
        var form = new MultipartFormDataContent { { new ByteArrayContent(Pdf("form")), "file", "a.pdf" } };
        await SaysAsync(await emma.PostAsync(Address(Draft, "a.pdf"), form), 415, "Reload it");

        // Another's account, and none: the same answer.
        var others = await SendAsync(emma, Draft.Replace(Cast.Hartwell.Id.ToString(), Cast.Rivelaine.Id.ToString()), "a.pdf", Pdf("others"));
        var none = await SendAsync(emma, Draft.Replace(Cast.Hartwell.Id.ToString(), Guid.NewGuid().ToString()), "a.pdf", Pdf("none"));
        Assert.Equal((403, await others.Content.ReadAsStringAsync()), ((int)none.StatusCode, await none.Content.ReadAsStringAsync()));
        Assert.Equal(403, (int)others.StatusCode);
        // Another's contract in one's own account, and none.
        foreach (var forged in new[] { Cast.Fleet.Id, Guid.NewGuid() })
            Assert.Equal(404, (int)(await SendAsync(emma, Contract.Replace(Cast.RobotsLiability.Id.ToString(), forged.ToString()), "a.pdf", Pdf("forged"))).StatusCode);
        foreach (var path in new[] { Draft.Replace("Claim", "9"), Draft.Replace("Claim", "Rien"), Contract.Replace("/Contract/", "/99/") })
            Assert.InRange((int)(await SendAsync(emma, path, "a.pdf", Pdf("path"))).StatusCode, 400, 404);

        var luc = await SignInAsync(Cast.Luc);
        await SaysAsync(await SendAsync(luc, $"/space/{Cast.Rivelaine.Id}/drafts/Claim/files", "a.pdf", Pdf("luc")), 403, "Vous ne pouvez plus envoyer de fichier ici");
        await SaysAsync(await SendAsync(luc, $"/space/{Cast.Rivelaine.Id}/deposits/Contract/{Cast.Fleet.Id}", "a.pdf", Pdf("luc")), 403, "Vous ne pouvez plus envoyer de fichier ici");
        Assert.Equal(before, await KeptAsync());
    }

    [BrowserFact, Rule("D-28"), Rule("R-EXT-13")]
    public async Task Switched_off_nothing_comes_in_from_a_page_that_is_still_open()
    {
        var emma = await SignInAsync(Cast.Emma);
        var before = await KeptAsync();
        await archive.AddAsync(new FeatureSwitch { Feature = Feature.DepositDocuments, On = false }, new FeatureSwitch { Feature = Feature.DeclareClaims, On = false });
        try
        {
            await SaysAsync(await SendAsync(emma, Contract, "a.pdf", Pdf("off")), 403, "You can no longer send a file here");
            await SaysAsync(await SendAsync(emma, Draft, "a.pdf", Pdf("off")), 403, "You can no longer send a file here");
        }
        finally
        {
            await archive.ChangeAsync(async db => db.RemoveRange(await db.FeatureSwitches.Where(f => f.Feature == Feature.DepositDocuments || f.Feature == Feature.DeclareClaims).ToListAsync()));
        }
        Assert.Equal(before, await KeptAsync());
    }

    [BrowserFact]
    public async Task A_file_sent_again_is_one_file_the_thirty_first_is_refused_and_a_flood_is_slowed()
    {
        var marc = await SignInAsync(Cast.Marc);
        var path = $"/space/{Cast.Pelissier.Id}/drafts/Claim/files";
        var upload = Guid.NewGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(marc, path, "photo \"1\" <b>.pdf", Pdf("same"), upload)));
        Assert.All(answers, answer => Assert.Equal(204, (int)answer.StatusCode));
        Assert.Equal(1, await CountAsync());

        for (var i = 1; i < DraftFile.Most; i++) Assert.Equal(204, (int)(await SendAsync(marc, path, $"photo-{i}.pdf", Pdf("p" + i))).StatusCode);
        await SaysAsync(await SendAsync(marc, path, "de-trop.pdf", Pdf("de trop")), 422, "30 fichiers au plus");
        Assert.Equal(DraftFile.Most, await CountAsync());

        var flood = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => SendAsync(marc, path, "flot.pdf", Pdf("flot" + i))));
        var slowed = flood.First(answer => (int)answer.StatusCode == 429);
        Assert.NotNull(slowed.Headers.RetryAfter);
        await archive.ChangeAsync(async db => db.RemoveRange(await db.DraftFiles.Where(f => f.PersonId == Cast.Marc.Id).ToListAsync()));

        Task<int> CountAsync() => archive.ReadAsync(db => db.DraftFiles.CountAsync(f => f.PersonId == Cast.Marc.Id));
    }

    private async Task RefusedAsync(HttpClient who, string name, byte[] content, int status, string sentence)
    {
        await SaysAsync(await SendAsync(who, Draft, name, content), status, sentence);
        await SaysAsync(await SendAsync(who, Contract, name, content), status, sentence);
        Assert.False(portal.Shelves(Convert.ToHexStringLower(SHA256.HashData(content))), name);
    }

    private static async Task SaysAsync(HttpResponseMessage answer, int status, string sentence)
    {
        var text = Regex.Unescape(await answer.Content.ReadAsStringAsync());
        Assert.True(status == (int)answer.StatusCode && text.Contains(sentence), $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>What clients brought, and what lies on the shelf or before it.</summary>
    private async Task<(int, int, int, int)> KeptAsync() => await archive.ReadAsync(async db =>
        (await db.Documents.CountAsync(d => d.ById != null), await db.DraftFiles.CountAsync(), await db.Files.CountAsync(f => db.DraftFiles.Any(d => d.FileId == f.Id)), portal.HalfWritten));

    private static async Task UntilAsync(Func<bool> so)
    {
        for (var waited = 0; !so(); waited++)
        {
            Assert.True(waited < 300, "It does not come to that.");
            await Task.Delay(100);
        }
    }

    private static byte[] Pdf(string what, int size = 40)
    {
        var bytes = new byte[Math.Max(size, what.Length + 10)];
        Encoding.UTF8.GetBytes("%PDF-1.7 " + what).AsSpan(0, Math.Min(bytes.Length, what.Length + 9)).CopyTo(bytes);
        return bytes;
    }

    /// <summary>An Office file with a part of so many zeros.</summary>
    private static byte[] Word(string part, long size)
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

    private static string Address(string path, string name, Guid? upload = null, bool escaped = false) => $"{path}?upload={upload ?? Guid.NewGuid()}&name={(escaped ? name : Uri.EscapeDataString(name))}";

    private static Task<HttpResponseMessage> SendAsync(HttpClient who, string path, string name, byte[] content, Guid? upload = null, bool escaped = false) =>
        who.PostAsync(Address(path, name, upload, escaped), new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });

    /// <summary>What a browser would never send.</summary>
    private async Task<Wire> OnAWireAsync(HttpClient who, string name, long? length, byte[] body)
    {
        var wire = new Wire(new());
        await wire.Line.ConnectAsync(portal.Address.Host, portal.Address.Port);
        var marks = string.Concat(new[] { "Cookie", "RequestVerificationToken" }.Select(mark => $"{mark}: {who.DefaultRequestHeaders.GetValues(mark).Single()}\r\n"));
        await wire.Line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {Address(Draft, name)} HTTP/1.1\r\nHost: {portal.Address.Authority}\r\n{marks}Content-Type: application/octet-stream\r\n{(length is null ? "Transfer-Encoding: chunked" : $"Content-Length: {length}")}\r\n\r\n"));
        await wire.Line.GetStream().WriteAsync(body);
        return wire;
    }

    private sealed record Wire(TcpClient Line) : IDisposable
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

    private HttpClient Browser()
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = portal.Address };
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr-FR");
        browser.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");
        browsers.Add(browser);
        return browser;
    }

    /// <summary>A browser with its cookies, and the mark our pages send with a file.</summary>
    private async Task<HttpClient> SignInAsync(CastPerson person)
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
