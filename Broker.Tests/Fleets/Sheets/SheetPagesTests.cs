using Broker.Core.Fleets.Sheets;
using Broker.Portal.Features.Fleets;
using Broker.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Fleets.Sheets.SheetScene;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Fleets.Sheets;

[Trait("Kind", "Page")]
public sealed class SheetPagesTests : PageScene
{
    private static readonly string Today = Day(TheWorld.Today);

    [Fact, Rule("D-43")]
    public async Task What_a_sheet_comes_to_is_read_row_by_row_before_it_is_confirmed()
    {
        var brought = await World.BringAsync(World.Theo, World.Fleet, Bytes(Csv([.. Names, "Couleur"], ["ZZ-987-ZZ", "Renault", "Master", Today, "", "bleu"], ["ZY-987-ZZ", "Renault", "Master", "hier", "", ""])));
        var page = Show<SheetPanel>(World.Theo, p => p.Add(c => c.SheetId, brought.Value));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Contains("Rien n’est encore écrit", page.Markup);
        Assert.Contains("Couleur", page.Find(".note").TextContent);
        Assert.Contains("Date d’entrée\u00A0: « hier » n’est pas une date.", page.FindAll("tbody tr")[1].TextContent.Replace("«\u00A0", "« ").Replace("\u00A0»", " »"));

        Button(page, "Écrire cette ligne").Click();
        page.WaitForAssertion(() => Assert.Contains("En attente d’écriture", page.Find(".sheet-head").TextContent));
        await World.Desk<WriteSheet>().RunAsync(World.System, brought.Value);
        page.WaitForAssertion(() => Assert.Contains("Entrées\u00A0: 1. Modifications\u00A0: 0. Sorties\u00A0: 0.", page.Find(".sheet-head").TextContent));
        Assert.EndsWith("/refusals", page.FindAll(".sheet-head a")[0].GetAttribute("href"));
    }

    [Fact]
    public async Task It_is_called_back_from_the_page()
    {
        var sheet = await World.BroughtAsync(World.Theo, World.Fleet, Bytes(Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", Today, ""])));
        await World.ConfirmAsync(World.Theo, sheet);
        var page = Show<SheetPanel>(World.Theo, p => p.Add(c => c.SheetId, sheet.Id));
        page.WaitForAssertion(() => Button(page, "Annuler avant l’écriture").Click());
        page.WaitForAssertion(() => Assert.NotNull(Button(page, "Écrire cette ligne")));
        Assert.Equal(SheetState.Compared, await World.ReadAsync(db => db.ItemSheets.Select(s => s.State).SingleAsync()));
    }

    [Fact, Rule("D-41")]
    public async Task A_client_sends_only_after_having_read_that_nothing_is_covered_yet()
    {
        var sheet = await World.BroughtAsync(World.Nadege, World.Fleet, Bytes(Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", Today, ""])));
        var page = Show<SheetPanel>(World.Nadege, p => p.Add(c => c.SheetId, sheet.Id));
        page.WaitForAssertion(() => Button(page, "Transmettre cette ligne").Click());
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=alert]")));
        page.Find("input[type=checkbox]").Change(true);
        Button(page, "Transmettre cette ligne").Click();
        page.WaitForAssertion(() => Assert.Contains("En attente d’écriture", page.Find(".sheet-head").TextContent));
    }

    [Fact]
    public async Task Rows_are_filtered_by_what_becomes_of_them_in_both_languages()
    {
        var sheet = await World.BroughtAsync(World.Theo, World.Fleet, Bytes(Csv(Names, ["ZZ-987-ZZ", "Renault", "Master", Today, ""], ["rien", "", "", "", ""])));
        Speak("en-GB");
        var page = Show<SheetPanel>(World.Theo, p => p.Add(c => c.SheetId, sheet.Id));
        page.WaitForAssertion(() => Assert.Equal(["All 2", "In error 1", "Entries 1", "Changes 0", "Exits 0", "Unchanged 0"], page.FindAll(".filter").Select(f => f.TextContent.Trim())));
        Assert.Contains("rows=refused", page.FindAll(".filter")[1].GetAttribute("href"));
    }

    [Fact]
    public void The_form_says_what_it_takes_and_offers_the_list_and_an_empty_template()
    {
        var page = Show<SheetBring>(World.Theo, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.ContractId, World.Fleet));
        page.WaitForAssertion(() => Assert.Equal($"/clients/{World.Rivelaine}/contracts/{World.Fleet}/sheet", page.Find("form").GetAttribute("action")));
        Assert.Equal(["file", "on", "note", "whole"], page.FindAll("form [name]").Select(i => i.GetAttribute("name")!).Where(n => n is "file" or "on" or "note" or "whole"));
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href")!.EndsWith("&empty=true", StringComparison.Ordinal));
    }

    [Fact, Rule("R-FLT-06"), Rule("R-FLT-07")]
    public void The_menu_exports_one_contract_or_all_and_imports_into_one_only()
    {
        var page = Show<SheetMenu>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.ContractId, World.Fleet).Add(c => c.Kind, Core.Products.ItemKind.Vehicle).Add(c => c.MayImport, true));
        var space = $"/space/{World.Rivelaine}";
        Assert.Equal([$"{space}/contracts/{World.Fleet}/sheet", $"{space}/items-export?format=xlsx&contract={World.Fleet}", $"{space}/items-export?format=csv&contract={World.Fleet}", $"{space}/items-export?format=xlsx&kind=Vehicle"],
            page.FindAll(".menu-list a").Select(a => a.GetAttribute("href")));
        var all = Show<SheetMenu>(World.Theo, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.Kind, Core.Products.ItemKind.Vehicle).Add(c => c.MayImport, true));
        Assert.DoesNotContain("/sheet\"", all.Markup);
    }
}
