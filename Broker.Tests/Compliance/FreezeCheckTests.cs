using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Compliance;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Compliance;

using World = Broker.Tests.World.World;

/// <summary>Who was looked for in the register of frozen assets, by hand.</summary>
public sealed class FreezeCheckTests : IAsyncLifetime
{
    private const string Type = "Vérification gel des avoirs";

    private static readonly Guid TypeId = DemoId.Of($"listvalue:EventType/{Type}");

    private World World { get; set; } = null!;

    private static Guid Bakery => Cast.Pelissier.Id;

    public async Task InitializeAsync() => World = await World.OpenAsync();

    public async Task DisposeAsync() => await World.DisposeAsync();

    [Theory, Rule("R-GEL-06"), Rule("R-GEL-07"), Rule("R-GEL-08")]
    [InlineData(null, FreezeOutcome.NoMatch, FreezeState.No)]
    [InlineData(null, FreezeOutcome.Matches, FreezeState.ToVerify)]
    [InlineData(null, FreezeOutcome.Listed, FreezeState.Yes)]
    [InlineData(FreezeOutcome.NoMatch, FreezeOutcome.NoMatch, FreezeState.No)]
    [InlineData(FreezeOutcome.NoMatch, FreezeOutcome.Matches, FreezeState.ToVerify)]
    [InlineData(FreezeOutcome.NoMatch, FreezeOutcome.Listed, FreezeState.Yes)]
    [InlineData(FreezeOutcome.Matches, FreezeOutcome.NoMatch, FreezeState.No)]
    [InlineData(FreezeOutcome.Matches, FreezeOutcome.Matches, FreezeState.ToVerify)]
    [InlineData(FreezeOutcome.Matches, FreezeOutcome.Listed, FreezeState.Yes)]
    [InlineData(FreezeOutcome.Listed, FreezeOutcome.Matches, FreezeState.Yes)]
    [InlineData(FreezeOutcome.Listed, FreezeOutcome.Listed, FreezeState.Yes)]
    public async Task What_is_found_decides_the_field(FreezeOutcome? before, FreezeOutcome found, FreezeState after)
    {
        if (before is { } first) await RecordedAsync(first);
        await RecordedAsync(found);
        var standing = await StandingAsync();
        Assert.Equal((after, found, "Théo Darnaud"), (standing.State, standing.Last!.Outcome, standing.Last.By));
    }

    [Fact, Rule("R-GEL-08")]
    public async Task A_listed_client_is_taken_off_only_by_a_person_who_says_why()
    {
        await RecordedAsync(FreezeOutcome.Listed);
        Assert.Equal(new Problem("freeze.reason-needed", "Note"), await RecordAsync(FreezeOutcome.NoMatch));
        Assert.Equal(new Problem("freeze.reason-needed", "Note"), await RecordAsync(FreezeOutcome.NoMatch, "   "));
        Assert.Equal((FreezeState.Yes, 1), ((await StandingAsync()).State, (await HistoryAsync()).Count));

        await RecordedAsync(FreezeOutcome.NoMatch, " Mesure levée le 3 mars. ");
        Assert.Equal(FreezeState.No, (await StandingAsync()).State);
        Assert.Equal((FreezeEvents.Lifted, "Mesure levée le 3 mars."), ((await HistoryAsync())[0].Code, (await HistoryAsync())[0].Args.Single()));
    }

