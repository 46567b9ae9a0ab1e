using System.Reflection;
using System.Text.RegularExpressions;
using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Tests.House;
using Broker.Tests.World;
using Bunit;
using Bunit.Extensions.WaitForHelpers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Extranet;

/// <summary>Every page of the client face, opened by each kind of client's person at their own things, at unshared ones and at another client's: what is drawn names no other client. On both databases.</summary>
[Trait("Kind", "Crawl")]
public sealed partial class PageCrawlTests : PageScene
{
    private static readonly List<Type> Pages = [.. typeof(Program).Assembly.GetTypes().Where(t => t.GetCustomAttributes<RouteAttribute>().Any(r => r.Template.StartsWith("/space/{ClientId", StringComparison.Ordinal)))];

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task No_page_of_a_space_names_another_client_nor_what_is_not_shared()
    {
        var others = await AccessOthers.SetAsync(World);
        var marks = await CrawlMarks.ReadAsync(World);
        Assert.True(Pages.Count > 4, "the pages were not found");
        List<string> found = [];
        var drawn = 0;
        foreach (var who in new[] { World.Nadege, others['F'], World.Luc, others['l'], others['d'], others['f'], others['w'], others['v'], others['o'], others['m'], others['r'], World.Marc, World.Sabine, others['a'], others['P'], others['p'] })
        {
            // The accounts one goes between are known by name.
            IReadOnlyCollection<Guid> near = who.Session is null ? [] : [Cast.Rivelaine.Id, Cast.RivelaineNord.Id];
            var hidden = await marks.HiddenFromAsync(World, who);
            foreach (var page in Pages)
                foreach (var (space, thing) in Addresses(page, who.ClientId!.Value, near, marks))
                foreach (var tab in TabsOf(page))
                {
                    // As the address says it: whoever is in nobody's space, or another's, is nobody there.
                    var text = await DrawAsync(page, Caller.Client(who.PersonId!.Value, space, who.Session), space, thing, tab);
                    if (text.Length > 0) drawn++;
                    found.AddRange(marks.FoundIn(text.Replace(space.ToString(), "", StringComparison.OrdinalIgnoreCase).Replace(thing.ToString(), "", StringComparison.OrdinalIgnoreCase), who.ClientId.Value, near, hidden)
                        .Select(mark => $"{page.Name} at {space}/{thing}{tab} shows {mark}"));
                }
        }
        Assert.True(drawn > 30, $"only {drawn} pages drawn");
        Assert.True(found.Count == 0, string.Join('\n', found.Distinct().Take(40)));
    }

    /// <summary>The tabs a page's source names, so that another one is crawled as it comes.</summary>
    private static IEnumerable<string> TabsOf(Type page) => page.GetProperty("Tab", BindingFlags.NonPublic | BindingFlags.Instance) is null ? [""]
        : TabNames().Matches(SourceTree.Under("Broker.Portal", ".razor").Single(f => f.Name == $"{page.Name}.razor" && f.Text.Contains("@page \"/space/", StringComparison.Ordinal)).Text).Select(m => $"?tab={m.Groups[1].Value}").Prepend("");

    [GeneratedRegex("case \"([a-z]+)\":")]
    private static partial Regex TabNames();

    private async Task<string> DrawAsync(Type page, Caller by, Guid space, Guid thing, string tab)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/space/{space}{tab}");
        try
        {
            var shown = Render(builder =>
            {
                builder.OpenComponent<CascadingValue<Caller>>(0);
                builder.AddAttribute(1, "Value", by);
                builder.AddAttribute(2, "ChildContent", (RenderFragment)(inner =>
                {
                    inner.OpenComponent(0, page);
                    foreach (var id in page.GetProperties().Where(p => p.IsDefined(typeof(ParameterAttribute)) && p.PropertyType == typeof(Guid))) inner.AddAttribute(1, id.Name, id.Name == "ClientId" ? space : thing);
                    inner.CloseComponent();
                }));
                builder.CloseComponent();
            });
            shown.WaitForState(() => !shown.Markup.Contains("skeleton", StringComparison.Ordinal), Patience);
            return shown.Markup;
        }
        // Refused, or waiting for ever for what is not there to read.
        catch (Exception e) when (e is Forbidden or WaitForFailedException)
        {
            return "";
        }
        finally
        {
            await DisposeComponentsAsync();
        }
    }

    private static IEnumerable<(Guid Space, Guid Thing)> Addresses(Type page, Guid own, IReadOnlyCollection<Guid> near, CrawlMarks marks)
    {
        var foreign = own == Cast.Rivelaine.Id || near.Contains(Cast.Rivelaine.Id) ? Cast.Pelissier.Id : Cast.Rivelaine.Id;
        var names = page.GetProperties().Where(p => p.IsDefined(typeof(ParameterAttribute)) && p.PropertyType == typeof(Guid) && p.Name != "ClientId").Select(p => p.Name[..^2]).ToList();
        if (names.Count == 0) return [(own, Guid.Empty), (foreign, Guid.Empty)];
        var things = marks.Rows.Where(r => names.Contains(r.Kind) && (r.Client == own || r.Client == foreign)).GroupBy(r => (r.Kind, r.Client)).SelectMany(kind => kind.Take(4).Select(r => r.Id)).Append(Guid.NewGuid());
        return things.SelectMany(thing => new[] { (own, thing), (foreign, thing) });
    }
}
