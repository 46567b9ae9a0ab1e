using System.Net;
using Broker.Core.Work.Calendars;
using Broker.Portal.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Broker.Tests.Work;

using World = Broker.Tests.World.World;

/// <summary>A calendar's address on the wire.</summary>
public sealed class CalendarDoorTests : IAsyncLifetime
{
    private World world = null!;
    private WebApplication portal = null!;
    private HttpClient programme = null!;

    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        world.LendTo(builder.Services);
        builder.Services.AddDoorLimits();
        builder.Services.AddAuthorization();
        portal = builder.Build();
        portal.Urls.Add("http://127.0.0.1:0");
        portal.UseRateLimiter();
        portal.MapCalendars();
        await portal.StartAsync();
        programme = new() { BaseAddress = new(portal.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        programme.Dispose();
        await portal.DisposeAsync();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task It_is_read_whole_and_not_again_while_nothing_has_changed()
    {
        var made = (await world.Desk<SaveCalendar>().RunAsync(world.Ines, new() { Name = "Été" })).Value;
        var address = new Uri(CalendarDoor.AddressOf(world.Desk<Broker.Core.Common.FirmIdentity>(), made.Id, made.Secret!)).AbsolutePath;
        using var first = await programme.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "text/calendar; charset=utf-8"), (first.StatusCode, first.Content.Headers.ContentType?.ToString()));
        Assert.Equal((true, true, "noindex"), (first.Headers.CacheControl?.Private, first.Headers.CacheControl?.NoCache, first.Headers.GetValues("X-Robots-Tag").Single()));
        Assert.Contains("X-WR-CALNAME:Été\r\n", await first.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync());
        await world.Desk<Broker.Core.Work.SaveTask>().RunAsync(world.Theo, new() { Subject = "Nouvelle", PlannedOn = World.Today, People = [Broker.Core.Demo.Cast.Ines.Id] });
        Assert.Equal(HttpStatusCode.OK, await AgainAsync());

        async Task<HttpStatusCode> AgainAsync()
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, address);
            ask.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await programme.SendAsync(ask);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Guessing_answers_alike_for_a_wrong_secret_and_for_no_calendar_and_is_soon_stopped()
    {
        var made = (await world.Desk<SaveCalendar>().RunAsync(world.Ines, new() { Name = "Bureau" })).Value;
        foreach (var address in new[] { $"/calendar/{made.Id}/{made.Secret![..^1]}x.ics", $"/calendar/{Guid.NewGuid()}/{made.Secret}.ics" })
        {
            using var answer = await programme.GetAsync(address);
            Assert.Equal((HttpStatusCode.NotFound, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
        HashSet<HttpStatusCode> answers = [];
        for (var i = 0; i < 40; i++)
        {
            using var answer = await programme.GetAsync($"/calendar/{made.Id}/{i}.ics");
            answers.Add(answer.StatusCode);
        }
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], answers.Order());
    }
}
