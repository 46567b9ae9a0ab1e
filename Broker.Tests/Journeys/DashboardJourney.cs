using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class DashboardJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact, Rule("R-ACT-04")]
    public async Task One_arranges_ones_tiles_on_one_screen_the_other_follows_and_a_colleague_moves_the_figure()
    {
        var one = await AtADeskAsync(Cast.Oliver);
        await one.GotoAsync(At("/dashboard"));
        var other = await AlsoAtAsync(one, "/dashboard");
        await Expect(Tiles(other).First).ToHaveAttributeAsync("data-tile", "actions");
        await Task.WhenAll(StayAsync(one), StayAsync(other));

        await one.GetByRole(AriaRole.Button, new() { Name = "Customise", Exact = true }).ClickAsync();
        var dialog = one.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Move “Outstanding actions” down" }).PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove “Validations”", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add “Clients”" }).ClickAsync();
        var rows = dialog.Locator(".arrange-row");
        // What the browser says of a drag, said to the rows themselves: a pointer on a busy machine takes hold of the row that has just moved under it.
        var carried = new { dataTransfer = await one.EvaluateHandleAsync("() => new DataTransfer()") };
        await rows.Filter(new() { HasText = "Clients" }).DispatchEventAsync("dragstart", carried);
        await rows.Filter(new() { HasText = "My tasks for today" }).DispatchEventAsync("dragenter", carried);
        await Expect(rows.First).ToContainTextAsync("Clients");
        await rows.First.DispatchEventAsync("dragend", carried);
        var faults = await Accessibility.FaultsAsync(one);
        Assert.True(faults.Length == 0, faults);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        foreach (var screen in new[] { one, other })
        {
            await Expect(Tiles(screen).First).ToHaveAttributeAsync("data-tile", "clients");
            await Expect(screen.Locator("[data-tile=validations]")).ToHaveCountAsync(0);
        }

        await Expect(Figure(other)).ToHaveTextAsync(new Regex("^[0-9]+$"));
        var before = int.Parse(await Figure(other).InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        var colleague = await AtADeskAsync(Cast.Ines);
        await colleague.GotoAsync(At($"/clients/{Cast.Hartwell.Id}?tab=actions"));
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }).ClickAsync();
        var adding = colleague.GetByRole(AriaRole.Dialog);
        await adding.GetByRole(AriaRole.Textbox).First.FillAsync("Envoyer la proposition");
        await adding.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }).ClickAsync();
        foreach (var screen in new[] { one, other }) await Expect(Figure(screen)).ToHaveTextAsync($"{before + 1}");
        Assert.True(await StayedAsync(one) && await StayedAsync(other));

        await one.GetByRole(AriaRole.Link, new() { NameRegex = new("Outstanding actions") }).ClickAsync();
        await Expect(one).ToHaveURLAsync(new Regex("/actions"));
    }

    [BrowserFact]
    public async Task A_file_that_is_too_large_is_said_beside_it_and_the_form_stays_as_it_was()
    {
        var desk = await AtADeskAsync(Cast.Theo);
        await desk.GotoAsync(At($"/clients/{Cast.Hartwell.Id}?tab=communication"));
        await desk.Locator("section .card-head button").First.ClickAsync();
        var file = Path.Combine(Path.GetTempPath(), $"large-{Guid.NewGuid():N}.pdf");
        try
        {
            await using (var stream = File.Create(file)) stream.SetLength(26 * 1024 * 1024);
            var dialog = desk.GetByRole(AriaRole.Dialog);
            await dialog.Locator("input[name=share]").CheckAsync();
            await dialog.Locator("input[type=file]").SetInputFilesAsync(file);
            await Expect(dialog.Locator(".drop-names")).ToContainTextAsync("trop lourd, 25 Mo au plus");
            await dialog.Locator("button[type=submit]").ClickAsync();
            await Expect(dialog.Locator("input[name=share]")).ToBeCheckedAsync();

            // Without the script: more than is read at all comes back to the page, which says so.
            await using (var stream = File.OpenWrite(file)) stream.SetLength(101 * 1024 * 1024);
            using var form = new MultipartFormDataContent { { new StreamContent(File.OpenRead(file)), "files", "large.pdf" } };
            using var request = new HttpRequestMessage(HttpMethod.Post, At($"/clients/{Cast.Hartwell.Id}/documents")) { Content = form };
            request.Headers.Referrer = new Uri(At($"/clients/{Cast.Hartwell.Id}?tab=communication"));
            request.Headers.Add("Cookie", string.Join("; ", (await desk.Context.CookiesAsync()).Select(c => $"{c.Name}={c.Value}")));
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
            using var answer = await http.SendAsync(request);
            Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
            await desk.GotoAsync(At(answer.Headers.Location!.ToString()));
            await Expect(desk.GetByText("L’envoi est trop lourd")).ToBeVisibleAsync();

            // Of several files, those that can be filed are; of the others the page says which, and why.
            await desk.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }).ClickAsync();
            await dialog.Locator("input[type=file]").SetInputFilesAsync(new FilePayload[]
            {
                new() { Name = "outil.exe", MimeType = "application/octet-stream", Buffer = "MZ"u8.ToArray() },
                new() { Name = "releve.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() },
            });
            await dialog.Locator("button[type=submit]").ClickAsync();
            await Expect(desk.GetByRole(AriaRole.Alert)).ToContainTextAsync("outil.exe");
            await Expect(desk.GetByRole(AriaRole.Alert)).ToContainTextAsync("n’est pas accepté");
            await Expect(desk.GetByRole(AriaRole.Row).Filter(new() { HasText = "releve.pdf" })).ToBeVisibleAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ILocator Tiles(IPage page) => page.Locator("[data-tile]");

    private static ILocator Figure(IPage page) => page.Locator("[data-tile=actions] .tile-value");
}
