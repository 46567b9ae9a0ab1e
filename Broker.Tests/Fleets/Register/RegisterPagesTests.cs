using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Broker.Portal.Features.Fleets;
using Broker.Tests.World;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Fleets.Register;

[Trait("Kind", "Page")]
public sealed class RegisterPagesTests : PageScene
{
    private static DateOnly Today => Broker.Tests.World.World.Today;

    [Fact, Rule("D-44")]
    public async Task What_is_to_be_sent_appears_with_the_time_left_and_is_prepared_marked_and_answered()
    {
        await DelegateAsync();
        var page = Show<RegisterPage>(World.Theo);
        page.WaitForAssertion(() => Assert.Contains("Rien à transmettre", page.Markup));
        await EnterAsync("AB-123-CD", 9);
        await EnterAsync("AB-124-CD", null);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        // Due first: the one without an hour, from the day's beginning.
        Assert.Contains("AB-124-CD", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("reste 62", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);

        page.Find("thead .check").Change(true);
        await page.InvokeAsync(() => Button(page, "Préparer le fichier").ClickAsync(new()));
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Contains("FVA-2026-00001", page.Find("dialog .changes").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("Fichier préparé, non envoyé", page.Find("tbody").TextContent, StringComparison.Ordinal));

        var id = await World.ReadAsync(db => db.RegisterSendings.Select(s => s.Id).SingleAsync());
        var sending = Show<SendingPage>(World.Theo, p => p.Add(s => s.SendingId, id));
        sending.WaitForAssertion(() => Assert.NotNull(Button(sending, "Marquer comme envoyé")));
        await sending.InvokeAsync(() => Button(sending, "Marquer comme envoyé").ClickAsync(new()));
        sending.Find("dialog form").Submit();
        sending.WaitForAssertion(() => Assert.NotEmpty(sending.FindAll("dialog .error")));
        sending.Find("#MarkSent-Channel").Change("Portal");
        sending.Find("dialog form").Submit();
        sending.WaitForAssertion(() => Assert.Contains("Envoyé dans les délais", sending.Find("dl").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("tbody tr")));

        sending.WaitForAssertion(() => Assert.Equal(2, sending.FindAll("tbody .check").Count));
        sending.FindAll("tbody .check")[0].Change(true);
        await sending.InvokeAsync(() => sending.Find(".bulk .btn").ClickAsync(new()));
        sending.FindAll("dialog input[type=radio]")[1].Change(true);
        sending.Find("dialog textarea").Change("Police inconnue");
        sending.Find("dialog form").Submit();
        sending.WaitForAssertion(() => Assert.Contains("Police inconnue", sending.Find("tbody").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("Rejeté", page.Find("tbody").TextContent, StringComparison.Ordinal));
    }

    [Fact, Rule("R-FLEET")]
    public async Task What_lacks_something_says_so_in_the_list_and_in_the_answer()
    {
        await DelegateAsync();
        await EnterAsync("AB-123-CD", 9);
        await World.ChangeAsync(async db => (await db.Insurers.SingleAsync(i => db.Contracts.Any(c => c.Id == World.Fleet && c.InsurerId == i.Id))).Address = null);
        var page = Show<RegisterPage>(World.Theo);
        page.WaitForAssertion(() => Assert.Contains("L’adresse de l’assureur", page.Find("tbody").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => Button(page, "Préparer tout").ClickAsync(new()));
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Contains("AB-123-CD", page.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact, Rule("D-44")]
    public async Task Filters_live_in_the_address_and_what_is_late_says_by_how_much()
    {
        await DelegateAsync();
        await EnterAsync("AB-123-CD", 9);
        await EnterAsync("AB-124-CD", 12);
        World.Time.Advance(TimeSpan.FromHours(73));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/fleet/register?late=true");
        var page = Show<RegisterPage>(World.Ines);
        page.WaitForAssertion(() => Assert.Contains("en retard de 2", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("tbody tr"));
        // Who may not manage looks on.
        Assert.Empty(page.FindAll("tbody .check, .toolbar .btn--primary"));
        page.Find("select[aria-label='État']").Change("Sent");
        page.WaitForAssertion(() => Assert.Contains("Aucun mouvement ne correspond", page.Markup, StringComparison.Ordinal));
        Assert.Contains("view=Sent", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact, Rule("D-44")]
    public async Task A_file_that_is_not_there_and_one_given_up_say_so()
    {
        var missing = Show<SendingPage>(World.Theo, p => p.Add(s => s.SendingId, Guid.NewGuid()));
        missing.WaitForAssertion(() => Assert.Contains("Cet envoi n’existe pas", missing.Markup, StringComparison.Ordinal));

        await DelegateAsync();
        await EnterAsync("AB-123-CD", 9);
        var made = await World.Desk<PrepareSendings>().RunAsync(World.Theo, new() { Matching = new() });
        var page = Show<SendingPage>(World.Theo, p => p.Add(s => s.SendingId, made.Value.Sendings[0].Id));
        page.WaitForAssertion(() => Assert.NotNull(Button(page, "Abandonner l’envoi")));
        await page.InvokeAsync(() => Button(page, "Abandonner l’envoi").ClickAsync(new()));
        await page.InvokeAsync(() => page.FindAll("dialog .btn").Last().ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("Abandonné", page.Find("header").TextContent, StringComparison.Ordinal));
        var list = Show<SendingsPanel>(World.Theo);
        list.WaitForAssertion(() => Assert.Contains("Abandonné", list.Find("tbody").TextContent, StringComparison.Ordinal));
    }

    [Fact, Rule("D-44")]
    public async Task The_vehicles_story_tells_the_firm_how_long_is_left()
    {
        await DelegateAsync();
        var item = await EnterAsync("AB-123-CD", 9);
        var story = Show<MovementList>(World.Theo, p => p.Add(m => m.ClientId, World.Rivelaine).Add(m => m.ItemId, item));
        story.WaitForAssertion(() => Assert.Contains("FVA\u00A0: reste 71", story.Markup, StringComparison.Ordinal));
        var clients = Show<MovementList>(World.Nadege, p => p.Add(m => m.ClientId, World.Rivelaine).Add(m => m.ItemId, item));
        clients.WaitForAssertion(() => Assert.Contains("Entrée", clients.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("FVA", clients.Markup, StringComparison.Ordinal);
    }

    private async Task DelegateAsync()
    {
        var ground = (await World.Desk<ItemTermsQuery>().RunAsync(World.Theo, World.Fleet))!;
        var input = SaveItemTerms.Input.Of(ground.ContractId, ground.Terms);
        input.UnderDelegation = true;
        Assert.Null((await World.Desk<SaveItemTerms>().RunAsync(World.Theo, input)).Problem);
    }

    private async Task<Guid> EnterAsync(string plate, int? hour)
    {
        var entered = await World.Desk<EnterItem>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Data = new() { Plate = plate, Make = "Volvo", Model = "FH 500" }, EffectiveOn = Today, EffectiveTime = hour is { } h ? new TimeOnly(h, 0) : null });
        Assert.Null(entered.Problem);
        return entered.Value;
    }
}
