using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Tests.World;

namespace Broker.Tests.Changes;

public sealed class SharedAnswersTests
{
    private static readonly Guid A = Guid.NewGuid(), B = Guid.NewGuid();
    private static readonly Actor Staff = new() { Kind = ActorKind.Staff, Name = "s", Permissions = new HashSet<Permission> { Permission.ViewClients } };

    private readonly ChangeFeed feed = new();
    private readonly FakeTime time = new(World.World.Start);
    private readonly SharedAnswers answers;
    private int reads;

    public SharedAnswersTests() => answers = new(feed, time);

    [Fact]
    public async Task Five_hundred_screens_cost_one_read()
    {
        var read = new TaskCompletionSource<object>();
        var screens = Enumerable.Range(0, 500).Select(_ => answers.GetAsync(A, Staff, "n", () => { reads++; return read.Task; })).ToList();
        read.SetResult(7);

        Assert.All(await Task.WhenAll(screens), answer => Assert.Equal(7, answer));
        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task Whoever_is_woken_by_a_change_reads_the_new_answer()
    {
        var seen = new List<int>();
        await AskAsync(A);
        using var listening = feed.Listen(A, _ => true, () => seen.Add(AskAsync(A).GetAwaiter().GetResult()));
        feed.Publish([new Change("Client", A, A)]);

        Assert.Equal([2], seen);
    }

    [Fact]
    public async Task Another_clients_change_drops_nothing()
    {
        await AskAsync(A);
        feed.Publish([new Change("Client", B, B)]);
        await AskAsync(A);
        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task Those_who_see_differently_do_not_share()
    {
        var contact = new Actor { Kind = ActorKind.Client, Name = "c", ClientId = A, PersonId = Guid.NewGuid() };
        var limited = new Actor { Kind = ActorKind.Client, Name = "l", ClientId = A, PersonId = Guid.NewGuid(), OnlyContracts = [B] };
        await AskAsync(A);
        await AskAsync(A, contact);
        await AskAsync(A, limited);
        await AskAsync(A, new Actor { Kind = ActorKind.Client, Name = "d", ClientId = A, PersonId = Guid.NewGuid() });

        Assert.Equal(3, reads);
    }

    [Fact]
    public async Task An_answer_does_not_outlive_a_minute()
    {
        await AskAsync(A);
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(2, await AskAsync(A));
    }

    [Fact]
    public async Task A_failed_read_is_not_kept()
    {
        await Assert.ThrowsAsync<IOException>(() => answers.GetAsync<object>(A, Staff, "n", () => throw new IOException()));
        Assert.Equal(1, await AskAsync(A));
    }

    private Task<int> AskAsync(Guid client, Actor? viewer = null) => answers.GetAsync(client, viewer ?? Staff, "n", () => Task.FromResult(++reads));
}
