using Broker.Core.Certificates;
using Broker.Core.Deferred;
using Broker.Core.Fleets;
using Broker.Portal.Features.Fleets;
using Broker.Portal.Papers;
using Broker.Tests.World;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Certificates;

/// <summary>The button beside a fleet list's selection, its dialog, and the link beside a vehicle.</summary>
[Trait("Kind", "Page")]
public sealed class FleetDocumentsTests : PageScene
{
    [Fact]
    public async Task What_was_chosen_is_asked_for_in_the_background()
    {
        var vehicle = await World.VehicleAsync();
        var closed = 0;
        var page = Show<FleetDocumentsDialog>(World.Theo, p => p.Add(x => x.Items, new FleetSelection { ClientId = World.Rivelaine, Ids = [vehicle] }).Add(x => x.Count, 1).Add(x => x.OnClose, () => closed++));
        Assert.Contains("1 élément choisi.", page.Markup);
        page.FindAll("input[name=paper-form]")[1].Change("on");
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Equal(1, closed));
        var job = await World.ReadAsync(db => db.DeferredJobs.SingleAsync());
        Assert.Equal(("job.fleet-papers", JobState.Queued), (job.Kind, job.State));
        Assert.Contains("\"Form\":1", job.Input);
    }

    [Fact]
    public void What_cannot_be_asked_for_is_said_in_the_dialog()
    {
        var page = Show<FleetDocumentsDialog>(World.Theo, p => p.Add(x => x.Items, new FleetSelection { ClientId = World.Rivelaine }).Add(x => x.Count, 0));
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("dialog [role=alert]")));
    }

    [Fact, Rule("R-FLT-08")]
    public async Task A_line_of_its_own_has_its_documents_among_its_acts_for_vehicles_and_buildings_on_the_contract_and_on_the_client()
    {
        foreach (var contract in new[] { World.Fleet, World.Depots })
        {
            var page = Show<ContractItemsPanel>(World.Theo, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.ContractId, contract).Add(c => c.MayChange, true));
            await AskedForOneAsync(page);
        }
        await AskedForOneAsync(Show<FleetPanel>(World.Theo, p => p.Add(c => c.ClientId, World.Rivelaine)));
    }

    private async Task AskedForOneAsync(IRenderedComponent<IComponent> page)
    {
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr[id]")));
        var id = page.Find("tbody tr[id]").Id![2..];
        await page.InvokeAsync(() => page.Find("[data-say]").Change($"o {id}"));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("tr.unfolded button"), b => b.TextContent.Trim() == "Documents"));
        await page.InvokeAsync(() => page.FindAll("tr.unfolded button").Single(b => b.TextContent.Trim() == "Documents").Click());
        page.WaitForAssertion(() => Assert.Contains("1 élément choisi.", page.Find("dialog[open], dialog").TextContent));
        var before = await World.ReadAsync(db => db.DeferredJobs.Select(j => j.Id).ToListAsync());
        page.FindAll("input[name=paper-kind]")[1].Change("on");
        await page.InvokeAsync(() => page.Find("dialog form").Submit());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("input[name=paper-kind]")));
        Assert.Contains(id, (await World.ReadAsync(db => db.DeferredJobs.SingleAsync(j => !before.Contains(j.Id)))).Input);
    }

    [Fact]
    public void Who_may_not_make_documents_has_no_button()
    {
        var asked = 0;
        Show<FleetDocumentsButton>(World.Theo, p => p.Add(x => x.OnAsk, () => asked++)).WaitForElement("button").Click();
        Assert.Equal(1, asked);
        foreach (var who in new[] { World.Ines, World.Nadege }) Assert.Empty(Show<FleetDocumentsButton>(who).FindAll("button"));
    }

    [Fact]
    public void The_memo_is_one_link_away_on_both_sides_and_what_bears_no_plate_has_none()
    {
        var id = Guid.NewGuid();
        Assert.Equal($"/space/{World.Rivelaine}/vehicles/{id}/memo", Show<MemoLink>(World.Nadege, p => p.Add(x => x.ItemId, id).Add(x => x.Plate, "AB-123-CD")).Find("a").GetAttribute("href"));
        Assert.Equal($"/vehicles/{id}/memo", Show<MemoLink>(World.Theo, p => p.Add(x => x.ItemId, id).Add(x => x.Plate, "AB-123-CD")).Find("a").GetAttribute("href"));
        Assert.Empty(Show<MemoLink>(World.Theo, p => p.Add(x => x.ItemId, id).Add(x => x.Plate, "")).FindAll("a"));
    }
}
