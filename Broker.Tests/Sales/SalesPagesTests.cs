using Broker.Core.Communication;
using Broker.Core.Sales;
using Broker.Portal.Features.ExpectedDocuments;
using Broker.Portal.Features.Sales;
using Broker.Tests.World;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Broker.Tests.Hands;

namespace Broker.Tests.Sales;

/// <summary>The board, a sale's page and the reminder, as one uses them.</summary>
[Trait("Kind", "Page")]
public sealed class SalesPagesTests : PageScene
{
    private const string Kbis = "Extrait Kbis", Form = "Questionnaire signé", Losses = "Relevé de sinistralité";

    [Fact, Rule("AS-09")]
    public async Task The_board_shows_the_number_to_collect_and_follows_what_arrives()
    {
        var sale = (await World.OpenSaleAsync()).Value;
        var board = Board();
        board.WaitForAssertion(() => Assert.Equal("3", board.Find($"#sale-{sale} .docs").TextContent.Trim()));
        await World.BringToSaleAsync(sale, Kbis);
        board.WaitForAssertion(() => Assert.Equal("2", board.Find($"#sale-{sale} .docs").TextContent.Trim()));
        await World.BringToSaleAsync(sale, Form, "oui");
        await World.BringToSaleAsync(sale, Losses, "aucun");
        board.WaitForAssertion(() => Assert.NotEmpty(board.FindAll($"#sale-{sale} .docs--ok")));
    }

