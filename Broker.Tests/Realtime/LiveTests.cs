using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Portal.Realtime;
using Broker.Tests.Kit;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Realtime;

/// <summary>Parts of one screen that hear of the same change.</summary>
public sealed class LiveTests : KitScene
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ChangeFeed feed = new();

    public LiveTests() => Services.AddSingleton(feed);

    [Fact]
    public void A_part_is_drawn_once_a_change_and_not_before_it_has_read()
    {
        var part = Render<Part>();
        var reading = part.Instance.Reading = new();
        Ring();
        Assert.True(SpinWait.SpinUntil(() => part.Instance.Reads == 1, Patience));
        Assert.Equal(1, part.RenderCount);

        reading.SetResult();
        part.WaitForAssertion(() => Assert.Equal("1", part.Find("p").TextContent));
        Assert.Equal(2, part.RenderCount);
    }

    [Fact]
    public void A_part_that_takes_long_holds_nobody_else()
    {
        var (slow, quick) = (Render<Part>(), Render<Part>());
        var reading = slow.Instance.Reading = new();
        Ring();
        quick.WaitForAssertion(() => Assert.Equal("1", quick.Find("p").TextContent));
        Assert.Equal("0", slow.Find("p").TextContent);

        reading.SetResult();
        slow.WaitForAssertion(() => Assert.Equal("1", slow.Find("p").TextContent));
    }

    [Fact]
    public void A_part_that_fails_keeps_what_it_showed_and_holds_nobody_else()
    {
        var (broken, whole) = (Render<Part>(), Render<Part>());
        broken.Instance.Reading = new();
        broken.Instance.Reading.SetException(new InvalidOperationException("no disk"));
        Ring();
        whole.WaitForAssertion(() => Assert.Equal("1", whole.Find("p").TextContent));
        Assert.Equal("0", broken.Find("p").TextContent);

        broken.Instance.Reading = null;
        Ring();
        broken.WaitForAssertion(() => Assert.Equal("2", broken.Find("p").TextContent));
    }

    [Fact]
    public async Task A_burst_during_a_reading_costs_one_more()
    {
        var part = Render<Part>();
        var reading = part.Instance.Reading = new();
        for (var i = 0; i < 50; i++) Ring();
        Assert.True(SpinWait.SpinUntil(() => part.Instance.Reads == 1, Patience));
        for (var i = 0; i < 50; i++) Ring();
        reading.SetResult();
        part.WaitForAssertion(() => Assert.Equal("2", part.Find("p").TextContent));
        await Task.Delay(100);
        Assert.Equal(2, part.Instance.Reads);
    }

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

    [Fact]
    public void What_hears_with_two_ears_is_not_read_twice_at_once_so_that_the_newest_stays()
    {
        var part = Render<TwoEars>();
        part.Instance.Said = "old";
        feed.Publish([new Change("left", Guid.NewGuid(), null)]);
        Assert.True(SpinWait.SpinUntil(() => part.Instance.Readings.Count == 1, Patience));
        part.Instance.Said = "new";
        feed.Publish([new Change("right", Guid.NewGuid(), null)]);
        // Were the second already reading, it would end first, and the first would have the last word.
        SpinWait.SpinUntil(() => part.Instance.Readings.Count == 2, 200);
        if (part.Instance.Readings.Count == 2) part.Instance.Readings[1].SetResult();
        part.Instance.Readings[0].SetResult();
        Assert.True(SpinWait.SpinUntil(() => part.Instance.Readings.Count == 2, Patience));
        part.Instance.Readings[1].TrySetResult();
        part.WaitForAssertion(() => Assert.Equal("new", part.Find("p").TextContent));
    }

    private void Ring() => feed.Publish([new Change(nameof(Client), Guid.NewGuid(), null)]);

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

    /// <summary>Two ears for one reading.</summary>
    private sealed class TwoEars : ComponentBase
    {
        private string shown = "";

        public string Said { get; set; } = "";
        public List<TaskCompletionSource> Readings { get; } = [];

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            foreach (var ear in new[] { "left", "right" })
            {
                builder.OpenComponent<Live>(0);
                builder.AddComponentParameter(1, nameof(Live.When), (Func<Change, bool>)(change => change.Subject == ear));
                builder.AddComponentParameter(2, nameof(Live.OnChange), (Func<Task>)ReadAsync);
                builder.CloseComponent();
            }
            builder.OpenElement(3, "p");
            builder.AddContent(4, shown);
            builder.CloseElement();
        }

        private async Task ReadAsync()
        {
            var heard = Said;
            var reading = new TaskCompletionSource();
            Readings.Add(reading);
            await reading.Task;
            shown = heard;
        }
    }

    /// <summary>Shows how often it has read.</summary>
    private sealed class Part : ComponentBase
    {
        private int shown;

        public TaskCompletionSource? Reading { get; set; }
        public int Reads { get; private set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<Live>(0);
            builder.AddComponentParameter(1, nameof(Live.When), (Func<Change, bool>)(_ => true));
            builder.AddComponentParameter(2, nameof(Live.OnChange), (Func<Task>)ReadAsync);
            builder.AddComponentParameter(3, nameof(Live.Every), TimeSpan.Zero);
            builder.CloseComponent();
            builder.OpenElement(4, "p");
            builder.AddContent(5, shown);
            builder.CloseElement();
        }

        private async Task ReadAsync()
        {
            Reads++;
            if (Reading is not null) await Reading.Task;
            shown = Reads;
        }
    }
}
