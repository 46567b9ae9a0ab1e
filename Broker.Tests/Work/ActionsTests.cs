using Broker.Core.Work;
using Broker.Portal.Features.Clients;
using Broker.Portal.Features.Work;
using Bunit;

namespace Broker.Tests.Work;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

[Trait("Kind", "Page")]
public sealed class ActionsTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    [Rule("R-ACT-01")]
    public void The_checklist_shows_name_status_and_due_date()
    {
        using var screen = new CastScreen(world, world.Theo);
        var panel = Checklist(screen);

        panel.WaitForElement("tbody tr");
        Assert.Equal(["Action", "État", "Échéance"], panel.FindAll("th").Take(3).Select(th => th.TextContent));
        var late = panel.FindAll("tbody tr").Single(row => row.TextContent.Contains("Relancer le solde", StringComparison.Ordinal));
        Assert.Contains("12/06/2026", late.TextContent);
        Assert.Contains("en retard", late.QuerySelector(".chip--bad")!.TextContent);
    }

    [Fact]
    [Rule("R-ACT-02")]
    [Rule("R-ACT-03")]
    [Rule("D-14")]
    public async Task The_tab_is_red_with_the_number_that_remains_and_calm_at_zero_on_every_open_record()
    {
        using var mine = new CastScreen(world, world.Theo);
        using var theirs = new CastScreen(world, world.Ines);
        var (one, other) = (Record(mine), Record(theirs));
        Remains(one, 3);
        Remains(other, 3);

        var list = one.FindComponent<ActionsPanel>();
        for (var left = 2; left >= 0; left--)
        {
            var before = left + 1;
            list.WaitForState(() => Open(list).Count == before);
            var done = (await world.Desk<ActionStatusesQuery>().RunAsync(world.Theo)).First(s => s.Finished);
            await Open(list)[0].ChangeAsync(done.Id.ToString());
            if (left > 0) Remains(other, left);
        }
        other.WaitForAssertion(() => Assert.Empty(other.FindAll(".tab--alert")));
        one.WaitForAssertion(() => Assert.Empty(one.FindAll(".tab--alert")));
        Assert.Empty(other.FindAll("[role=tab] .badge--bad"));

        await world.Desk<AddAction>().RunAsync(world.Ines, new() { ClientId = world.Rivelaine, Name = "Rappeler" });
        Remains(one, 1);
        Remains(other, 1);
    }

    [Theory]
    [InlineData("fr-FR", "Quelqu’un l’a modifié entre-temps")]
    [InlineData("en-GB", "Somebody changed it meanwhile")]
    [Rule("R-ACT-02")]
    public async Task Who_comes_second_is_told_in_their_language_and_sees_what_the_first_chose(string culture, string start)
    {
        using var screen = new CastScreen(world, world.Theo, culture);
        var statuses = await world.Desk<ActionStatusesQuery>().RunAsync(world.Theo);
        var row = (await world.Desk<ActionsQuery>().RunAsync(world.Theo, world.Rivelaine))[0];
        var toasts = screen.Open<Broker.Portal.Kit.Toasts>("/", _ => { });
        var reloaded = false;
        var table = screen.Open<ActionsTable>("/", p => p.Add(t => t.Rows, [row with { Version = Guid.NewGuid() }]).Add(t => t.Statuses, statuses).Add(t => t.MayChange, true)
            .Add(t => t.OnRefused, () => reloaded = true));

        await table.Find("select").ChangeAsync(statuses.First(s => s.Finished).Id.ToString());

        toasts.WaitForAssertion(() => Assert.Contains(start, toasts.Markup));
        Assert.True(reloaded);
        Assert.Equal(row.StatusId.ToString(), table.Find("select").GetAttribute("value"));
    }

    [Fact]
    public void A_history_is_read_in_the_readers_language_with_its_dates()
    {
        using var french = new CastScreen(world, world.Theo);
        var texts = (Broker.Portal.Kit.ProblemTexts)french.Services.GetService(typeof(Broker.Portal.Kit.ProblemTexts))!;
        Assert.Equal("Contrat A-1 résilié au 31\u00A0décembre\u00A02026\u00A0: vente", texts.Told("contract.terminated", ["A-1", "2026-12-31", "vente"]));
        Assert.Equal("Contrat A-1\u00A0: de «\u00A0En cours\u00A0» à «\u00A0Résilié\u00A0»", texts.Told("contract.state-changed", ["A-1", "ContractState.InForce", "ContractState.Terminated"]));
    }

    [Fact]
    [Rule("R-EVT-02")]
    public async Task What_happens_while_one_looks_comes_first_and_pulses_once()
    {
        using var screen = new CastScreen(world, world.Theo);
        var panel = screen.Open<EventsPanel>("/", p => p.Add(e => e.ClientId, world.Rivelaine).Add(e => e.MayChange, true));
        panel.WaitForElement(".timeline li");
        Assert.Empty(panel.FindAll(".pulse"));

        world.Time.Advance(TimeSpan.FromMinutes(5));
        await world.Desk<AddNote>().RunAsync(world.Ines, new() { ClientId = world.Rivelaine, Text = "Le client rappelle demain." });

        panel.WaitForAssertion(() => Assert.Contains("Le client rappelle demain.", panel.Find(".timeline li.pulse").TextContent));
        Assert.Equal(panel.FindAll(".timeline li").First(line => line.QuerySelector("time") is not null).TextContent, panel.Find(".pulse").TextContent);
    }

    private IRenderedComponent<ActionsPanel> Checklist(CastScreen screen) =>
        screen.Open<ActionsPanel>("/", p => p.Add(a => a.ClientId, world.Rivelaine).Add(a => a.MayChange, true));

    private IRenderedComponent<ClientPage> Record(CastScreen screen) =>
        screen.Open<ClientPage>($"/clients/{world.Rivelaine}?tab=actions", p => p.Add(c => c.ClientId, world.Rivelaine));

    private static List<AngleSharp.Dom.IElement> Open(IRenderedComponent<ActionsPanel> list) =>
        [.. list.FindAll("tbody tr").Where(row => row.QuerySelector("td.strong") is not null).Select(row => row.QuerySelector("select")!)];

    private static void Remains(IRenderedComponent<ClientPage> record, int count) =>
        record.WaitForAssertion(() => Assert.Equal(count.ToString(), record.Find(".tab--alert .badge--bad").TextContent));
}
