using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

/// <summary>Of a text that many bear, the list shows whom one would find by asking each, though it looks along its own order for them.</summary>
public sealed class ClientListManyTests(ManyClients firm) : IClassFixture<ManyClients>
{
    public static TheoryData<string?, ClientState?> Asked => new()
    {
        { "menuiserie", null }, { "Transport", null }, { "menuis", ClientState.Archived }, { "lyon", ClientState.Prospect }, { "menuiserie kerlan", null }, { "ménuiserie lan", null }, { "lb", null }, { "L", ClientState.Prospect },
        { "transport gier 3", null }, { "orange", ClientState.Archived }, { "vexin lyon", null }, { null, ClientState.Archived },
    };

    [Theory, MemberData(nameof(Asked))]
    public async Task Every_page_in_every_order_shows_whom_one_would_find_by_asking_each(string? text, ClientState? state)
    {
        var (world, query) = (firm.World, firm.World.Desk<ClientsQuery>());
        var clients = await world.ReadAsync(db => db.Clients.AsNoTracking().ToListAsync());
        var holding = clients.Where(c => Holds(c, text)).ToList();
        var expected = holding.Where(c => state is { } one ? c.State == one : c.State != ClientState.Archived).Select(c => c.Id).ToHashSet();
        Assert.True(expected.Count > ClientsQuery.PageSize);
        foreach (var sort in Enum.GetValues<ClientSort>())
        {
            var filter = new ClientFilter { Text = text, State = state, Sort = sort, Descending = sort == ClientSort.Newest };
            var rows = new List<ClientRow>();
            for (string? after = null; ;)
            {
                var page = await query.RunAsync(world.Ines, filter, new(After: after));
                Assert.Equal(after is not null, page.Begins is not null);
                if (holding.Count <= ClientsQuery.MostCounted || state is not null) Assert.Equal(Math.Min(expected.Count, ClientsQuery.MostCounted + 1), page.Total);
                rows.AddRange(page.Rows);
                if (page.Ends is null) break;
                after = page.Ends;
            }
            Assert.Equal(rows.Count, rows.Select(r => r.Id).Distinct().Count());
            Assert.True(expected.SetEquals(rows.Select(r => r.Id)), $"{sort}: {rows.Count} instead of {expected.Count}");
            var keys = rows.ConvertAll(r => Key(r, sort));
            Assert.Equal(filter.Descending ? keys.OrderDescending(StringComparer.Ordinal) : keys.Order(StringComparer.Ordinal), keys);

            var last = await query.RunAsync(world.Ines, filter, new(Last: true));
            Assert.Equal(rows.TakeLast(ClientsQuery.PageSize).Select(r => r.Id), last.Rows.Select(r => r.Id));
            var before = await query.RunAsync(world.Ines, filter, new(Before: last.Begins));
            Assert.Equal(rows.SkipLast(ClientsQuery.PageSize).TakeLast(ClientsQuery.PageSize).Select(r => r.Id), before.Rows.Select(r => r.Id));
            filter.Descending = !filter.Descending;
            Assert.Equal(rows.AsEnumerable().Reverse().Take(ClientsQuery.PageSize).Select(r => r.Id), (await query.RunAsync(world.Ines, filter)).Rows.Select(r => r.Id));
        }
    }

    [Theory]
    [InlineData(ClientSort.Name, "ByName")]
    [InlineData(ClientSort.City, "ByCity")]
    public async Task Those_who_bear_what_many_bear_are_met_along_the_order_and_not_all_found_and_sorted(ClientSort sort, string order)
    {
        if (World.IsPostgres) return;
        var steps = (await Plans.OfAsync(() => firm.World.Desk<ClientsQuery>().RunAsync(firm.World.Ines, new() { Text = "menuiserie", Sort = sort }))).ConvertAll(step => step.Said);
        Assert.Contains(steps, said => said.Contains($"IX_SearchBearers_Word_{order}_SubjectId (Word=?)"));
        Assert.DoesNotContain(Plans.Sorted, steps);
    }

    [Fact]
    public async Task Who_takes_or_leaves_a_word_that_many_bear_is_found_where_they_stand_now()
    {
        var (world, query, menuisiers) = (firm.World, firm.World.Desk<ClientsQuery>(), new ClientFilter { Text = "menuiserie" });
        var first = (await query.RunAsync(world.Ines, menuisiers)).Rows;
        await world.ChangeAsync(async db => (await db.Clients.FindAsync(first[0].Id))!.Name = "Boulangerie Kerlan");
        await world.ChangeAsync(async db => (await db.Clients.FindAsync(first[30].Id))!.Name = "À la Menuiserie");
        var now = (await query.RunAsync(world.Ines, menuisiers)).Rows;
        Assert.Equal(first[30].Id, now[0].Id);
        Assert.DoesNotContain(first[0].Id, now.Select(r => r.Id));
        await world.ChangeAsync(async db => db.Remove((await db.Clients.FindAsync(first[30].Id))!));
        Assert.Equal(first[1].Id, (await query.RunAsync(world.Ines, menuisiers)).Rows[0].Id);
        Assert.False(await world.ReadAsync(db => db.SearchBearers.AnyAsync(b => b.SubjectId == first[30].Id)));
        await world.ChangeAsync(async db => (await db.Clients.FindAsync(first[0].Id))!.Name = first[0].Name);
    }

    [Fact]
    public async Task Clients_written_by_an_earlier_version_are_found_by_their_words_after_the_next_start()
    {
        await using var world = await World.OpenAsync();
        Task<List<string>> ReadAsync() => world.ReadAsync(db => db.SearchBearers.OrderBy(b => b.SubjectId).ThenBy(b => b.Word).Select(b => b.SubjectId + b.Word + b.ByName + b.ByCity).ToListAsync());
        var before = await ReadAsync();
        Assert.Contains(before, one => one.Contains("rivelaine" + "transports rivelaine", StringComparison.Ordinal));
        await world.ChangeAsync(db => db.SearchBearers.ExecuteDeleteAsync());
        await SchemaUpdate.RunAsync(world.Store);
        Assert.Equal(before, await ReadAsync());
    }

    /// <summary>Short: called so at its beginning; else each word somewhere.</summary>
    private static bool Holds(Client client, string? text)
    {
        if (text is null) return true;
        if (Searchable.Fold(text).Length < 3) return Searchable.Fold(client.Name).StartsWith(Searchable.Fold(text), StringComparison.Ordinal);
        var all = $"{string.Join('|', new[] { client.Name, client.Reference, client.Siren, client.Siret, client.Email, client.SecondEmail, client.City }.Select(Searchable.Fold))}|{Searchable.Phone(client.Phone)}";
        return (Searchable.IsPhone(text) ? [Searchable.Phone(text)] : Searchable.Pieces(text)).All(all.Contains);
    }

    private static string Key(ClientRow row, ClientSort sort) => sort switch
    {
        ClientSort.Reference => row.Reference,
        ClientSort.City => Searchable.Sortable(row.City),
        ClientSort.Newest => row.CreatedAt.ToString("O"),
        _ => Searchable.Sortable(row.Name),
    };
}
