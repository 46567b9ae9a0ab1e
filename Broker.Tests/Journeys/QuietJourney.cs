using System.Text;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

/// <summary>What happens at one client's is nothing to the others: counted in what the server sends to their browsers.</summary>
public sealed class QuietJourney(PortalHost portal) : Journey(portal)
{
    private static string Space(CastClient client) => $"/space/{client.Id}";

    [BrowserFact]
    public async Task What_changes_at_one_client_sends_nothing_to_another_clients_screens()
    {
        var own = await WatchAsync(await OnAPhoneAsync(Cast.Nadege), $"{Space(Cast.Rivelaine)}/contracts/{Cast.Liability.Id}?tab=documents");
        var marc = await OnAPhoneAsync(Cast.Marc);
        var others = await Task.WhenAll(
            WatchAsync(marc, Space(Cast.Pelissier)),
            WatchAsync(await marc.Context.NewPageAsync(), $"{Space(Cast.Pelissier)}/contracts"),
            WatchAsync(await marc.Context.NewPageAsync(), $"{Space(Cast.Pelissier)}/contracts/{Cast.Bakery.Id}?tab=documents"),
            WatchAsync(await marc.Context.NewPageAsync(), $"{Space(Cast.Pelissier)}/documents"),
            WatchAsync(await OnAPhoneAsync(Cast.Camille), Space(Cast.Morel)));
        var oliver = await AtADeskAsync(Cast.Oliver);
        // A colleague's screens too, where they show no figure of the whole firm: the records of other clients.
        var records = await Task.WhenAll(
            WatchAsync(oliver, $"/clients/{Cast.Morel.Id}"),
            WatchAsync(await oliver.Context.NewPageAsync(), $"/clients/{Cast.Pelissier.Id}?tab=contracts"));
        var before = new[] { own }.Concat(others).Concat(records).Select(s => s.Batches).ToList();
        Assert.All(before, count => Assert.True(count > 0, "batches were not recognized"));

        var desk = await AtADeskAsync(Cast.Theo);
        await desk.GotoAsync(At($"/clients/{Cast.Rivelaine.Id}/edit"));
        await desk.GetByLabel("Nom commercial").FillAsync($"Rivelaine Express {Guid.NewGuid():N}"[..24]);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(desk).ToHaveURLAsync(At($"/clients/{Cast.Rivelaine.Id}"));
        var requested = await AlsoAtAsync(own.Page, $"{Space(Cast.Rivelaine)}/contracts/{Cast.Liability.Id}/certificate");
        await requested.BringToFrontAsync();
        await requested.GetByRole(AriaRole.Button, new() { Name = "Envoyer la demande" }).ClickAsync();
        await Expect(requested.Locator("[id^=request-] a[download]").First).ToBeVisibleAsync();
        await Expect(own.Page.Locator("[id^=request-] a[download]").First).ToBeVisibleAsync();
        // Longer than any screen waits before it reads again.
        await Task.Delay(TimeSpan.FromSeconds(2));

        Assert.True(own.Batches > before[0]);
        Assert.All(others, screen => Assert.True(screen.Batches == before[1 + Array.IndexOf(others, screen)], $"{screen.Path} was sent {screen.Batches - before[1 + Array.IndexOf(others, screen)]} batches"));
        Assert.All(records, screen => Assert.True(screen.Batches == before[1 + others.Length + Array.IndexOf(records, screen)], $"{screen.Path} was sent {screen.Batches - before[1 + others.Length + Array.IndexOf(records, screen)]} batches"));
    }

    private async Task<Watched> WatchAsync(IPage page, string path)
    {
        var watched = new Watched(page, path);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => watched.Hear(frame);
        await page.GotoAsync(At(path));
        await Expect(page.Locator("h1").First).ToBeVisibleAsync();
        await Expect(page.Locator(".skeleton:visible")).ToHaveCountAsync(0);
        // Until nothing came for a second: on a busy machine the last of a page comes late.
        for (var (heard, waited) = (-1, 0); heard != watched.Batches && waited < 30; waited++)
        {
            heard = watched.Batches;
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
        return watched;
    }

    private sealed class Watched(IPage page, string path)
    {
        private static readonly byte[] Batch = Encoding.ASCII.GetBytes("JS.RenderBatch");
        private int batches;

        public IPage Page => page;
        public string Path => path;
        public int Batches => Volatile.Read(ref batches);

        public void Hear(IWebSocketFrame frame)
        {
            if (frame.Binary is { } content && content.AsSpan().IndexOf(Batch) >= 0) Interlocked.Increment(ref batches);
        }
    }
}
