using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class ClientListTests
{
    private const int Many = 230;

    public static TheoryData<ClientSort, bool> Orders => new()
    {
        { ClientSort.Name, false }, { ClientSort.Name, true }, { ClientSort.Reference, false }, { ClientSort.Reference, true },
        { ClientSort.City, false }, { ClientSort.City, true }, { ClientSort.Newest, false }, { ClientSort.Newest, true },
    };

    [Theory, MemberData(nameof(Orders))]
    public async Task Pages_forward_and_backward_show_every_client_once_in_every_order(ClientSort sort, bool descending)
    {
        await using var world = await World.OpenAsync();
        await CrowdAsync(world);
        var query = world.Desk<ClientsQuery>();
        var filter = new ClientFilter { Text = "foule", Sort = sort, Descending = descending };

        var forward = new List<ClientRow>();
        for (string? after = null; ;)
        {
            var page = await query.RunAsync(world.Ines, filter, new(After: after));
            forward.AddRange(page.Rows);
            Assert.Equal(Many, page.Total);
            Assert.Equal(after is not null, page.Begins is not null);
            if (page.Ends is null) break;
            after = page.Ends;
        }
        var backward = new List<ClientRow>();
        var last = await query.RunAsync(world.Ines, filter, new(Last: true));
        Assert.Null(last.Ends);
        for (var page = last; ; page = await query.RunAsync(world.Ines, filter, new(Before: page.Begins)))
        {
            backward.InsertRange(0, page.Rows);
            if (page.Begins is null) break;
        }
        Assert.Equal(Many, forward.Select(r => r.Id).Distinct().Count());
        Assert.Equal(forward.Select(r => r.Id), backward.Select(r => r.Id));
        var keys = forward.Select(r => Key(r, sort)).ToList();
        Assert.Equal(descending ? keys.OrderDescending(StringComparer.Ordinal) : keys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public async Task A_page_stays_where_it_is_when_rows_before_it_come_and_go()
    {
        await using var world = await World.OpenAsync();
        await CrowdAsync(world);
        var query = world.Desk<ClientsQuery>();
        var filter = new ClientFilter { Text = "foule", Sort = ClientSort.Reference };
        var first = await query.RunAsync(world.Ines, filter);
        var second = await query.RunAsync(world.Ines, filter, new(After: first.Ends));
        await world.ChangeAsync(async db => db.Remove((await db.Clients.FindAsync(first.Rows[3].Id))!));
        var again = await query.RunAsync(world.Ines, filter, new(After: first.Ends));
        Assert.Equal(second.Rows.Select(r => r.Id), again.Rows.Select(r => r.Id));
    }

    [Theory]
    [InlineData("not base64 !!")]
    [InlineData("AAAA")]
    [InlineData("")]
    public async Task An_address_somebody_altered_leads_to_the_first_page(string after)
    {
        await using var world = await World.OpenAsync();
        var first = await world.Desk<ClientsQuery>().RunAsync(world.Ines, new());
        Assert.Equal(first.Rows.Select(r => r.Id), (await world.Desk<ClientsQuery>().RunAsync(world.Ines, new(), new(After: after))).Rows.Select(r => r.Id));
    }

    [Fact]
    public async Task Names_are_sorted_as_one_reads_them_without_case_or_accents()
    {
        await using var world = await World.OpenAsync();
        foreach (var (name, i) in new[] { "Élan foule", "eden foule", "Elbe foule", "ÉDAM foule" }.Select((n, i) => (n, i))) await world.AddAsync(Named(name, i));
        var rows = (await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Text = "foule" })).Rows;
        Assert.Equal(["ÉDAM foule", "eden foule", "Élan foule", "Elbe foule"], rows.Select(r => r.Name));
    }

    [Fact]
    public async Task The_list_narrows_by_all_it_shows()
    {
        await using var world = await World.OpenAsync();
        await CrowdAsync(world);
        async Task<int> CountAsync(ClientFilter filter) { filter.Text = "foule"; return (await world.Desk<ClientsQuery>().RunAsync(world.Ines, filter)).Total; }

        Assert.Equal(Many, await CountAsync(new()));
        Assert.Equal(Many / 2, await CountAsync(new() { HandlerId = Cast.Theo.Id }));
        Assert.Equal(Many / 2, await CountAsync(new() { Unhandled = true }));
        Assert.Equal(Many / 5, await CountAsync(new() { Kind = ClientKind.SelfEmployed }));
        Assert.Equal(Many / 10, await CountAsync(new() { Place = "ville 3" }));
        Assert.Equal(Many / 10, await CountAsync(new() { Place = "VILLE 3" }));
        Assert.Equal(Many / 10, await CountAsync(new() { Place = "690" + "13" }));
        Assert.Equal(Many, await CountAsync(new() { Place = "690" }));
        Assert.Equal(Many, await CountAsync(new() { CreatedFrom = new(2026, 1, 1), CreatedTo = new(2026, 12, 31) }));
        Assert.Equal(24, await CountAsync(new() { CreatedFrom = new(2026, 3, 1), CreatedTo = new(2026, 3, 1) }));
        Assert.Equal(0, await CountAsync(new() { State = ClientState.Archived }));
        Assert.Equal(0, await CountAsync(new() { Overdue = true }));
        var late = (await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Text = "foule" })).Rows[7];
        await world.Desk<AddAction>().RunAsync(world.Ines, new() { ClientId = late.Id, Name = "Rappeler", DueOn = World.Today.AddDays(-1) });
        await world.Desk<AddAction>().RunAsync(world.Ines, new() { ClientId = late.Id, Name = "Écrire", DueOn = World.Today });
        var row = Assert.Single((await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Overdue = true, Text = "foule" })).Rows);
        Assert.Equal((late.Id, 2, 1), (row.Id, row.RemainingActions, row.Overdue));
        Assert.Equal((1, Many - 1), (await CountAsync(new() { Awaiting = true }), await CountAsync(new() { Awaiting = false })));
    }

    [Fact]
    public async Task The_list_narrows_to_those_with_contracts_in_force_and_those_with_open_claims()
    {
        await using var world = await World.OpenAsync();
        async Task<HashSet<Guid>> ListedAsync(ClientFilter filter) => [.. (await world.Desk<ClientsQuery>().RunAsync(world.Ines, filter)).Rows.Select(r => r.Id)];
        var all = await ListedAsync(new());

        var insured = await world.ReadAsync(db => db.ContractsInForceOn(World.Today).Select(c => c.ClientId).Distinct().ToListAsync());
        Assert.Equal(all.Intersect(insured).Order(), (await ListedAsync(new() { Insured = true })).Order());
        Assert.Equal(all.Except(insured).Order(), (await ListedAsync(new() { Insured = false })).Order());
        Assert.NotEmpty(all.Except(insured));

        var open = await world.ReadAsync(db => db.OpenClaims.Select(c => c.ClientId).Distinct().ToListAsync());
        Assert.Equal(all.Intersect(open).Order(), (await ListedAsync(new() { OpenClaims = true })).Order());
        Assert.InRange(all.Intersect(open).Count(), 1, all.Count - 1);
    }

    [Theory]
    [InlineData("riv")]
    [InlineData("ri")]
    [InlineData("rivelaine tran")]
    [InlineData("04 72")]
    public async Task A_text_is_looked_for_word_by_word_and_short_ones_at_the_beginning(string text)
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db => (await db.Clients.FindAsync(world.Rivelaine))!.Phone = "04 72 00 00 01");
        if (text == "ri") await world.ChangeAsync(async db => (await db.Clients.FindAsync(world.Rivelaine))!.Name = "Rivelaine Transports");
        Assert.Contains((await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Text = text })).Rows, r => r.Id == world.Rivelaine);
    }

    [Fact]
    public async Task Counting_stops_at_a_thousand_and_the_pages_go_on()
    {
        await using var world = await World.OpenAsync();
        await using (var db = await world.OpenAsync(Broker.Core.Access.Caller.System(Broker.Core.Access.Jobs.Seed)))
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = 0; i < ClientsQuery.MostCounted + 20; i++) db.Add(Named($"Foule {i:00000}", i));
            await db.SaveChangesAsync();
        }
        foreach (var filter in new ClientFilter[] { new(), new() { Text = "foule" }, new() { Text = "foule", Kind = ClientKind.Company }, new() { Sort = ClientSort.City, State = ClientState.Active } })
        {
            var page = await world.Desk<ClientsQuery>().RunAsync(world.Ines, filter, new(Last: true));
            Assert.Equal((ClientsQuery.MostCounted + 1, ClientsQuery.PageSize), (page.Total, page.Rows.Count));
            Assert.NotNull(page.Begins);
        }
        Assert.Equal($"Foule {ClientsQuery.MostCounted + 19:00000}", (await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Text = "foule" }, new(Last: true))).Rows[^1].Name);
    }

    private static string Key(ClientRow row, ClientSort sort) => sort switch
    {
        ClientSort.Reference => row.Reference,
        ClientSort.City => Searchable.Sortable(row.City),
        ClientSort.Newest => row.CreatedAt.ToString("O"),
        _ => Searchable.Sortable(row.Name),
    };

    private static Task CrowdAsync(World world) => world.AddAsync([.. Enumerable.Range(0, Many).Select(i => new Client
    {
        Reference = $"T-{(i * 7919) % 100_000:00000}", Name = $"Foule {(i * 31) % 17} {i}", City = $"Ville {i % 10}", PostalCode = $"690{10 + i % 10}",
        Kind = i % 5 == 0 ? ClientKind.SelfEmployed : ClientKind.Company, HandlerId = i % 2 == 0 ? Cast.Theo.Id : null,
        CreatedAt = new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc).AddHours(i / 3 * 2),
    })]);

    private static Client Named(string name, int i) => new() { Reference = $"T-{i:00000}", Name = name, Kind = ClientKind.Company };
}
