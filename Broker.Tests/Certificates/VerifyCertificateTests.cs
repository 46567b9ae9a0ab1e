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
    public async Task The_same_asked_again_replaces_it_until_the_firm_takes_the_newer_one_back()
    {
        await using var world = await TheWorld.OpenAsync();
        var older = (await world.CertificateAsync(await world.IssuedAsync()))!;
        world.Time.Advance(TimeSpan.FromHours(1));
        var newer = (await world.CertificateAsync(await world.IssuedAsync()))!;

        Assert.Equal((CertificateState.Replaced, CertificateState.Valid), (await StateAsync(world, older), await StateAsync(world, newer)));
        await world.ChangeAsync(async db => (await db.Documents.SingleAsync(d => d.Id == newer.DocumentId)).Unshare());
        Assert.Equal((CertificateState.Valid, CertificateState.Withdrawn), (await StateAsync(world, older), await StateAsync(world, newer)));
    }

    [Fact]
    public async Task Another_template_another_item_or_another_answer_replaces_nothing()
    {
        await using var world = await TheWorld.OpenAsync();
        var vehicles = await world.ReadAsync(db => db.InsuredItems.Where(i => i.ContractId == world.Fleet && i.ExitedOn == null).OrderBy(i => i.Label).Select(i => i.Id).Take(2).ToListAsync());
        RequestCertificate.Input[] asked =
        [
            Ask(world.Fleet, DemoTemplates.Contract), Ask(world.Fleet, DemoTemplates.FleetList), Ask(world.Fleet, DemoTemplates.Vehicle, vehicles[0]), Ask(world.Fleet, DemoTemplates.Vehicle, vehicles[1]),
            Ask(world.Liability, DemoTemplates.Event, values: Fair), Ask(world.Liability, DemoTemplates.Event, values: new(Fair) { ["lieu"] = "Saint-Aubin" }),
        ];
        var issued = new List<Certificate>();
        foreach (var input in asked)
        {
            var request = (await world.SendAsync(world.Nadege, input)).Value.RequestId;
            Assert.False((await world.IssueAsync(request)).Failed);
            issued.Add((await world.CertificateAsync(request))!);
            world.Time.Advance(TimeSpan.FromMinutes(1));
        }
        foreach (var certificate in issued) Assert.Equal(CertificateState.Valid, await StateAsync(world, certificate));
    }

    [Fact]
    public async Task What_waits_for_a_decision_replaces_nothing_and_an_end_says_more_than_a_newer_paper()
    {
        await using var world = await TheWorld.OpenAsync();
        var older = (await world.CertificateAsync(await world.IssuedAsync()))!;
        world.Time.Advance(TimeSpan.FromHours(1));
        var (_, task) = await world.HeldAsync();
        Assert.Equal(CertificateState.Valid, await StateAsync(world, older));

        Assert.False((await world.Desk<AcceptCertificate>().RunAsync(world.Theo, task)).Failed);
        Assert.Equal(CertificateState.Replaced, await StateAsync(world, older));
        await world.AddAsync(new Suspension { ClientId = world.Rivelaine, ContractId = world.Fleet, From = TheWorld.Today, Reason = "Impayé", By = "T" });
        Assert.Equal(CertificateState.Suspended, await StateAsync(world, older));
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

    private static async Task<CertificateState> StateAsync(TheWorld world, Certificate certificate) => (await CheckAsync(world, certificate.Code))!.State;

    private static Task<VerifiedCertificate?> CheckAsync(TheWorld world, string code) => world.Desk<VerifyCertificateQuery>().RunAsync(Caller.Nobody, code);
}
