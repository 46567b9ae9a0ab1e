using Broker.Core.Changes;
using Broker.Portal.Realtime;
using Microsoft.AspNetCore.Components;

namespace Broker.Tests.Realtime;

/// <summary>Which of the open screens reads when, and what of it is drawn together.</summary>
public sealed class ScreenTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ChangeFeed feed = new();

    [Fact]
    public async Task Those_that_hear_of_one_change_begin_together_and_are_drawn_together()
    {
        var (woken, drawn) = (new WokenScreens(feed), new List<string>());
        var screen = new DrawnTogether(woken);
        var (tabs, rail) = (new Portion("tabs", screen, drawn), new Portion("rail", screen, drawn));
        using var ofTabs = feed.Listen(null, _ => true, () => screen.Ring(tabs));
        using var ofRail = feed.Listen(Guid.NewGuid(), _ => true, () => screen.Ring(rail));
        tabs.Answer.SetResult();
        rail.Answer.SetResult();
        feed.Publish([Change.Everything]);

        await tabs.Drawn.Task.WaitAsync(Patience);
        Assert.Equal(["tabs reads", "rail reads", "drawing", "tabs", "rail", "drawn"], drawn);
        Assert.False(screen.Due);
    }

    [Fact]
    public async Task Those_that_have_read_do_not_wait_long_for_those_that_have_not()
    {
        var (woken, drawn) = (new WokenScreens(feed), new List<string>());
        var screen = new DrawnTogether(woken);
        var (slow, quick) = (new Portion("slow", screen, drawn), new Portion("quick", screen, drawn));
        screen.Ring(slow);
        screen.Ring(quick);
        quick.Answer.SetResult();
        woken.Begin();
        await slow.Drawn.Task.WaitAsync(Patience);
        Assert.Equal(["slow reads", "quick reads", "drawing", "quick", "drawn"], drawn);

        slow.Drawn = new();
        slow.Answer.SetResult();
        await slow.Drawn.Task.WaitAsync(Patience);
        Assert.Equal(["drawing", "slow", "drawn"], drawn[5..]);
    }

    [Fact]
    public async Task Nothing_new_is_not_drawn_and_a_part_that_has_gone_draws_nothing()
    {
        var (woken, drawn) = (new WokenScreens(feed), new List<string>());
        var screen = new DrawnTogether(woken);
        var (failing, gone, there) = (new Portion("failing", screen, drawn) { Fails = true }, new Portion("gone", screen, drawn) { Gone = true }, new Portion("there", screen, drawn));
        failing.Answer.SetResult();
        screen.Ring(failing);
        woken.Begin();
        await failing.Done.Task.WaitAsync(Patience);
        Assert.Equal(["failing reads"], drawn);

        gone.Answer.SetResult();
        there.Answer.SetResult();
        screen.Ring(gone);
        screen.Ring(there);
        woken.Begin();
        await there.Drawn.Task.WaitAsync(Patience);
        Assert.Equal(["gone reads", "there reads", "drawing", "gone", "there", "drawn"], drawn[1..]);
    }

    [Fact]
    public async Task What_nobody_sees_is_read_when_the_screen_is_back_once()
    {
        var (woken, drawn) = (new WokenScreens(feed), new List<string>());
        var screen = new DrawnTogether(woken);
        var (tabs, rail) = (new Portion("tabs", screen, drawn), new Portion("rail", screen, drawn));
        tabs.Answer.SetResult();
        rail.Answer.SetResult();
        screen.Leave();
        screen.Ring(tabs);
        await screen.Begin();
        woken.Begin();
        screen.Ring(rail);
        await screen.Begin();
        Assert.Empty(drawn);

        screen.Return();
        await tabs.Drawn.Task.WaitAsync(Patience);
        Assert.Equal(["tabs reads", "rail reads", "drawing", "tabs", "rail", "drawn"], drawn);
        screen.Return();
        await screen.Begin();
        Assert.Equal(6, drawn.Count);
    }

    [Fact]
    public async Task Of_many_alike_one_reads_ahead_and_the_others_go_on_without_it_when_it_takes_long()
    {
        var woken = new WokenScreens(feed);
        List<Portion> parts = [.. Enumerable.Range(0, 20).Select(number => Portion.Alone($"{number}", woken, "list"))];
        var other = Portion.Alone("other", woken, "record");
        foreach (var part in parts.Append(other)) part.Ring();
        woken.Begin();
        // The first never ends.
        foreach (var part in parts.Skip(1).Append(other)) part.Answer.SetResult();
        await Task.WhenAll(parts.Skip(1).Append(other).Select(part => part.Drawn.Task)).WaitAsync(Patience);
        Assert.False(parts[0].Drawn.Task.IsCompleted);
        Assert.Equal(["0 reads"], parts[0].Seen);
        Assert.All(parts.Skip(1), part => Assert.Equal(1, part.Seen.Count(line => line.EndsWith("reads", StringComparison.Ordinal))));
    }

    /// <summary>A part of a screen that notes what becomes of it.</summary>
    private sealed class Portion(string name, DrawnTogether screen, List<string> drawn) : ILivePart, IHandleEvent
    {
        /// <summary>The only part of a screen of its own.</summary>
        public static Portion Alone(string name, WokenScreens woken, object kind) => new(name, new(woken), []) { Kind = kind };

        public IReadOnlyList<string> Seen => drawn;

        public void Ring() => screen.Ring(this);

        public TaskCompletionSource Answer { get; } = new();
        public TaskCompletionSource Done { get; } = new();
        public TaskCompletionSource Drawn { get; set; } = new();
        public bool Fails { get; init; }
        public bool Gone { get; init; }
        public object? Kind { get; init; }
        public ExecutionContext Context { get; } = ExecutionContext.Capture()!;

        public async Task<IHandleEvent?> ReadAsync()
        {
            drawn.Add($"{name} reads");
            await Answer.Task;
            return Fails ? null : this;
        }

        public async Task OnScreenAsync(Func<Task> work)
        {
            await work();
            Done.TrySetResult();
        }

        public void Draw()
        {
            drawn.Add("drawing");
            screen.Draw();
            drawn.Add("drawn");
            Drawn.TrySetResult();
        }

        public Task HandleEventAsync(EventCallbackWorkItem item, object? arg)
        {
            drawn.Add(name);
            return Task.CompletedTask;
        }
    }
}
