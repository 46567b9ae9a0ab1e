using Broker.Core.Fleets;
using Broker.Core.Fleets.Register;
using Broker.Core.Staff;
using Broker.Portal.Features.Extranet;
using Broker.Portal.Features.Extranet.Firm;
using Broker.Portal.Features.Fleets;
using Broker.Portal.Features.Work;
using Broker.Core.Work;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Fleets;

using PageScene = Broker.Tests.World.PageScene;

[Trait("Kind", "Page")]
public sealed class RegisterTicketPagesTests : PageScene
{
    [Fact, Rule("R-FLEET")]
    public async Task A_client_reads_what_the_register_is_and_says_which_vehicle_is_missing()
    {
        var plate = await PlateAsync();
        var cards = Show<TicketCards>(World.Nadege, p => p.Add(c => c.ContractId, World.Fleet));
        cards.WaitForAssertion(() => Assert.Contains("72 heures", cards.Markup));
        Assert.Equal("https://www.fva-assurance.fr", cards.Find("a[target=_blank]").GetAttribute("href"));

        await cards.InvokeAsync(() => Button(cards, "Signaler un véhicule absent du FVA").ClickAsync(new()));
        await cards.InvokeAsync(() => cards.Find("form").SubmitAsync());
        cards.WaitForAssertion(() => Assert.NotEmpty(cards.FindAll(".field.invalid")));
        await cards.InvokeAsync(() => cards.Find("input.input").ChangeAsync(new() { Value = plate.ToLowerInvariant() }));
        await cards.InvokeAsync(() => cards.Find("form").SubmitAsync());
        cards.WaitForAssertion(() => Assert.Contains("Signalé au cabinet", cards.Find("li").TextContent));
        Assert.Contains(plate, cards.Find("li").TextContent);

        var ticket = await World.ReadAsync(db => db.RegisterTickets.SingleAsync());
        Assert.Null((await World.Desk<AnswerRegisterTicket>().RunAsync(World.Theo, new() { TicketId = ticket.Id, Outcome = TicketOutcome.Sent })).Problem);
        cards.WaitForAssertion(() => Assert.Contains("transmis au FVA", cards.Find("li").TextContent));
    }

    [Fact, Rule("IND-13")]
    public async Task Who_only_looks_reads_it_and_has_no_button()
    {
        var cards = Show<TicketCards>(World.Luc, p => p.Add(c => c.ContractId, World.Fleet));
        cards.WaitForAssertion(() => Assert.Contains("72 heures", cards.Markup));
        Assert.Empty(cards.FindAll("button"));
        var row = await RowAsync(await PlateAsync());
        var line = Show<TicketLine>(World.Luc, p => p.Add(l => l.Item, row));
        Assert.Empty(line.FindAll("button"));
    }

    [Fact, Rule("R-FLEET")]
    public async Task The_vehicles_own_line_has_the_button_and_then_says_what_became_of_it()
    {
        var row = await RowAsync(await PlateAsync());
        var line = Show<TicketLine>(World.Nadege, p => p.Add(l => l.Item, row));
        line.WaitForAssertion(() => Assert.NotEmpty(line.FindAll("button")));
        await line.InvokeAsync(() => Button(line, $"Signaler {row.Label} absent du FVA").ClickAsync(new()));
        await line.InvokeAsync(() => line.Find("form").SubmitAsync());
        line.WaitForAssertion(() => Assert.Contains("Signalé au cabinet", line.Find("p").TextContent));
        Assert.Empty(line.FindAll($"button[aria-label^='Signaler']"));
        Assert.DoesNotContain("/tasks/", line.Markup);

        var desk = Show<TicketLine>(World.Theo, p => p.Add(l => l.Item, row));
        desk.WaitForAssertion(() => Assert.StartsWith("/tasks/", desk.Find("a.link").GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact, Rule("R-FLEET")]
    public async Task The_firm_answers_from_the_list_and_it_leaves_what_waits()
    {
        var plate = await PlateAsync();
        var said = await World.Desk<ReportUnregistered>().RunAsync(World.Nadege, new() { ContractId = World.Fleet, Plate = plate, Words = "Vérifié hier" });
        Assert.Null(said.Problem);
        var page = Show<TicketsPage>(World.Theo);
        page.WaitForAssertion(() => Assert.Contains("Vérifié hier", page.Markup));
        await page.InvokeAsync(() => Button(page, $"Répondre au sujet de {plate}").ClickAsync(new()));
        await page.InvokeAsync(() => page.FindAll("input[type=radio]")[2].ChangeAsync(new() { Value = "on" }));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("Dites pourquoi", page.Find("form").TextContent));
        await page.InvokeAsync(() => page.Find("textarea").ChangeAsync(new() { Value = "Engin sans carte grise" }));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("Aucun véhicule n’est signalé absent", page.Markup));
    }

    [Fact]
    public async Task Its_task_leads_to_the_answer_and_offers_no_other_end()
    {
        var said = await World.Desk<ReportUnregistered>().RunAsync(World.Nadege, new() { ContractId = World.Fleet, Plate = await PlateAsync() });
        var id = await World.ReadAsync(db => db.Tasks.Where(t => t.SubjectId == said.Value.TicketId).Select(t => t.Id).SingleAsync());
        var task = (await World.Desk<TaskQuery>().RunAsync(World.Theo, id))!;
        var panel = Show<TaskPanel>(World.Theo, p => p.Add(t => t.Task, task));
        Assert.DoesNotContain(panel.FindAll("button"), b => b.TextContent.Contains("Terminer", StringComparison.Ordinal));
        var ticket = Show<TicketPanel>(World.Theo, p => p.Add(t => t.TicketId, said.Value.TicketId).Add(t => t.MayAnswer, true));
        ticket.WaitForAssertion(() => Assert.Contains("est absent du FVA", ticket.Markup));
        await ticket.InvokeAsync(() => Button(ticket, "Répondre").ClickAsync(new()));
        await ticket.InvokeAsync(() => ticket.Find("form").SubmitAsync());
        ticket.WaitForAssertion(() => Assert.Contains("transmis au FVA", ticket.Markup));
    }

    [Fact]
    public async Task The_firm_says_itself_what_becomes_of_memos()
    {
        var card = Show<ExtranetOptionsCard>(World.Helene);
        card.WaitForAssertion(() => Assert.Equal(3, card.FindAll("input[type=radio]").Count));
        await card.InvokeAsync(() => card.FindAll("input[type=radio]")[1].ChangeAsync(new() { Value = "on" }));
        Assert.Equal(MemoGiving.Shared, (await World.Desk<ExtranetOptionsQuery>().RunAsync(World.Helene)).Memos);
    }

    private Task<string> PlateAsync() => World.ReadAsync(db => db.Vehicles.Where(v => v.ContractId == World.Fleet && v.ExitedOn == null && v.EnteredOn < Broker.Tests.World.World.Today).OrderBy(v => v.Label).Select(v => v.Plate).FirstAsync());

    private async Task<FleetRow> RowAsync(string plate) =>
        (await World.Desk<FleetRowsQuery>().RunAsync(World.Theo, new() { ClientId = World.Rivelaine, ContractId = World.Fleet, Kind = Broker.Core.Products.ItemKind.Vehicle, Text = plate }, default)).Rows.Single(r => r.Label == plate);
}