    [Fact, Rule("R-EVT-05"), Rule("R-GEL-09")]
    public async Task Every_check_is_a_line_of_history_of_its_own_type_even_when_the_field_stays_as_it_was()
    {
        await RecordedAsync(FreezeOutcome.Listed, "Décret du 2 mai");
        await RecordedAsync(FreezeOutcome.Matches);
        await RecordedAsync(FreezeOutcome.Matches);
        Assert.Equal([(FreezeEvents.Matches, Type, "Théo Darnaud"), (FreezeEvents.Matches, Type, "Théo Darnaud"), (FreezeEvents.Listed, Type, "Théo Darnaud")], (await HistoryAsync()).Select(e => (e.Code, e.Type, e.By)));
        Assert.Equal("Décret du 2 mai", (await HistoryAsync())[2].Args.Single());
        var filtered = await World.Desk<EventsQuery>().RunAsync(World.Ines, Bakery, filter: new() { TypeId = TypeId });
        Assert.Equal(3, filtered.Total);
        Assert.Equal(3, (await World.Desk<EventsQuery>().RunAsync(World.Ines, Bakery, filter: new() { Family = EventFamily.Client })).Rows.Count(e => e.Type == Type));
    }

    [Fact, Rule("R-EVT-06")]
    public async Task The_type_is_the_firms_own_word_renamed_retired_but_never_lost()
    {
        var word = await World.ReadAsync(db => db.ListValues.SingleAsync(v => v.Id == TypeId));
        Assert.Null((await World.Desk<SaveListValue>().RunAsync(World.Helene, new() { Id = word.Id, Version = word.Version, List = ListKind.EventType, Name = "LCB-FT" })).Problem);
        Assert.Null((await World.Desk<RetireListValue>().RunAsync(World.Helene, word.Id, true)).Problem);
        Assert.Equal(Problem.Of("list.needed", "LCB-FT"), (await World.Desk<RemoveListValue>().RunAsync(World.Helene, word.Id)).Problem);
        await RecordedAsync(FreezeOutcome.NoMatch);
        Assert.Equal("LCB-FT", (await HistoryAsync()).Single().Type);
    }

    [Fact, Rule("R-EVT-06")]
    public async Task A_firm_without_the_type_is_given_it_once_and_one_of_that_name_is_taken_for_it()
    {
        await World.ChangeAsync(async db => db.Remove(await db.ListValues.SingleAsync(v => v.Id == TypeId)));
        await RecordedAsync(FreezeOutcome.NoMatch);
        await RecordedAsync(FreezeOutcome.NoMatch);
        var made = await World.ReadAsync(db => db.ListValues.Where(v => v.List == ListKind.EventType).OrderBy(v => v.Position).ToListAsync());
        var last = made[^1];
        Assert.Equal((Type, "GEL"), (last.Name, last.Code));
        Assert.Single(made, v => v.Name == Type);

        await World.ChangeAsync(async db =>
        {
            db.RemoveRange(await db.Events.Where(e => e.TypeId == last.Id).ToListAsync());
            (await db.ListValues.SingleAsync(v => v.Id == last.Id)).Code = null;
        });
        await RecordedAsync(FreezeOutcome.NoMatch);
        Assert.Equal(last.Id, await World.ReadAsync(db => db.ListValues.Where(v => v.Code == "GEL").Select(v => v.Id).SingleAsync()));
    }

    [Fact]
    public async Task Who_did_not_see_a_colleagues_check_is_told_so_and_overwrites_nothing()
    {
        await RecordedAsync(FreezeOutcome.Listed);
        var unseen = await World.Desk<RecordFreezeCheck>().RunAsync(World.Helene, new() { ClientId = Bakery, Outcome = FreezeOutcome.NoMatch, Note = "Rien trouvé", TypeName = Type });
        Assert.Equal(Problem.Stale, unseen.Problem);
        Assert.Equal((FreezeState.Yes, 1), ((await StandingAsync()).State, (await HistoryAsync()).Count));
    }