    [Fact]
    public async Task A_card_moves_by_dragging_and_by_keys_and_the_move_is_said()
    {
        var sale = (await World.OpenSaleAsync()).Value;
        var board = Board();
        board.WaitForElement($"#sale-{sale}");
        await board.InvokeAsync(() => board.Find($"#sale-{sale}").TriggerEventAsync("ondragstart", new DragEventArgs()));
        await board.InvokeAsync(() => board.Find("section[aria-label^='Étude']").TriggerEventAsync("ondrop", new DragEventArgs()));
        board.WaitForAssertion(() => Assert.NotEmpty(board.FindAll($"section[aria-label^='Étude'] #sale-{sale}")));
        board.WaitForAssertion(() => Assert.Contains("Étude", board.Find("[role=status]").TextContent));

        await board.InvokeAsync(() => board.Find($"#sale-{sale}").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowRight", ShiftKey = true }));
        board.WaitForAssertion(() => Assert.NotEmpty(board.FindAll($"section[aria-label^='Proposition envoyée'] #sale-{sale}")));
        await board.InvokeAsync(() => board.Find($"#sale-{sale}").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowLeft", ShiftKey = true }));
        board.WaitForAssertion(() => Assert.NotEmpty(board.FindAll($"section[aria-label^='Étude'] #sale-{sale}")));
    }

    [Fact]
    public async Task Dragged_to_where_sales_are_lost_a_card_asks_why()
    {
        var sale = (await World.OpenSaleAsync()).Value;
        var board = Board();
        board.WaitForElement($"#sale-{sale}");
        await board.InvokeAsync(() => board.Find($"#sale-{sale}").TriggerEventAsync("ondragstart", new DragEventArgs()));
        await board.InvokeAsync(() => board.Find("section[aria-label^='Sans suite']").TriggerEventAsync("ondrop", new DragEventArgs()));
        board.WaitForElement("#MoveProposal-Reason");
        await board.InvokeAsync(() => board.Find("dialog form").Submit());
        board.WaitForElement("#MoveProposal-Reason-error");
        Assert.Equal(ProposalState.Open, (await World.SaleAsync(sale)).State);
        await board.InvokeAsync(() => board.Find("#MoveProposal-Reason").Change("Trop cher"));
        await board.InvokeAsync(() => board.Find("dialog form").Submit());
        board.WaitForAssertion(() => Assert.NotEmpty(board.FindAll($"section[aria-label^='Sans suite'] #sale-{sale}")));
    }

    [Fact, Rule("AS-07"), Rule("AS-06")]
    public async Task A_card_opens_on_what_is_obtained_and_missing_with_a_place_for_files_on_each()
    {
        var sale = (await World.OpenSaleAsync()).Value;
        await World.BringToSaleAsync(sale, Kbis);
        var board = Board();
        await board.InvokeAsync(() => board.Find($"#sale-{sale} .docs").Click());
        board.WaitForAssertion(() => Assert.Equal(3, board.FindAll($"#sale-{sale} .expected > li").Count));
        Assert.Equal(2, board.FindAll($"#sale-{sale} .expected [data-bring*='/expected/']").Count);
        Assert.Contains("1 obtenues sur 3", board.Find($"#sale-{sale}").TextContent);
        Assert.Contains("Extrait Kbis.pdf", board.Find($"#sale-{sale}").TextContent);
        Assert.NotNull(board.Find($"#sale-{sale}").GetAttribute("data-bring-drop"));
    }

    [Fact, Rule("AS-12")]
    public async Task The_reminder_is_written_out_changed_and_sent_and_follows_the_list_until_then()
    {
        var prospect = await World.AddProspectAsync();
        var sale = (await World.OpenSaleAsync(prospect)).Value;
        var dialog = Show<ReminderDialog>(World.Theo, p => p.Add(d => d.Open, true).Add(d => d.FileId, sale));
        dialog.WaitForAssertion(() => Assert.Contains("- Extrait Kbis", Written(dialog)));
        Assert.Equal("numa@ateliers.example", dialog.Find("#MessageInput-To").GetAttribute("value"));
        Assert.Contains("Ateliers Numa", Written(dialog));
        await World.BringToSaleAsync(sale, Kbis);
        dialog.WaitForAssertion(() => Assert.DoesNotContain("Kbis", Written(dialog)));

        await dialog.InvokeAsync(() => dialog.Find("#MessageInput-Body").Change("Bonjour, pensez à nous."));
        await World.BringToSaleAsync(sale, Form, "oui");
        dialog.WaitForElement(".note--warn");
        await dialog.InvokeAsync(() => dialog.Find("dialog form").Submit());
        Assert.Equal(0, await SentToAsync(prospect));
        Press(dialog, "Réécrire d’après la liste actuelle");
        dialog.WaitForAssertion(() => Assert.Contains("- Relevé de sinistralité", Written(dialog)));
        await dialog.InvokeAsync(() => dialog.Find("dialog form").Submit());
        dialog.WaitForAssertion(() => Assert.Equal(1, SentToAsync(prospect).GetAwaiter().GetResult()));
    }

    [Fact, Rule("AS-12"), Rule("AS-13")]
    public async Task An_English_client_is_written_to_in_English_whoever_writes()
    {
        var sale = (await World.OpenSaleAsync(await World.AddProspectAsync(language: "en"))).Value;
        var dialog = Show<ReminderDialog>(World.Theo, p => p.Add(d => d.Open, true).Add(d => d.FileId, sale));
        dialog.WaitForAssertion(() => Assert.StartsWith("Hello,", Written(dialog)));
        Assert.Contains("Relancer le client", dialog.Markup);
    }

    [Fact, Rule("AS-30")]
    public async Task An_edition_of_the_advice_is_enclosed_in_a_mail_written_in_the_clients_language()
    {
        var sale = (await World.OpenSaleAsync(await World.AddProspectAsync(language: "en"))).Value;
        await World.OfferAsync(sale, "liability");
        await World.PriceAsync((await World.SaleAsync(sale)).Offers[0].Id);
        await World.AdviseAsync(sale);
        await World.DeliverAsync(sale);
        var page = Page(sale, "advice");
        Press(page, "Envoyer l’édition 1 par e-mail");
        page.WaitForAssertion(() => Assert.Contains("/messages/new?draft=", Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri));
        var draft = await World.ReadAsync(db => db.Messages.Include(m => m.Attachments).SingleAsync(m => m.State == MessageState.Draft && m.AuthorId == Broker.Core.Demo.Cast.Theo.Id));
        Assert.Equal((1, "numa@ateliers.example", true), (draft.Attachments.Count, draft.To, draft.Body.StartsWith("Hello,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_board_without_stages_offers_the_usual_ones_and_has_them_at_one_press()
    {
        await World.ChangeAsync(async db => db.RemoveRange(await db.ListValues.Where(v => v.List == Broker.Core.Lists.ListKind.SalesStage).ToListAsync()));
        var board = Show<SalesBoardPage>(World.Helene);
        board.WaitForElement(".empty");
        Press(board, "Prendre ces étapes");
        board.WaitForAssertion(() => Assert.Equal(6, board.FindAll(".board > section").Count));
        var stages = await World.Desk<SalesStagesQuery>().RunAsync(World.Theo);
        Assert.Equal(("Contrat établi", "Sans suite"), (stages.Single(s => s.Outcome == Broker.Core.Lists.StageOutcome.Won).Name, stages.Single(s => s.Outcome == Broker.Core.Lists.StageOutcome.Lost).Name));
        Assert.Null((await World.Desk<LayUsualStages>().RunAsync(World.Helene, ["A", "B", "C"])).Problem);
        Assert.Equal(6, (await World.Desk<SalesStagesQuery>().RunAsync(World.Theo)).Count);
    }

    [Fact, Rule("AS-30"), Rule("AS-05")]
    public async Task A_sale_opens_where_it_was_left_and_its_documents_stand_beneath_every_step()
    {
        var sale = (await World.OpenSaleAsync()).Value;
        foreach (var step in new[] { "quotes", "advice", "agreement", "contract" })
        {
            var page = Page(sale, step);
            page.WaitForAssertion(() => Assert.Equal("true", page.Find($"[role=tab][href*='tab={step}']").GetAttribute("aria-selected")));
            page.WaitForAssertion(() => Assert.Contains("Questionnaire signé", page.Markup));
        }
        await World.OfferAsync(sale, "liability");
        await World.PriceAsync((await World.SaleAsync(sale)).Offers[0].Id);
        var left = Page(sale, null);
        left.WaitForAssertion(() => Assert.Equal("true", left.Find("[role=tab][href*='tab=advice']").GetAttribute("aria-selected")));

        await left.InvokeAsync(() => left.Find("#SaveAdvice-Needs").Change("Couvrir trois ateliers"));
        await left.InvokeAsync(() => left.Find("#SaveAdvice-Reasons").Change("Sans exclusion"));
        Press(left, "Imprimer et remettre");
        left.WaitForAssertion(() => Assert.Contains("Éditions remises", left.Markup));
        Assert.Equal(ProposalStep.Agreement, (await World.SaleAsync(sale)).Next);
    }

    [Fact, Rule("AS-30")]
    public async Task Who_makes_the_contract_is_led_to_it()
    {
        var sale = await World.AgreedSaleAsync();
        var page = Page(sale, null);
        page.WaitForElement("#ConvertProposal-Number");
        Assert.Contains("3 pièces obligatoires manquent encore", page.Markup);
        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForElement("#ConvertProposal-Number-error");
        await page.InvokeAsync(() => page.Find("#ConvertProposal-Number").Change("RC-900100"));
        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForAssertion(() => Assert.Contains("/contracts/", Services.GetRequiredService<NavigationManager>().Uri));
        Assert.Equal(ProposalState.Converted, (await World.SaleAsync(sale)).State);
    }

    private IRenderedComponent<SalesBoardPage> Board()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/sales");
        return Show<SalesBoardPage>(World.Theo);
    }

    private IRenderedComponent<ProposalPage> Page(Guid sale, string? tab)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(tab is null ? $"/sales/{sale}" : $"/sales/{sale}?tab={tab}");
        return Show<ProposalPage>(World.Theo, p => p.Add(s => s.SaleId, sale));
    }

    private static string Written(IRenderedComponent<ReminderDialog> dialog) => dialog.Find("#MessageInput-Body").GetAttribute("value") ?? "";

    private async Task<int> SentToAsync(Guid client)
    {
        await using var db = await World.OpenAsync(World.System);
        return await db.Messages.CountAsync(m => m.ClientId == client && m.State == MessageState.Queued);
    }
}
