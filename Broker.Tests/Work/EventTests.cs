using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Work;

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
