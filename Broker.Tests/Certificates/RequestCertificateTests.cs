using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Demo;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Certificates.CertificateScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

[Rule("R-CERT-13")]
public sealed class RequestCertificateTests
{
    [Fact]
    public async Task A_request_waits_and_is_written_into_the_clients_history()
    {
        await using var world = await TheWorld.OpenAsync();
        var request = await world.RequestAsync(await world.RequestedAsync());
        Assert.Equal((RequestState.Waiting, Cast.Nadege.Id, DemoTemplates.Contract), (request.State, request.RequestedById, request.Title));
        var written = await world.ReadAsync(db => db.Events.SingleAsync(e => e.ClientId == world.Rivelaine && e.Code == "event.certificate-requested"));
        Assert.Equal(Cast.Nadege.FullName, written.By);
    }

    [Fact]
    [Rule("D-32")]
    public async Task The_conditions_are_checked_again_at_the_desk()
    {
        await using var world = await TheWorld.OpenAsync();
        await RefusedAsync(world, Ask(world.Goods, DemoTemplates.Contract), "certificate.unsettled");
        await RefusedAsync(world, Ask(world.Terminated, DemoTemplates.Contract), "certificate.not-in-force");
        await RefusedAsync(world, Ask(world.WithoutProduct, DemoTemplates.Contract), "certificate.not-offered");
        await RefusedAsync(world, Ask(world.Bakery, DemoTemplates.Contract), "common.missing");
    }

    [Fact]
    [Rule("R-CERT-11")]
    public async Task The_template_must_be_about_what_was_chosen()
    {
        await using var world = await TheWorld.OpenAsync();
        await RefusedAsync(world, Ask(world.Fleet, DemoTemplates.Vehicle), "certificate.template-not-offered");
        await RefusedAsync(world, Ask(world.Fleet, DemoTemplates.Contract, await world.VehicleAsync()), "certificate.template-not-offered");
        await RefusedAsync(world, Ask(world.Fleet, DemoTemplates.Event, values: Fair), "certificate.template-not-offered");
        Assert.False((await world.SendAsync(world.Nadege, Ask(world.Fleet, DemoTemplates.Vehicle, await world.VehicleAsync()))).Failed);
    }

    [Fact]
    public async Task An_item_of_another_contract_does_not_exist()
    {
        await using var world = await TheWorld.OpenAsync();
        var other = await world.ReadAsync(db => db.InsuredItems.Where(i => i.ContractId == world.Car).Select(i => i.Id).FirstAsync());
        await RefusedAsync(world, Ask(world.Fleet, DemoTemplates.Vehicle, other), "common.missing");
    }

    [Fact]
    [Rule("D-33")]
    public async Task An_item_that_left_needs_validation()
    {
        await using var world = await TheWorld.OpenAsync();
        var vehicle = await world.VehicleAsync();
        await world.ChangeAsync(async db => (await db.InsuredItems.SingleAsync(i => i.Id == vehicle)).ExitedOn = TheWorld.Today);
        await RefusedAsync(world, Ask(world.Fleet, DemoTemplates.Vehicle, vehicle), "certificate.item-not-covered");
        await world.HoldAsync();
        Assert.True((await world.SendAsync(world.Nadege, Ask(world.Fleet, DemoTemplates.Vehicle, vehicle))).Value.NeedsDecision);
    }

    [Theory]
    [InlineData("motif", "", "input.required")]
    [InlineData("date_debut", "01/07/2026", "asked.not-a-date")]
    [InlineData("date_debut", "2026-02-30", "asked.not-a-date")]
    [InlineData("couleur", "rouge", "asked.not-in-template")]
    [Rule("R-CERT-12"), Rule("D-34")]
    public async Task What_is_typed_must_answer_what_the_template_asks(string tag, string value, string code)
    {
        await using var world = await TheWorld.OpenAsync();
        await RefusedAsync(world, Ask(world.Liability, DemoTemplates.Event, values: new(Fair) { [tag] = value }), code);
    }

    [Fact]
    public async Task Replaying_a_request_answers_the_same_one()
    {
        await using var world = await TheWorld.OpenAsync();
        var input = Ask(world.Fleet, DemoTemplates.Contract);
        var first = (await world.SendAsync(world.Nadege, input)).Value;
        await world.IssueAsync(first.RequestId);
        Assert.Equal(first with { AlreadyPending = false }, (await world.SendAsync(world.Nadege, input)).Value);
        Assert.Equal(1, await world.ReadAsync(db => db.CertificateRequests.CountAsync()));
    }

    [Fact]
    [Rule("D-36")]
    public async Task An_identical_pending_request_is_pointed_to_and_another_is_not()
    {
        await using var world = await TheWorld.OpenAsync();
        var first = (await world.SendAsync(world.Nadege, Ask(world.Liability, DemoTemplates.Event, values: Fair))).Value;
        var second = (await world.SendAsync(world.Nadege, Ask(world.Liability, DemoTemplates.Event, values: Fair))).Value;
        Assert.Equal((first.RequestId, true), (second.RequestId, second.AlreadyPending));
        var elsewhere = (await world.SendAsync(world.Nadege, Ask(world.Liability, DemoTemplates.Event, values: new(Fair) { ["lieu"] = "Nantes" }))).Value;
        Assert.NotEqual(first.RequestId, elsewhere.RequestId);

        await world.IssueAsync(first.RequestId);
        var later = (await world.SendAsync(world.Nadege, Ask(world.Liability, DemoTemplates.Event, values: Fair))).Value;
        Assert.NotEqual(first.RequestId, later.RequestId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sent_twice_at_the_same_moment_it_makes_one_certificate(bool sameCommand)
    {
        await using var world = await TheWorld.OpenAsync();
        var inputs = Enumerable.Range(0, 4).Select(_ => Ask(world.Fleet, DemoTemplates.Contract)).ToList();
        if (sameCommand) inputs.ForEach(i => i.CommandId = inputs[0].CommandId);
        using var barrier = new Barrier(inputs.Count);
        var answers = await Task.WhenAll(inputs.Select(input => Task.Run(() =>
        {
            barrier.SignalAndWait();
            return world.SendAsync(world.Nadege, input);
        })));
        var id = Assert.Single(answers.Select(a => a.Value.RequestId).Distinct());
        await world.IssueAsync(id);
        Assert.Equal((1, 1), await world.ReadAsync(async db => (await db.CertificateRequests.CountAsync(), await db.Certificates.CountAsync())));
    }

    [Fact]
    public async Task Who_may_only_look_or_is_of_the_firm_does_not_request()
    {
        await using var world = await TheWorld.OpenAsync();
        foreach (var caller in new[] { world.Luc, world.Helene, world.Sabine, world.Denis, Caller.Nobody })
            await Assert.ThrowsAsync<Forbidden>(() => world.SendAsync(caller, Ask(world.Fleet, DemoTemplates.Contract)));
        Assert.Equal("common.missing", (await world.SendAsync(world.Karim, Ask(world.Liability, DemoTemplates.Contract))).Problem!.Code);
    }

    private static async Task RefusedAsync(TheWorld world, RequestCertificate.Input input, string code)
    {
        Assert.Equal(code, (await world.SendAsync(world.Nadege, input)).Problem?.Code);
        Assert.Equal(0, await world.ReadAsync(db => db.CertificateRequests.CountAsync()));
    }
}
