using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Work;

namespace Broker.Tests.Changes;

using World = Broker.Tests.World.World;

public sealed class ChangeFeedTests
{
    private static readonly Guid A = Guid.NewGuid(), B = Guid.NewGuid();

    [Fact]
    public void A_listener_of_another_client_is_neither_asked_nor_woken()
    {
        var feed = new ChangeFeed();
        var (asked, woken, everybody) = (0, 0, 0);
        using var ofB = feed.Listen(B, _ => { asked++; return true; }, () => woken++);
        using var ofAll = feed.Listen(null, _ => true, () => everybody++);

        feed.Publish([new Change("Client", A, A)]);

        Assert.Equal((0, 0, 1), (asked, woken, everybody));
    }

    [Fact]
    public void Many_changes_of_one_save_wake_a_listener_once()
    {
        var feed = new ChangeFeed();
        var woken = 0;
        using var listening = feed.Listen(A, c => c.Is<Client>(), () => woken++);

        feed.Publish([new Change("Contact", A, A), new Change("Client", A, A), new Change("Client", B, A)]);
        feed.Publish([new Change("Contact", A, A)]);

        Assert.Equal(1, woken);
    }

    [Fact]
    public void When_everything_may_have_changed_everybody_is_woken_whatever_they_listen_for()
    {
        var feed = new ChangeFeed();
        var woken = 0;
        using var ofA = feed.Listen(A, _ => false, () => woken++);
        using var ofAll = feed.Listen(null, _ => false, () => woken++);

        feed.Publish([Change.Everything]);

        Assert.Equal(2, woken);
        Assert.True(Change.Everything.Is<Client>() && Change.Everything.IsOf(A));
    }

    [Fact]
    public void Who_no_longer_listens_is_not_woken()
    {
        var feed = new ChangeFeed();
        var woken = 0;
        feed.Listen(A, _ => true, () => woken++).Dispose();
        feed.Publish([new Change("Client", A, A)]);
        Assert.Equal(0, woken);
    }

    [Fact]
    public async Task A_save_tells_the_clients_listeners_what_drawer_changed_and_no_others()
    {
        await using var world = await World.OpenAsync();
        var heard = new List<Change>();
        var others = 0;
        using var ofMorel = world.Feed.Listen(world.Morel, c => { heard.Add(c); return true; }, () => { });
        using var ofRivelaine = world.Feed.Listen(world.Rivelaine, _ => true, () => others++);

        await world.Desk<AddAction>().RunAsync(world.Ines, new() { ClientId = world.Morel, Name = "Rappeler" });

        Assert.Contains(heard, c => c.Is<ClientAction>() && c.IsOf(world.Morel));
        Assert.Equal(0, others);
    }
}
