using Broker.Core.Clients;
using Broker.Core.Demo;
using Broker.Portal.Features.Clients;
using Broker.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

/// <summary>Campaigns and SMS on a client's record: what there is of them, never an empty promise.</summary>
public sealed class ReachTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Mobile_numbers_are_those_of_the_client_and_its_contacts_each_once()
    {
        await world.ChangeAsync(async db =>
        {
            db.ClientPhones.RemoveRange(await db.ClientPhones.Where(p => p.ClientId == world.Pelissier).ToListAsync());
            foreach (var contact in await db.Contacts.Where(k => k.ClientId == world.Pelissier).ToListAsync()) (contact.Phone, contact.Mobile) = ("03 00 55 00 99", null);
            var client = await db.Clients.SingleAsync(c => c.Id == world.Pelissier);
            (client.Phone, client.PhoneKind, client.SmsConsentOn) = ("03 00 55 00 98", PhoneKind.Mobile, new(2026, 2, 1));
            db.Add(new ClientPhone { ClientId = world.Pelissier, Kind = PhoneKind.Work, Position = 7, Number = "+33 (0)6 00 55 00 97" });
            db.Add(new ClientPhone { ClientId = world.Pelissier, Kind = PhoneKind.Mobile, Position = 8, Number = "+44 7700 900123" });
            db.Add(new ClientPhone { ClientId = world.Pelissier, Kind = PhoneKind.Work, Position = 9, Number = "+44 20 7946 0000" });
            db.Add(new Contact { ClientId = world.Pelissier, FirstName = "Zoé", LastName = "Zola", Phone = "07.00.55.00.96", Mobile = "0700550096" });
        });
        var reach = (await world.Desk<ReachQuery>().RunAsync(world.Ines, world.Pelissier))!;
        Assert.Equal([(Cast.Pelissier.Name, "+33600550097"), (Cast.Pelissier.Name, "+447700900123"), ("Zoé Zola", "+33700550096")], reach.Mobiles.Select(m => (m.Name, m.Dialled)));
        Assert.Equal(new DateOnly(2026, 2, 1), reach.SmsConsentOn);
        Assert.Null(await world.Desk<ReachQuery>().RunAsync(world.Ines, Guid.NewGuid()));
    }

    [Fact]
    [Trait("Kind", "Page")]
    public async Task Both_parts_show_what_there_is_and_say_what_the_client_agreed_to()
    {
        await world.AddAsync(new Contact { ClientId = world.Pelissier, FirstName = "Zoé", LastName = "Zola", Mobile = "07 00 55 00 96" });
        await world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == world.Pelissier)).MailConsentOn = null);
        using var screen = new CastScreen(world, world.Ines);
        var sms = screen.Open<SmsPanel>("/", p => p.Add(s => s.ClientId, world.Pelissier));
        sms.WaitForAssertion(() => Assert.Contains(sms.FindAll("a.btn"), a => a.GetAttribute("href") == "sms:+33700550096"));
        var campaigns = screen.Open<CampaignsPanel>("/", p => p.Add(c => c.ClientId, world.Pelissier));
        campaigns.WaitForAssertion(() => Assert.Contains("n’a pas accepté", campaigns.Find(".note").TextContent));
        await world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == world.Pelissier)).MailConsentOn = World.Today);
        campaigns.WaitForAssertion(() => Assert.Contains("accepte", campaigns.Find(".note").TextContent));
    }
}
