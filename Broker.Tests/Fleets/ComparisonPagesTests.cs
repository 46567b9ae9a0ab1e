using Broker.Core.Fleets.Register;
using Broker.Portal.Features.Fleets;
using Broker.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Fleets.Sheets.SheetScene;

namespace Broker.Tests.Fleets;

using PageScene = Broker.Tests.World.PageScene;

[Trait("Kind", "Page")]
public sealed class ComparisonPagesTests : PageScene
{
    [Fact, Rule("R-FLEET"), Rule("D-44")]
    public async Task What_is_due_is_said_and_a_file_is_brought_for_an_insurer_or_one_contract()
    {
        await World.ChangeAsync(async db =>
        {
            if (await db.ItemTerms.SingleOrDefaultAsync(t => t.ContractId == World.Fleet) is { } terms) terms.UnderDelegation = true;
            else db.Add(new Broker.Core.Fleets.ItemTerms { ClientId = World.Rivelaine, ContractId = World.Fleet, UnderDelegation = true });
        });
        var page = Show<ComparisonsPage>(World.Theo);
        page.WaitForAssertion(() => Assert.Contains("Un contrat sous délégation n’a pas été comparé depuis plus d’un an.", page.Find(".note").TextContent));
        Assert.Equal("/fleet/register/comparisons", page.Find("form").GetAttribute("action"));
        Assert.NotEmpty(page.FindAll($"option[value='c:{World.Fleet}']"));
        Assert.Contains("Aucune comparaison encore", page.Markup);

        var made = await MadeAsync(World.Fleet, "Immatriculation\nZZ-987-ZZ\n");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"a.name[href='/fleet/register/comparisons/{made}']")));
        Assert.Empty(page.FindAll(".note"));
    }

    [Fact]
    public void Who_only_looks_has_no_form()
    {
        var page = Show<ComparisonsPage>(World.Ines);
        page.WaitForAssertion(() => Assert.Contains("Où vous en êtes", page.Markup));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact, Rule("R-FLEET")]
    public async Task Each_difference_leads_to_where_it_is_put_right_and_kinds_are_chosen_in_the_address()
    {
        var (number, plate) = (await World.ReadAsync(db => db.Contracts.Where(c => c.Id == World.Fleet).Select(c => c.Number).SingleAsync()), await World.ReadAsync(db => db.Vehicles.Where(v => v.ContractId == World.Fleet && v.ExitedOn == null && v.EnteredOn < Broker.Tests.World.World.Today).OrderBy(v => v.Plate).Select(v => v.Plate).FirstAsync()));
        var made = await MadeAsync(World.Fleet, $"Immatriculation;Police;Observations\n{plate};AUTRE;x\nZZ-987-ZZ;{number};x\nZZ-988-ZZ;;x\n");
        var page = Show<ComparisonPage>(World.Theo, p => p.Add(c => c.Id, made));
        page.WaitForAssertion(() => Assert.Contains("Colonnes non lues", page.Markup));
        Assert.Contains(page.FindAll(".filter"), f => f.TextContent.StartsWith("Chez nous seulement", StringComparison.Ordinal) && f.GetAttribute("href")!.Contains("kind=onlyours", StringComparison.Ordinal));
        AngleSharp.Dom.IElement RowOf(string shown) => page.FindAll("tbody tr").Single(r => r.QuerySelector("td")!.TextContent.StartsWith(shown, StringComparison.Ordinal));
        Assert.Equal($"/clients/{World.Rivelaine}/contracts/{World.Fleet}?tab=items&state=All&q={plate}", RowOf(plate).QuerySelector(".acts a")!.GetAttribute("href"));
        Assert.Contains("AUTRE", RowOf(plate).TextContent);
        Assert.Equal("Ouvrir le contrat", RowOf("ZZ-987-ZZ").QuerySelector(".acts a")!.TextContent);
        Assert.Equal("/contracts?q=ZZ-988-ZZ", RowOf("ZZ-988-ZZ").QuerySelector(".acts a")!.GetAttribute("href"));
        Assert.Equal($"/fleet/register/comparisons/{made}/file", page.Find("dl a[download]").GetAttribute("href"));
        Assert.Equal([$"/fleet/register/comparisons/{made}/differences?format=xlsx", $"/fleet/register/comparisons/{made}/differences?format=csv"], page.FindAll("a.btn[download]").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void One_that_is_not_there_says_so_in_both_languages()
    {
        Speak("en-GB");
        var page = Show<ComparisonPage>(World.Theo, p => p.Add(c => c.Id, Guid.NewGuid()));
        page.WaitForAssertion(() => Assert.Contains("There is no such comparison.", page.Markup));
    }

    private async Task<Guid> MadeAsync(Guid contract, string text)
    {
        var made = await World.Desk<CompareRegister>().RunAsync(World.Theo, new() { ContractId = contract, FileName = "fva.csv" }, Bytes(text));
        Assert.Null(made.Problem);
        return made.Value;
    }
}
