using Broker.Core.Access;
using Broker.Core.Work.Calendars;
using Broker.Portal.Features.Work;
using Broker.Tests.World;
using Bunit;

namespace Broker.Tests.Work;

using World = Broker.Tests.World.World;

[Trait("Kind", "Page")]
public sealed class CalendarPageTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-USR-04")]
    public async Task The_address_of_a_new_calendar_is_shown_once_and_a_new_one_takes_its_place()
    {
        using var screen = new CastScreen(world, world.Ines);
        var page = screen.Open<CalendarsPage>("/calendars", _ => { });
        page.WaitForAssertion(() => Assert.NotNull(page.Find(".empty")));
        await page.InvokeAsync(() => page.Find(".page-head button").ClickAsync(new()));
        await page.InvokeAsync(() => page.Find("dialog form").SubmitAsync());
        page.WaitForAssertion(() => Assert.NotEmpty(page.Find("dialog .field.invalid").TextContent));
        await page.InvokeAsync(() => page.Find("#SaveCalendar-Name").ChangeAsync(new() { Value = "Bureau" }));
        await page.InvokeAsync(() => page.Find("dialog form").SubmitAsync());
        page.WaitForAssertion(() => Assert.EndsWith(".ics", page.Find("input[readonly]").GetAttribute("value")));
        page.WaitForAssertion(() => Assert.Contains("Par défaut", page.Find("tbody tr").TextContent));
        var first = await OpensAsync(page.Find("input[readonly]").GetAttribute("value")!);
        Assert.Equal("Bureau", first?.Name);

        var before = page.Find("input[readonly]").GetAttribute("value")!;
        await page.InvokeAsync(() => page.Find("td.acts button:nth-child(2)").ClickAsync(new()));
        await page.InvokeAsync(() => page.FindAll("dialog .dialog-foot button").Last().ClickAsync(new()));
        page.WaitForAssertion(() => Assert.NotEqual(before, page.Find("input[readonly]").GetAttribute("value")));
        Assert.Null(await OpensAsync(before));
        Assert.NotNull(await OpensAsync(page.Find("input[readonly]").GetAttribute("value")!));

        using var again = new CastScreen(world, world.Ines);
        var later = again.Open<CalendarsPage>("/calendars", _ => { });
        later.WaitForAssertion(() => Assert.Single(later.FindAll("tbody tr")));
        Assert.Empty(later.FindAll("input[readonly]"));
    }

    private Task<ReadCalendar.Answer?> OpensAsync(string address)
    {
        var parts = new Uri(address).AbsolutePath.Split('/');
        return world.Desk<ReadCalendar>().RunAsync(Caller.Nobody, Guid.Parse(parts[2]), parts[3][..^".ics".Length]);
    }
}
