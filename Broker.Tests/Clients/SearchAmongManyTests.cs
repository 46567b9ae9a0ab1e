using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

/// <summary>Only so many are ever looked at: which of many, and that none is missed who counts.</summary>
public sealed class SearchAmongManyTests
{
    [Theory]
    [InlineData("Martin", "Martin")]
    [InlineData("X-99", "Zebulon")]
    [InlineData("06 99 00 00 07", "Yole")]
    public async Task However_many_begin_so_they_cannot_hide_what_is_called_exactly_so(string typed, string found)
    {
        await using var world = await World.OpenAsync();
        // More than are ever looked at, and written before it.
        await world.AddAsync([.. Enumerable.Range(0, 150).Select(i => (object)Named($"Martin {i:000}", $"X-99{i:000}")), Named("Zebulon", "X-99")]);
        await world.AddAsync([.. Enumerable.Range(0, 120).Select(i => (object)Named($"Grand Martin {i:000}", $"X-8{i:000}")), Named("Martin", "X-7")]);
        var last = Named("Yole", "X-6");
        last.Phone = "0699000007";
        await world.AddAsync(last);
        Assert.Equal((SearchKind.Client, found), (await FirstAsync(world, typed)) is var hit ? (hit.Kind, hit.Title) : default);
    }

    [Fact]
    public async Task Of_many_that_are_not_called_so_at_their_beginning_those_whose_last_name_it_is_come_before_those_who_only_hold_it()
    {
        await using var world = await World.OpenAsync();
        await world.AddAsync([.. Enumerable.Range(0, 12).Select(i => (object)Named($"Beaudurieux {i}", $"X-{i}")), Named("Menuiserie Durieux", "X-20")]);
        var hits = (await world.Desk<SearchQuery>().RunAsync(world.Ines, "durieux")).Select(h => h.Title).ToList();
        Assert.Equal("Menuiserie Durieux", hits[0]);
        Assert.Equal(SearchQuery.MostOfAKind, hits.Count);
        Assert.Equal(12, (await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Text = "udurieux" })).Total);
        Assert.Equal(13, (await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Text = "durieux" })).Total);
    }

    [Fact]
    public async Task The_list_finds_who_bears_a_word_in_an_address_too_and_misses_nobody_though_hundreds_of_words_hold_it()
    {
        await using var world = await World.OpenAsync();
        var one = Named("Sans Rapport", "X-1");
        one.Email = "accueil@mirabellier.example";
        await world.AddAsync([one, .. Enumerable.Range(0, 260).Select(i => (object)Named($"Vexin{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}court", $"X-2{i:000}"))]);
        Assert.Equal(one.Id, Assert.Single((await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Text = "mirabel" })).Rows).Id);
        Assert.Equal(260, (await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Text = "exin" })).Total);
        Assert.Equal(1, (await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Text = "exinac court" })).Total);
    }

    [Fact]
    public async Task Entries_of_an_earlier_version_are_brought_to_what_is_looked_for_now()
    {
        await using var world = await World.OpenAsync();
        var contract = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == world.Liability).Select(c => c.Number).SingleAsync());
        await world.ChangeAsync(async db =>
        {
            foreach (var entry in await db.SearchEntries.ToListAsync())
            {
                entry.Text = entry.Text[..(entry.Text.LastIndexOf('|') + 1)];
                entry.Start = entry.Start[..Math.Min(12, entry.Start.Length)];
            }
            foreach (var made in World.IsPostgres ? ["DROP INDEX \"IX_SearchEntries_Alphabet\""] : new[] { "", "_in", "_out", "_new" }.Select(end => $"DROP {(end == "" ? "TABLE" : "TRIGGER")} \"SearchPieces{end}\""))
                await db.Database.ExecuteSqlRawAsync(made);
        });
        await SchemaUpdate.RunAsync(world.Store);
        var entries = await world.ReadAsync(db => db.SearchEntries.Where(e => e.SubjectId == world.Rivelaine || e.SubjectId == world.Liability).ToDictionaryAsync(e => e.Kind));
        Assert.Equal(("transportsrivelaine", Searchable.Fold(contract)), (entries[SearchKind.Client].Start, entries[SearchKind.Contract].Start));
        Assert.Contains(":rivelaine:", entries[SearchKind.Client].Text);
        Assert.Equal("Rivelaine Frigorifique", (await FirstAsync(world, "frigorifique")).Title);
    }

    private static async Task<SearchQuery.Hit> FirstAsync(World world, string typed) => (await world.Desk<SearchQuery>().RunAsync(world.Ines, typed))[0];

    private static Client Named(string name, string reference) => new() { Kind = ClientKind.Company, Name = name, Reference = reference };
}
