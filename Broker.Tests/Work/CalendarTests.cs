using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Work;
using Broker.Core.Work.Calendars;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Work;

using World = Broker.Tests.World.World;

/// <summary>Calendars a colleague's own programme reads: whose they are, who opens them, and what they tell at that moment.</summary>
public sealed class CalendarTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-USR-04")]
    public async Task Of_several_calendars_exactly_one_is_the_default_and_it_alone_reminds()
    {
        var first = await MakeAsync("Bureau");
        var second = await MakeAsync("Téléphone");
        Assert.Equal([("Bureau", true), ("Téléphone", false)], await NamesAsync());
        Assert.Equal((true, false), ((await ReadAsync(first))!.Reminds, (await ReadAsync(second))!.Reminds));

        var row = (await world.Desk<CalendarsQuery>().RunAsync(world.Ines))[1];
        var input = SaveCalendar.Input.Of(row);
        input.Default = true;
        Assert.Null((await world.Desk<SaveCalendar>().RunAsync(world.Ines, input)).Problem);
        Assert.Equal([("Téléphone", true), ("Bureau", false)], await NamesAsync());
        Assert.Equal(Problem.Stale, (await world.Desk<SaveCalendar>().RunAsync(world.Ines, input)).Problem);

        // The default one cannot merely stop being it, and where it goes another takes its place.
        input = SaveCalendar.Input.Of((await world.Desk<CalendarsQuery>().RunAsync(world.Ines))[0]);
        input.Default = false;
        Assert.Null((await world.Desk<SaveCalendar>().RunAsync(world.Ines, input)).Problem);
        Assert.Equal([("Téléphone", true), ("Bureau", false)], await NamesAsync());
        Assert.Null((await world.Desk<RemoveCalendar>().RunAsync(world.Ines, second.Id)).Problem);
        Assert.Equal([("Bureau", true)], await NamesAsync());

        for (var i = 1; i < CalendarFeed.Most; i++) await MakeAsync($"Autre {i}");
        Assert.Equal("calendar.too-many", (await world.Desk<SaveCalendar>().RunAsync(world.Ines, new() { Name = "De trop" })).Problem?.Code);
        Assert.Equal(new("calendar.empty", "Tasks"), (await world.Desk<SaveCalendar>().RunAsync(world.Theo, new() { Name = "Vide", Tasks = false, Actions = false })).Problem);
    }

    [Fact]
    public async Task Only_the_present_address_opens_it_and_the_archive_does_not_know_it()
    {
        var made = await MakeAsync("Bureau");
        Assert.NotNull(await ReadAsync(made));
        Assert.DoesNotContain(made.Secret!, await world.ReadAsync(async db => string.Join(' ', await db.CalendarFeeds.Select(f => f.SecretHash).ToListAsync()) + string.Join(' ', await db.Audit.Select(a => a.Values).ToListAsync())));
        foreach (var wrong in new[] { "", made.Secret![..^1], made.Secret + "0", made.Secret.ToUpperInvariant(), new string('0', 48) }) Assert.Null(await ReadAsync(made with { Secret = wrong }));
        Assert.Null(await ReadAsync(made with { Id = Guid.NewGuid() }));

        // Another's is not renewed, nor taken away.
        Assert.Equal(Problem.Missing, (await world.Desk<RenewCalendar>().RunAsync(world.Theo, made.Id)).Problem);
        Assert.Equal(Problem.Missing, (await world.Desk<RemoveCalendar>().RunAsync(world.Theo, made.Id)).Problem);
        Assert.Equal(Problem.Missing, (await world.Desk<SaveCalendar>().RunAsync(world.Theo, new() { Id = made.Id, Name = "À moi" })).Problem);
        var renewed = (await world.Desk<RenewCalendar>().RunAsync(world.Ines, made.Id)).Value;
        Assert.Null(await ReadAsync(made));
        Assert.NotNull(await ReadAsync(made with { Secret = renewed }));
        Assert.Null((await world.Desk<RemoveCalendar>().RunAsync(world.Ines, made.Id)).Problem);
        Assert.Null(await ReadAsync(made with { Secret = renewed }));
    }

    [Fact]
    public async Task It_holds_what_is_theirs_to_do_and_nothing_of_others()
    {
        var made = await MakeAsync("Bureau");
        await TaskAsync("Appeler Marc", World.Today.AddDays(2), [Cast.Ines.Id], world.Pelissier, new TimeOnly(14, 30));
        await TaskAsync("Pour Théo", World.Today.AddDays(2), [Cast.Theo.Id], world.Pelissier);
        await TaskAsync("Plus tard", World.Today.AddDays(9), [Cast.Ines.Id], null, onlyOnceDue: true);
        var done = await TaskAsync("Faite", World.Today.AddDays(1), [Cast.Ines.Id], null);
        Assert.Null((await world.Desk<EndTask>().RunAsync(world.Ines, done)).Problem);
        Assert.Null((await world.Desk<AddAction>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, Name = "Relancer", DueOn = World.Today.AddDays(3), AssigneeId = Cast.Ines.Id })).Problem);

        var entries = (await ReadAsync(made))!.Entries;
        var call = entries.Single(e => e.Title == "Appeler Marc");
        // 14:30 in Paris, in summer.
        Assert.Equal((Cast.Pelissier.Name, new DateTime(2026, 6, 17, 12, 30, 0, DateTimeKind.Utc), false), (call.Client, call.At, call.Cancelled));
        Assert.Equal((true, null), (entries.Single(e => e.Title == "Faite").Cancelled, entries.Single(e => e.Title == "Relancer").At));
        Assert.DoesNotContain(entries, e => e.Title is "Pour Théo" or "Plus tard");
        world.Time.Advance(TimeSpan.FromDays(61));
        entries = (await ReadAsync(made))!.Entries;
        Assert.DoesNotContain(entries, e => e.Title == "Faite");
        Assert.Contains(entries, e => e.Title == "Plus tard");

        var quiet = await world.Desk<SaveCalendar>().RunAsync(world.Ines, new() { Name = "Discret", Actions = false, NamesClients = false });
        entries = (await ReadAsync(quiet.Value))!.Entries;
        Assert.Null(entries.Single(e => e.Title == "Appeler Marc").Client);
        Assert.DoesNotContain(entries, e => e.Title == "Relancer");
    }

    [Fact]
    public async Task What_its_owner_may_no_longer_see_it_no_longer_tells_from_that_moment()
    {
        var made = await MakeAsync("Bureau");
        Assert.NotNull(await ReadAsync(made));
        var seen = await world.ReadAsync(db => db.Users.Where(p => p.Id == Cast.Ines.Id).Select(p => p.Profile!.Permissions).SingleAsync());
        await world.ChangeAsync(async db => (await db.Profiles.SingleAsync(p => db.Users.Any(u => u.Id == Cast.Ines.Id && u.ProfileId == p.Id))).Permissions = [Permission.ManageTemplates]);
        Assert.Null(await ReadAsync(made));
        await world.ChangeAsync(async db => (await db.Profiles.SingleAsync(p => db.Users.Any(u => u.Id == Cast.Ines.Id && u.ProfileId == p.Id))).Permissions = seen);
        Assert.NotNull(await ReadAsync(made));
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(p => p.Id == Cast.Ines.Id)).Active = false);
        Assert.Null(await ReadAsync(made));
    }

    [Fact]
    public async Task When_it_was_last_read_is_noted_to_the_hour()
    {
        var made = await MakeAsync("Bureau");
        Assert.Null((await world.Desk<CalendarsQuery>().RunAsync(world.Ines))[0].ReadAt);
        await ReadAsync(made);
        world.Time.Advance(TimeSpan.FromMinutes(30));
        await ReadAsync(made);
        Assert.Equal(World.Start.UtcDateTime, (await world.Desk<CalendarsQuery>().RunAsync(world.Ines))[0].ReadAt);
        world.Time.Advance(TimeSpan.FromMinutes(31));
        await ReadAsync(made);
        Assert.Equal(world.Clock.Now, (await world.Desk<CalendarsQuery>().RunAsync(world.Ines))[0].ReadAt);
    }

    private async Task<SaveCalendar.Answer> MakeAsync(string name) => (await world.Desk<SaveCalendar>().RunAsync(world.Ines, new() { Name = name })).Value;

    private Task<ReadCalendar.Answer?> ReadAsync(SaveCalendar.Answer calendar) => world.Desk<ReadCalendar>().RunAsync(Caller.Nobody, calendar.Id, calendar.Secret!);

    private async Task<IEnumerable<(string, bool)>> NamesAsync() => (await world.Desk<CalendarsQuery>().RunAsync(world.Ines)).Select(c => (c.Name, c.Default));

    private async Task<Guid> TaskAsync(string subject, DateOnly day, List<Guid> people, Guid? client, TimeOnly? limit = null, bool onlyOnceDue = false) => (await world.Desk<SaveTask>().RunAsync(world.Theo, new()
    {
        Subject = subject, PlannedOn = day, People = people, ClientId = client, TimeLimit = limit, OnlyOnceDue = onlyOnceDue,
    })).Value;
}
