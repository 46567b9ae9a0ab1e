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
