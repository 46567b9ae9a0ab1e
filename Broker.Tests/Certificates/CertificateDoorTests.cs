using System.IO.Compression;
using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Portal.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using static Broker.Tests.Certificates.CertificateScene;

namespace Broker.Tests.Certificates;

using World = Broker.Tests.World.World;

/// <summary>Certificates on the wire: the check that stays open, and a batch as a zip.</summary>
public sealed class CertificateDoorTests : IAsyncLifetime
{
    private World world = null!;
    private WebApplication portal = null!;
    private HttpClient stranger = null!;

    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        world.LendTo(builder.Services);
        builder.Services.AddDataProtection();
        builder.Services.AddDoorLimits();
        builder.Services.AddSingleton<Refusals>();
        builder.Services.AddAuthentication("named").AddScheme<AuthenticationSchemeOptions, Named>("named", null);
        builder.Services.AddAuthorizationBuilder().AddPolicy(Identities.ClientPolicy, of => of.RequireAuthenticatedUser()).AddPolicy(Identities.StaffPolicy, of => of.RequireAuthenticatedUser());
        portal = builder.Build();
        portal.Urls.Add("http://127.0.0.1:0");
        portal.UseAuthentication();
        portal.UseAuthorization();
        portal.UseRateLimiter();
        portal.MapCertificateDoors();
        portal.MapBatchDownloads();
        await portal.StartAsync();
        stranger = new() { BaseAddress = new(portal.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        stranger.Dispose();
        await portal.DisposeAsync();
        await world.DisposeAsync();
    }

    [Fact, Rule("D-38")]
    public async Task An_open_check_is_never_refused_while_whoever_guesses_codes_is()
    {
        var (one, other) = ((await world.CertificateAsync(await world.IssuedAsync()))!, (await world.CertificateAsync(await EventAsync()))!);
        var open = portal.Services.GetRequiredService<OpenChecks>().AddressOf(one.Code);
        // More than an hour of one page, in a moment.
        for (var i = 0; i < 300; i++) Assert.Equal((HttpStatusCode.OK, "Valid"), await AskAsync(open));

        // Somebody else's key opens no other code.
        HashSet<HttpStatusCode> guesses = [];
        for (var i = 0; i < 60; i++) guesses.Add((await AskAsync(open.Replace(one.Code, $"{i:0000000000000000}", StringComparison.Ordinal))).Status);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], guesses.Order());
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync($"/verify/{other.Code}/state")).Status);
        Assert.Equal((HttpStatusCode.OK, "Valid"), await AskAsync(open));
    }

    [Fact, Rule("D-38")]
    public async Task An_open_check_reads_nothing_while_nothing_changes_and_says_at_once_what_did()
    {
        var certificate = (await world.CertificateAsync(await world.IssuedAsync()))!;
        var open = portal.Services.GetRequiredService<OpenChecks>().AddressOf(certificate.Code);
        Assert.Equal("Valid", (await AskAsync(open)).Word);
        // Past the archive's own door: nobody rings the bell, and so nobody looks.
        await QuietlyAsync(world.Clock.Now);
        Assert.Equal("Valid", (await AskAsync(open)).Word);
        world.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("Withdrawn", (await AskAsync(open)).Word);
        await QuietlyAsync(null);
        world.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("Valid", (await AskAsync(open)).Word);
        Assert.Null((await world.Desk<WithdrawCertificate>().RunAsync(world.Theo, new() { CertificateId = certificate.Id, Reason = "Mauvaise adresse" })).Problem);
        Assert.Equal("Withdrawn", (await AskAsync(open)).Word);
    }

    [Fact]
    public async Task A_batch_is_fetched_as_a_zip_by_those_who_are_shown_it_and_is_not_there_for_anybody_else()
    {
        var id = (await world.SendManyAsync([await world.RecipientAsync("Mairie"), await world.RecipientAsync("Banque")], contract: world.Liability)).Value;
        await world.WorkOffAsync();
        using var fetched = await GetAsync(Cast.Nadege.Id, $"/space/{world.Rivelaine}/certificates/{id}/zip");
        Assert.Equal((HttpStatusCode.OK, "application/zip", true), (fetched.StatusCode, fetched.Content.Headers.ContentType?.MediaType, fetched.Headers.CacheControl?.NoStore));
        Assert.EndsWith(".zip", fetched.Content.Headers.ContentDisposition?.FileNameStar, StringComparison.Ordinal);
        using var zip = new ZipArchive(await fetched.Content.ReadAsStreamAsync());
        Assert.Equal((await world.BatchAsync(id)).Rows.Select(r => $"{DemoTemplates.Contract} – {r.Number}.pdf").Order(), zip.Entries.Select(e => e.FullName).Order());

        foreach (var (person, address) in new[] { (Cast.Karim.Id, $"/space/{world.Rivelaine}/certificates/{id}/zip"), (Cast.Marc.Id, $"/space/{world.Pelissier}/certificates/{id}/zip"), (Cast.Nadege.Id, $"/space/{world.Rivelaine}/certificates/{Guid.NewGuid()}/zip") })
        {
            using var refused = await GetAsync(person, address);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
        using var nobody = await stranger.GetAsync($"/space/{world.Rivelaine}/certificates/{id}/zip");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    private Task QuietlyAsync(DateTime? withdrawn) => world.ReadAsync(db => db.Certificates.ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, withdrawn)));

    private async Task<Guid> EventAsync()
    {
        var request = (await world.SendAsync(world.Nadege, Ask(world.Liability, DemoTemplates.Event, values: Fair))).Value.RequestId;
        Assert.False((await world.IssueAsync(request)).Failed);
        return request;
    }

    private async Task<(HttpStatusCode Status, string Word)> AskAsync(string address)
    {
        using var answer = await stranger.GetAsync(address);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> GetAsync(Guid person, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add(Named.Header, person.ToString());
        return await stranger.SendAsync(request);
    }

    /// <summary>Whoever a header names.</summary>
    private sealed class Named(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        public const string Header = "X-Person";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers[Header] is [{ } id]
            ? AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id)], "named")), "named")) : AuthenticateResult.NoResult());
    }
}
