using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Certificates.CertificateScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

[Rule("D-38")]
public sealed class VerifyCertificateTests
{
    [Fact]
    public async Task Anybody_with_the_code_learns_issuer_insurer_holder_period_and_state()
    {
        await using var world = await TheWorld.OpenAsync();
        var certificate = (await world.CertificateAsync(await world.IssuedAsync()))!;
        var seen = (await CheckAsync(world, certificate.Code))!;
        Assert.Equal((Cast.Firm.Name, Cast.Rivelaine.Name, CertificateState.Valid), (seen.Issuer, seen.Holder, seen.State));
        Assert.Equal((certificate.Number, certificate.From, certificate.To), (seen.Number, seen.From, seen.To));
        Assert.Equal(seen, await CheckAsync(world, certificate.Code.ToLowerInvariant().Insert(4, "-").Insert(9, " ")));
    }

    [Fact]
    public async Task A_code_nobody_was_given_finds_nothing()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.IssuedAsync();
        Assert.Null(await CheckAsync(world, "0000000000000000"));
        Assert.Null(await CheckAsync(world, "%"));
    }

    [Fact]
    public async Task The_state_follows_the_contract_the_item_the_calendar_and_the_firm()
    {
        await using var world = await TheWorld.OpenAsync();
        var vehicle = await world.VehicleAsync();
        var request = (await world.SendAsync(world.Nadege, Ask(world.Fleet, DemoTemplates.Vehicle, vehicle))).Value.RequestId;
        await world.IssueAsync(request);
        var certificate = (await world.CertificateAsync(request))!;
        Task<CertificateState> StateAsync() => CheckAsync(world, certificate.Code).ContinueWith(t => t.Result!.State, TaskScheduler.Default);

        Assert.Equal(CertificateState.Valid, await StateAsync());
        await world.AddAsync(new Suspension { ClientId = world.Rivelaine, ContractId = world.Fleet, From = TheWorld.Today, EndedOn = TheWorld.Today.AddDays(1), Reason = "Impayé", By = "T" });
        Assert.Equal(CertificateState.Suspended, await StateAsync());
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(CertificateState.Valid, await StateAsync());
        await world.ChangeAsync(async db => (await db.Documents.SingleAsync(d => d.Id == certificate.DocumentId)).Unshare());
        Assert.Equal(CertificateState.Withdrawn, await StateAsync());
        await world.ChangeAsync(async db => (await db.Documents.SingleAsync(d => d.Id == certificate.DocumentId)).Share(world.Clock.Now));
        world.Time.Advance(TimeSpan.FromDays(certificate.To.DayNumber - TheWorld.Today.DayNumber));
        Assert.Equal(CertificateState.Expired, await StateAsync());
        await world.ChangeAsync(async db => (await db.InsuredItems.SingleAsync(i => i.Id == vehicle)).ExitedOn = world.Clock.Today);
        Assert.Equal(CertificateState.Terminated, await StateAsync());
    }

    [Fact]
    public async Task Number_code_and_qr_picture_are_printed()
    {
        await using var world = await TheWorld.OpenAsync();
        var certificate = (await world.CertificateAsync(await world.IssuedAsync()))!;
        var html = Assert.Single(world.Press.Sheets).Html;
        Assert.Contains(certificate.Number, html);
        Assert.Contains($"/verify/{certificate.Code}", html);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{16}$", certificate.Code);
    }

    private static Task<VerifiedCertificate?> CheckAsync(TheWorld world, string code) => world.Desk<VerifyCertificateQuery>().RunAsync(Caller.Nobody, code);
}
