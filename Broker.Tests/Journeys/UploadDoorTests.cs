using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Tests.Workshop;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Journeys;

/// <summary>The door through which clients' files come in, as those meet it who do not use our page. Whatever is refused is said, and leaves no row and no file.</summary>
public sealed class UploadDoorTests(PortalHost portal) : UploadScene(portal)
{
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
        Assert.Equal(0, Portal.HalfWritten);
        Assert.Equal(before, await KeptAsync());
    }

    [BrowserFact]
    public async Task A_sender_who_is_gone_halfway_leaves_nothing_and_what_follows_the_length_told_is_not_kept()
    {
        var emma = await SignInAsync(Cast.Emma);
        var before = await KeptAsync();
        using (await OnAWireAsync(emma, "coupe.pdf", 5_000_000, Pdf("coupe", 1_000_000)))
            await UntilAsync(() => Portal.HalfWritten == 1);
        await UntilAsync(() => Portal.HalfWritten == 0);
        Assert.Equal(before, await KeptAsync());

        var (whole, more) = (Pdf("juste", 1000), "POST /dashboard HTTP/1.1 and more"u8.ToArray());
        using var longer = await OnAWireAsync(emma, "juste.pdf", whole.Length, [.. whole, .. more]);
        await longer.HearAsync("HTTP/1.1 204", "\r\n\r\n");
        var kept = await Archive.ReadAsync(db => db.DraftFiles.Where(f => f.Name == "juste.pdf").Select(f => f.File!.Hash).SingleAsync());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(whole)), kept);
        await Archive.ChangeAsync(async db => db.RemoveRange(await db.DraftFiles.Where(f => f.PersonId == Cast.Emma.Id).ToListAsync()));
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
        await Archive.AddAsync(new FeatureSwitch { Feature = Feature.DepositDocuments, On = false }, new FeatureSwitch { Feature = Feature.DeclareClaims, On = false });
        try
        {
            await SaysAsync(await SendAsync(emma, Contract, "a.pdf", Pdf("off")), 403, "You can no longer send a file here");
            await SaysAsync(await SendAsync(emma, Draft, "a.pdf", Pdf("off")), 403, "You can no longer send a file here");
        }
        finally
        {
            await Archive.ChangeAsync(async db => db.RemoveRange(await db.FeatureSwitches.Where(f => f.Feature == Feature.DepositDocuments || f.Feature == Feature.DeclareClaims).ToListAsync()));
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
        await Archive.ChangeAsync(async db => db.RemoveRange(await db.DraftFiles.Where(f => f.PersonId == Cast.Marc.Id).ToListAsync()));

        Task<int> CountAsync() => Archive.ReadAsync(db => db.DraftFiles.CountAsync(f => f.PersonId == Cast.Marc.Id));
    }

    private async Task RefusedAsync(HttpClient who, string name, byte[] content, int status, string sentence)
    {
        await SaysAsync(await SendAsync(who, Draft, name, content), status, sentence);
        await SaysAsync(await SendAsync(who, Contract, name, content), status, sentence);
        Assert.False(Portal.Shelves(Convert.ToHexStringLower(SHA256.HashData(content))), name);
    }

    private static async Task SaysAsync(HttpResponseMessage answer, int status, string sentence)
    {
        var text = Regex.Unescape(await answer.Content.ReadAsStringAsync());
        Assert.True(status == (int)answer.StatusCode && text.Contains(sentence), $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }
}
