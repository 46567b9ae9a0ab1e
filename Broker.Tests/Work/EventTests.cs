using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Sales;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Work;

using World = Broker.Tests.World.World;

public sealed class EventTests
{
    [Fact, Rule("R-EVT-01"), Rule("R-EVT-02")]
    public async Task The_history_is_newest_first_and_takes_notes_by_hand()
    {
        await using var world = await World.OpenAsync();
        await NoteAsync(world, "Premier appel");
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await NoteAsync(world, "Second appel");

        var rows = (await world.Desk<EventsQuery>().RunAsync(world.Ines, world.Pelissier)).Rows;

        Assert.Equal(["Second appel", "Premier appel"], rows.Take(2).Select(r => r.Args.Single()));
        Assert.Equal((Event.NoteCode, "Inès Valmont", World.Start.UtcDateTime), (rows[1].Code, rows[1].By, rows[1].At));
    }

    [Fact, Rule("R-EVT-01")]
    public async Task What_happens_to_contracts_claims_and_quotes_and_what_is_noted_with_a_contact_surfaces_in_the_clients_history()
    {
        await using var world = await World.OpenAsync();
        var version = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == world.Fleet).Select(c => c.Version).SingleAsync());
        await world.Desk<SuspendContract>().RunAsync(world.Theo, new() { ContractId = world.Fleet, Version = version, From = World.Today, Reason = "Impayé" });
        await world.Desk<SaveClaim>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, ContractId = world.Fleet, OccurredOn = World.Today, DeclaredOn = World.Today });
        var risk = await world.ReadAsync(db => db.Risks.Select(r => r.Id).FirstAsync());
        await world.Desk<SaveQuote>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, RiskId = risk });
        var contact = await world.ReadAsync(db => db.Contacts.Where(k => k.PersonId == Cast.Luc.Id).Select(k => k.Id).SingleAsync());
        await world.Desk<AddNote>().RunAsync(world.Ines, new() { ClientId = world.Rivelaine, ContactId = contact, Text = "Rappelle lundi" });

        var rows = (await world.Desk<EventsQuery>().RunAsync(world.Ines, world.Rivelaine)).Rows;
        foreach (var kind in new[] { "contract.", "claim.", "quote." }) Assert.Contains(rows.Take(5), r => r.Code.StartsWith(kind, StringComparison.Ordinal));
        Assert.Equal("Rappelle lundi", (await world.Desk<EventsQuery>().RunAsync(world.Ines, world.Rivelaine, filter: new() { ContactId = contact })).Rows[0].Args.Single());
        // Opened from the contract, the history is the contract's.
        Assert.All((await world.Desk<EventsQuery>().RunAsync(world.Ines, world.Rivelaine, world.Fleet)).Rows, r => Assert.DoesNotContain("quote.", r.Code));
    }

    [Fact, Rule("R-EVT-03")]
    public async Task A_changed_address_is_written_down_with_what_it_was()
    {
        await using var world = await World.OpenAsync();
        var input = (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, world.Pelissier))!.Input;
        (input.Street, input.City) = ("9 rue Neuve", "Marquenbourg");
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Theo, input)).Problem);

        var written = (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier)).Rows[0];
        Assert.Equal(SaveClient.AddressChanged, written.Code);
        Assert.Equal(["4 place du Vieux-Four\n69999 Port-Aubel", "9 rue Neuve\n69999 Marquenbourg"], written.Args);
    }

    [Fact, Rule("R-EVT-03")]
    public async Task Another_change_of_the_record_writes_no_address_event()
    {
        await using var world = await World.OpenAsync();
        var before = (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier)).Total;
        var input = (await world.Desk<ClientIdentityQuery>().RunAsync(world.Theo, world.Pelissier))!.Input;
        input.Phone = "0102030405";
        await world.Desk<SaveClient>().RunAsync(world.Theo, input);
        Assert.Equal(before, (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier)).Total);
    }

    [Fact]
    public async Task A_note_on_anothers_contract_is_refused_and_history_is_not_the_clients_business()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal(Problem.Missing, (await world.Desk<AddNote>().RunAsync(world.Ines, new() { ClientId = world.Pelissier, ContractId = world.Fleet, Text = "x" })).Problem);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<EventsQuery>().RunAsync(world.Marc, world.Pelissier));
    }

    private static async Task NoteAsync(World world, string text) =>
        Assert.Null((await world.Desk<AddNote>().RunAsync(world.Ines, new() { ClientId = world.Pelissier, Text = text })).Problem);
}
