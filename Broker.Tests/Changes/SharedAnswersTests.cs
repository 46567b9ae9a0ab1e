using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Tests.World;

namespace Broker.Tests.Changes;

public sealed class SharedAnswersTests
{
    private static readonly Guid A = Guid.NewGuid(), B = Guid.NewGuid();
    private static readonly Actor Staff = new() { Kind = ActorKind.Staff, Name = "s", Permissions = new HashSet<Permission> { Permission.ViewClients } };

    private static readonly Subjects Clients = Subjects.Of(typeof(Client));

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
        var limited = new Actor { Kind = ActorKind.Client, Name = "l", ClientId = A, PersonId = Guid.NewGuid(), Only = new Sharing([]) };
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

    [Fact]
    public async Task A_firms_answer_is_dropped_only_by_the_kinds_of_rows_it_speaks_of()
    {
        await AskFirmAsync();
        feed.Publish([new Change(nameof(Contact), B, B)]);
        Assert.Equal(1, await AskFirmAsync());

        feed.Publish([new Change(nameof(Client), B, B)]);
        Assert.Equal(2, await AskFirmAsync());
        feed.Publish([Change.Everything]);
        Assert.Equal(3, await AskFirmAsync());
    }

    [Fact]
    public async Task An_answer_nobody_asks_for_again_is_not_kept_for_ever()
    {
        for (var i = 0; i < 50; i++) await AskAsync(Guid.NewGuid());
        Assert.Equal(50, answers.Count);
        time.Advance(TimeSpan.FromSeconds(125));
        await AskAsync(A);
        Assert.Equal(1, answers.Count);
    }

    [Fact]
    public async Task A_heavy_read_rests_before_the_next_and_a_burst_meanwhile_costs_one_read()
    {
        await AskHeavyAsync();
        var waiting = new List<Task<int>>();
        for (var i = 0; i < 20; i++)
        {
            feed.Publish([new Change(nameof(Client), B, B)]);
            waiting.Add(AskHeavyAsync());
        }
        Assert.All(waiting, asked => Assert.False(asked.IsCompleted));

        // The read waits on a thread of its own: whether it has begun to by now, nobody can say.
        var all = Task.WhenAll(waiting);
        do time.Advance(TimeSpan.FromSeconds(9));
        while (await Task.WhenAny(all, Task.Delay(20)) != all);
        Assert.All(await all, answer => Assert.Equal(2, answer));
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task What_changes_while_a_heavy_read_runs_is_read_again()
    {
        var (begun, reading) = (new TaskCompletionSource(), new TaskCompletionSource<object>());
        var first = answers.OfFirmAsync(Staff, Clients, "heavy", () => { reads++; begun.SetResult(); return reading.Task; }, heavyRead: true);
        await begun.Task;
        feed.Publish([new Change(nameof(Client), B, B)]);
        var second = answers.OfFirmAsync<object>(Staff, Clients, "heavy", () => Task.FromResult<object>(++reads), heavyRead: true);
        reading.SetResult(1);

        Assert.Equal(1, await first);
        Assert.Equal(2, await second);
    }

    private Task<int> AskFirmAsync() => answers.OfFirmAsync(Staff, Clients, "firm", () => Task.FromResult(++reads));

    /// <summary>A read that takes two seconds.</summary>
    private Task<int> AskHeavyAsync() => answers.OfFirmAsync(Staff, Clients, "heavy", () =>
    {
        time.Advance(TimeSpan.FromSeconds(2));
        return Task.FromResult(++reads);
    }, heavyRead: true);

    private Task<int> AskAsync(Guid client, Actor? viewer = null) => answers.GetAsync(client, viewer ?? Staff, "n", () => Task.FromResult(++reads));
}