    [Fact]
    public async Task Two_first_checks_at_once_leave_one_standing_and_a_word_to_who_came_second()
    {
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => World.Desk<RecordFreezeCheck>().RunAsync(World.Theo, new() { ClientId = Bakery, Outcome = FreezeOutcome.NoMatch, TypeName = Type })));
        Assert.Equal(1, await World.ReadAsync(db => db.FreezeStandings.CountAsync(f => f.ClientId == Bakery)));
        Assert.Single(both, r => !r.Failed);
        Assert.Equal(Problem.Stale, both.Single(r => r.Failed).Problem);
    }

    [Fact]
    public async Task What_is_missing_too_long_or_not_there_is_refused()
    {
        Assert.Equal("input.required", (await World.Desk<RecordFreezeCheck>().RunAsync(World.Theo, new() { ClientId = Bakery, TypeName = Type })).Problem?.Code);
        Assert.Equal("input.too-long", (await RecordAsync(FreezeOutcome.NoMatch, new('x', FreezeStanding.NoteLength + 1)))?.Code);
        Assert.Equal(Problem.Missing, (await World.Desk<RecordFreezeCheck>().RunAsync(World.Theo, new() { ClientId = Guid.NewGuid(), Outcome = FreezeOutcome.NoMatch, TypeName = Type })).Problem);
        Assert.Null((await StandingAsync()).Last);
    }

    [Fact]
    public async Task Nothing_of_it_is_ever_the_clients_to_see()
    {
        await RecordedAsync(FreezeOutcome.Listed, "Gel confirmé");
        await Assert.ThrowsAsync<Forbidden>(() => World.Desk<FreezeQuery>().RunAsync(World.Marc, Bakery));
        await using var db = await World.OpenAsync(World.Marc);
        Assert.Equal((0, 0), (await db.FreezeStandings.CountAsync(), await db.Events.CountAsync()));
        Assert.Empty(await World.Desk<SearchQuery>().RunAsync(World.Theo, "Gel confirmé"));
        await using var seen = await World.OpenAsync(World.Theo);
        Assert.Equal(FreezeState.Yes, await seen.FreezeStandings.Where(f => f.ClientId == Bakery).Select(f => f.State).SingleAsync());
    }

    [Fact]
    public async Task The_list_of_clients_finds_them_by_where_they_stand()
    {
        await RecordedAsync(FreezeOutcome.Matches);
        await World.Desk<RecordFreezeCheck>().RunAsync(World.Theo, new() { ClientId = World.Rivelaine, Outcome = FreezeOutcome.NoMatch, TypeName = Type });
        Assert.Equal([Bakery], await FoundAsync(FreezeState.ToVerify));
        Assert.Equal([World.Rivelaine], await FoundAsync(FreezeState.No));
        Assert.Empty(await FoundAsync(FreezeState.Yes));
        var rest = await FoundAsync(FreezeState.Unchecked);
        Assert.Equal((await FoundAsync(null)).Count - 2, rest.Count);
        Assert.DoesNotContain(Bakery, rest);
        Assert.Equal(FreezeState.ToVerify, (await World.Desk<ClientsQuery>().RunAsync(World.Ines, new() { Freeze = FreezeState.ToVerify })).Rows.Single().Freeze);
    }

    private async Task<IReadOnlyList<Guid>> FoundAsync(FreezeState? freeze) => [.. (await World.Desk<ClientsQuery>().RunAsync(World.Ines, new() { Freeze = freeze })).Rows.Select(r => r.Id)];

    private async Task<Problem?> RecordAsync(FreezeOutcome outcome, string? note = null) => (await World.Desk<RecordFreezeCheck>().RunAsync(World.Theo, new()
    {
        ClientId = Bakery, Version = (await StandingAsync()).Version, Outcome = outcome, Note = note, TypeName = Type,
    })).Problem;

    private async Task RecordedAsync(FreezeOutcome outcome, string? note = null) => Assert.Null(await RecordAsync(outcome, note));

    private Task<FreezeQuery.Standing> StandingAsync() => World.Desk<FreezeQuery>().RunAsync(World.Ines, Bakery);

    /// <summary>Newest first.</summary>
    private async Task<IReadOnlyList<EventsQuery.EventRow>> HistoryAsync() =>
        [.. (await World.Desk<EventsQuery>().RunAsync(World.Ines, Bakery)).Rows.Where(e => e.Code.StartsWith("client.freeze-", StringComparison.Ordinal))];
}
