using Broker.Core.Certificates;
using Broker.Core.Demo;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Certificates.CertificateScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>The book of whom a client's certificates are for, and what it makes of them.</summary>
[Rule("R-CERT-12")]
public sealed class RecipientTests
{
    [Fact]
    public async Task A_recipient_is_entered_corrected_and_removed_and_the_firm_sees_the_same_book()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = await world.RecipientAsync("  Mairie de Port-Aubel ", "marches@port-aubel.example", "Marché 2026-014");
        var row = Assert.Single(await world.Desk<RecipientsQuery>().RunAsync(world.Theo, world.Rivelaine));
        Assert.Equal((id, "Mairie de Port-Aubel", "Marché 2026-014"), (row.Id, row.Name, row.Wording));
        var correct = new SaveRecipient.Input { ClientId = world.Rivelaine, Id = id, Version = row.Version, Name = "Ville de Port-Aubel" };
        Assert.Null((await world.Desk<SaveRecipient>().RunAsync(world.Theo, correct)).Problem);
        Assert.Equal("common.stale", (await world.Desk<SaveRecipient>().RunAsync(world.Nadege, correct)).Problem!.Code);
        Assert.Null((await world.Desk<RemoveRecipient>().RunAsync(world.Nadege, id)).Problem);
        Assert.Empty(await world.Desk<RecipientsQuery>().RunAsync(world.Nadege, world.Rivelaine));
    }

    [Theory]
    [InlineData("", null, "input.required")]
    [InlineData("Mairie", "mairie@", "message.not-an-address")]
    [InlineData("Mairie", "a@b.example, c@d.example", "message.not-an-address")]
    [InlineData("Mairie", "a@b.example\nBcc: c@d.example", "message.not-an-address")]
    public async Task A_recipient_needs_a_name_and_one_address_that_is_one(string name, string? email, string code)
    {
        await using var world = await TheWorld.OpenAsync();
        Assert.Equal(code, (await world.Desk<SaveRecipient>().RunAsync(world.Nadege, new() { ClientId = world.Rivelaine, Name = name, Email = email })).Problem!.Code);
    }

    [Fact, Rule("R-TAG-01")]
    public async Task The_certificate_says_whom_it_is_for_and_what_they_want_to_read_as_typed()
    {
        await using var world = await TheWorld.OpenAsync();
        var recipient = await world.RecipientAsync("Foncière <du> Quai", wording: "Bail {{client.name}} du 8 rue du Port");
        var sent = await world.SendAsync(world.Nadege, For(world, recipient));
        Assert.Null((await world.IssueAsync(sent.Value.RequestId)).Problem);
        var printed = world.Printed();
        Assert.Contains("Foncière <du> Quai", printed);
        Assert.Contains("Bail {{client.name}} du 8 rue du Port", printed);
    }

    [Fact, Rule("D-35")]
    public async Task Without_a_recipient_the_same_template_says_nothing_of_one()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.IssuedAsync();
        Assert.DoesNotContain("Établie pour", world.Printed());
    }

    [Fact, Rule("D-36")]
    public async Task For_another_recipient_it_is_another_certificate_for_the_same_the_pending_one()
    {
        await using var world = await TheWorld.OpenAsync();
        var (one, two) = (await world.RecipientAsync("Mairie"), await world.RecipientAsync("Banque"));
        var first = (await world.SendAsync(world.Nadege, For(world, one))).Value;
        Assert.Equal((first.RequestId, true), await world.SendAsync(world.Nadege, For(world, one)) is var again ? (again.Value.RequestId, again.Value.AlreadyPending) : default);
        Assert.False((await world.SendAsync(world.Nadege, For(world, two))).Value.AlreadyPending);
        Assert.False((await world.SendAsync(world.Nadege, Ask(world.Fleet, DemoTemplates.Contract))).Value.AlreadyPending);
    }

    [Fact]
    public async Task What_was_asked_keeps_the_words_of_its_day()
    {
        await using var world = await TheWorld.OpenAsync();
        var id = await world.RecipientAsync("Mairie", wording: "Avant");
        var request = (await world.SendAsync(world.Nadege, For(world, id))).Value.RequestId;
        await world.Desk<RemoveRecipient>().RunAsync(world.Nadege, id);
        Assert.Null((await world.IssueAsync(request)).Problem);
        Assert.Contains("Avant", world.Printed());
        Assert.Equal("common.missing", (await world.SendAsync(world.Nadege, For(world, id))).Problem!.Code);
    }

    [Fact]
    public async Task Anothers_recipient_does_not_exist()
    {
        await using var world = await TheWorld.OpenAsync();
        var theirs = new CertificateRecipient { ClientId = world.Pelissier, Name = "Fournisseur de Marc" };
        await world.AddAsync(theirs);
        Assert.Equal("common.missing", (await world.SendAsync(world.Nadege, For(world, theirs.Id))).Problem!.Code);
        Assert.Equal("common.missing", (await world.Desk<RemoveRecipient>().RunAsync(world.Nadege, theirs.Id)).Problem!.Code);
        Assert.Empty(await world.Desk<RecipientsQuery>().RunAsync(world.Nadege, world.Pelissier));
        Assert.False(await world.ReadAsync(db => db.CertificateRecipients.AnyAsync(r => r.Removed)));
    }

    private static RequestCertificate.Input For(TheWorld world, Guid recipient)
    {
        var input = Ask(world.Fleet, DemoTemplates.Contract);
        input.RecipientId = recipient;
        return input;
    }
}
