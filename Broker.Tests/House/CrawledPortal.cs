using System.Net;
using System.Text.RegularExpressions;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Tests.Bench;
using Broker.Tests.Deferred;
using Broker.Tests.Journeys;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.House;

/// <summary>The real application on the archive of an access scene, whichever database that is; its people come in by the door.</summary>
public sealed partial class CrawledPortal : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("crawled-");
    private ServerProcess? server;
    private int visitors;

    public AccessScene Scene { get; private set; } = null!;

    /// <summary>What Théo had made: a list of all clients.</summary>
    public Guid Job { get; private set; }

    /// <summary>Documents of every client, shared on its extranet.</summary>
    public IReadOnlyList<Guid> Documents { get; private set; } = [];

    internal CrawlMarks Marks { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Scene = await AccessScene.SetAsync();
        var world = Scene.World;
        foreach (var client in new[] { Cast.Pelissier.Id, Cast.Morel.Id, Cast.RivelaineNord.Id, Scene.Of('r').ClientId!.Value })
            Assert.Null((await world.Desk<FileDocument>().RunAsync(world.Theo, new() { ClientId = client, FileName = "avis.pdf", Share = true }, new MemoryStream("%PDF-1.4 avis"u8.ToArray()))).Problem);
        Assert.Null((await world.Desk<FileDocument>().RunAsync(world.Theo, new() { ClientId = Cast.Rivelaine.Id, ContractId = Cast.Fleet.Id, FileName = "parc.pdf", Share = true }, new MemoryStream("%PDF-1.4 parc"u8.ToArray()))).Problem);
        Job = (await world.Desk<ExportClients>().RunAsync(world.Theo, new() { Clients = new() { All = new() }, Columns = [ClientColumn.Reference] })).Value;
        await world.WorkAsync();
        // Those of the table have never come: they get the same word as the cast.
        var word = new PasswordHasher<Person>().HashPassword(Person.Of("x@table.example", "", ""), Cast.Password);
        await world.ChangeAsync(async db =>
        {
            foreach (var person in await db.Users.Where(p => p.Email!.EndsWith("@table.example")).ToListAsync()) person.PasswordHash = word;
        });
        Documents = await world.ReadAsync(db => db.Documents.Select(d => d.Id).ToListAsync());
        Marks = await CrawlMarks.ReadAsync(world);
        foreach (var (hash, _) in world.Shelf.All())
        {
            var folder = Directory.CreateDirectory(Path.Combine(data.FullName, "files", hash[..2], hash[2..4]));
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, hash), world.Shelf.Read(hash));
        }
        server = await ServerProcess.PortalAsync(data.FullName, world.Storage.Connection);
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        await Scene.DisposeAsync();
        data.Delete(recursive: true);
    }

    /// <summary>A browser of their own, with the mark our pages send with what changes something; without a person, nobody's.</summary>
    public async Task<HttpClient> ComeAsync(Guid? personId)
    {
        var cookies = new CookieContainer();
        var address = new Uri(server!.Url);
        using var door = new PlainBrowser(address, $"127.8.{Interlocked.Increment(ref visitors)}.1", cookies: cookies);
        var page = "/account/sign-in";
        if (personId is { } id)
        {
            var email = await Scene.World.ReadAsync(db => db.Users.Where(p => p.Id == id).Select(p => p.Email!).SingleAsync());
            Assert.Equal(HttpStatusCode.Redirect, (await door.FillAsync(page, "sign-in", ("Email", email), ("Password", Cast.Password))).StatusCode);
            page = "/account/security";
        }
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr-FR");
        browser.DefaultRequestHeaders.Add("RequestVerificationToken", Token().Match(await (await door.GetAsync(page)).Content.ReadAsStringAsync()).Groups[1].Value);
        browser.DefaultRequestHeaders.Add("Cookie", cookies.GetCookieHeader(address));
        return browser;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
