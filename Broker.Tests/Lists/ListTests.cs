using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Broker.Core.Products;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Broker.Core.Work;
using Broker.Portal.Account;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Broker.Tests.Lists;

using World = Broker.Tests.World.World;

/// <summary>The lists whose words the firm decides.</summary>
public sealed class ListTests
{
    [Fact]
    public async Task A_word_is_added_at_the_end_renamed_and_moved()
    {
        await using var world = await World.OpenAsync();
        var made = await SaveAsync(world, new() { List = ListKind.Segment, Name = "  Collectivités " });
        Assert.Equal("Collectivités", (await WordsAsync(world, ListKind.Segment))[^1].Name);

        var input = Of((await WordsAsync(world, ListKind.Segment))[^1], ListKind.Segment);
        input.Name = "Collectivités locales";
        Assert.Null((await SaveAsync(world, input)).Problem);
        Assert.Null((await world.Desk<OrderListValues>().RunAsync(world.Helene, ListKind.Segment, [made.Value])).Problem);
        Assert.Equal(["Collectivités locales", "Grands comptes", "Entreprises"], (await WordsAsync(world, ListKind.Segment)).Take(3).Select(w => w.Name));
        Assert.Equal(5, (await world.Desk<ListsQuery>().RunAsync(world.Helene)).Single(l => l.List == ListKind.Segment).Offered);
    }

    [Fact]
    public async Task The_same_word_twice_is_refused_whatever_its_accents_and_a_retired_twin_is_named()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal(Problem.Of("list.name-taken", "Retraités").At("Name"), (await SaveAsync(world, new() { List = ListKind.SocioProfessionalCategory, Name = "RETRAITES" })).Problem);
        Assert.Null((await SaveAsync(world, new() { List = ListKind.Segment, Name = "Retraités" })).Problem);

        await world.Desk<RetireListValue>().RunAsync(world.Helene, Id(ListKind.Segment, "Particuliers"), retired: true);
        Assert.Equal("list.name-retired", (await SaveAsync(world, new() { List = ListKind.Segment, Name = "particuliers" })).Problem?.Code);
        Assert.Equal("input.too-long", (await SaveAsync(world, new() { List = ListKind.Segment, Name = new('a', 121) })).Problem?.Code);
        Assert.Equal(new Problem("input.required", "Name"), (await SaveAsync(world, new() { List = ListKind.Segment, Name = " " })).Problem);
    }

    [Fact]
    public async Task A_retired_word_stays_where_it_is_and_is_chosen_nowhere_else()
    {
        await using var world = await World.OpenAsync();
        var retired = Id(ListKind.ContactType, (await WordsAsync(world, ListKind.ContactType))[0].Name);
        var contact = new SaveContact.Input { ClientId = world.Rivelaine, FirstName = "Ada", LastName = "Berthelin", TypeId = retired };
        var (save, read) = (world.Desk<SaveContact>(), world.Desk<ContactQuery>());
        var id = (await save.RunAsync(world.Theo, contact)).Value;
        Assert.Null((await world.Desk<RetireListValue>().RunAsync(world.Helene, retired, retired: true)).Problem);

        var kept = SaveContact.Input.Of((await read.RunAsync(world.Theo, id))!);
        kept.Role = "Comptable";
        Assert.Null((await save.RunAsync(world.Theo, kept)).Problem);
        Assert.Equal(retired, (await read.RunAsync(world.Theo, id))!.TypeId);

        Assert.Equal(Problem.Missing.At("TypeId"), (await save.RunAsync(world.Theo, contact)).Problem);
        var segment = Id(ListKind.Segment, "Particuliers");
        await world.Desk<RetireListValue>().RunAsync(world.Helene, segment, retired: true);
        await using var db = await world.OpenAsync(world.Theo);
        var client = SaveClient.Input.Of(await db.Clients.SingleAsync(c => c.Id == world.Pelissier), [], []);
        client.SegmentId = segment;
        Assert.Equal(Problem.Missing.At("SegmentId"), (await world.Desk<SaveClient>().RunAsync(world.Theo, client)).Problem);
        Assert.Equal(Problem.Missing.At("EntryKindId"), (await world.Desk<SaveTaskTemplate>().RunAsync(world.Helene, new()
        {
            Subject = "Relire", Kind = TaskKind.Action, Recipients = [Cast.Theo.Id], EntryKindId = segment,
        })).Problem);
    }

    [Fact]
    public async Task A_correspondence_type_has_a_code_in_capitals_and_other_lists_have_none()
    {
        await using var world = await World.OpenAsync();
        var insurers = ListKind.InsurerCorrespondenceType;
        Assert.Equal(new Problem("input.required", "Code"), (await SaveAsync(world, new() { List = insurers, Name = "Gestion" })).Problem);
        Assert.Equal(new Problem("list.code-form", "Code"), (await SaveAsync(world, new() { List = insurers, Name = "Gestion", Code = "gés 1" })).Problem);
        Assert.Null((await SaveAsync(world, new() { List = insurers, Name = "Gestion", Code = " ges-1 " })).Problem);
        Assert.Equal("GES-1", (await WordsAsync(world, insurers)).Single().Code);
        Assert.Equal(Problem.Of("list.code-taken", "Gestion").At("Code"), (await SaveAsync(world, new() { List = insurers, Name = "Autre", Code = "GES-1" })).Problem);
        // Three separate lists: the same code means something else in another one.
        Assert.Null((await SaveAsync(world, new() { List = ListKind.IntroducerCorrespondenceType, Name = "Autre", Code = "GES-1" })).Problem);

        await SaveAsync(world, new() { List = ListKind.Segment, Name = "Divers", Code = "DIV" });
        Assert.Null((await WordsAsync(world, ListKind.Segment)).Single(w => w.Name == "Divers").Code);
    }

    [Fact, Rule("R-TAG-04")]
    public async Task A_tax_has_rates_each_from_a_day_on_and_half_a_line_or_a_day_twice_is_refused()
    {
        await using var world = await World.OpenAsync();
        SaveListValue.Input tax = new() { List = ListKind.Tax, Name = "Contribution attentat", Code = "ATT" };
        tax.Figures = [new() { From = new(2024, 1, 1), Value = 6.5m }, new(), new() { From = new(2026, 6, 15), Value = 5.9m }, new() { From = new(2027, 1, 1), Value = 7m }];
        Assert.Null((await SaveAsync(world, tax)).Problem);
        var made = (await WordsAsync(world, ListKind.Tax)).Single(w => w.Code == "ATT");
        Assert.Equal([7m, 5.9m, 6.5m], made.Figures.Select(f => f.Value));
        Assert.Equal(new DatedFigure(new(2026, 6, 15), 5.9m), made.Figure);

        Task<Problem?> RefusedAsync(params SaveListValue.Figure[] figures) => ProblemOfAsync(new() { Id = made.Id, Version = made.Version, List = ListKind.Tax, Name = made.Name, Code = made.Code, Figures = [.. figures] });
        async Task<Problem?> ProblemOfAsync(SaveListValue.Input input) => (await SaveAsync(world, input)).Problem;
        Assert.Equal(new Problem("list.figure-half", "Figures"), await RefusedAsync(new SaveListValue.Figure { From = new(2026, 1, 1) }));
        Assert.Equal(new Problem("list.figure-half", "Figures"), await RefusedAsync(new SaveListValue.Figure { Value = 3 }));
        Assert.Equal(new Problem("list.figure-range", "Figures"), await RefusedAsync(new SaveListValue.Figure { From = new(1899, 1, 1), Value = 3 }));
        Assert.Equal(new Problem("list.figure-range", "Figures"), await RefusedAsync(new SaveListValue.Figure { From = new(2026, 1, 1), Value = -1_000_000_000 }));
        Assert.Equal("list.figure-twice", (await RefusedAsync(new() { From = new(2026, 1, 1), Value = 3 }, new() { From = new(2026, 1, 1), Value = 4 }))?.Code);
        Assert.Equal("list.too-many-figures", (await RefusedAsync([.. Enumerable.Range(0, 201).Select(n => new SaveListValue.Figure { From = new DateOnly(2026, 1, 1).AddDays(n), Value = n })]))?.Code);
        Assert.Equal(3, (await WordsAsync(world, ListKind.Tax)).Single(w => w.Code == "ATT").Figures.Count);
        // A list without figures keeps none.
        Assert.Null((await SaveAsync(world, new() { List = ListKind.Segment, Name = "Divers", Figures = [new() { From = new(2026, 1, 1), Value = 3 }] })).Problem);
        Assert.Empty((await WordsAsync(world, ListKind.Segment)).Single(w => w.Name == "Divers").Figures);
    }

    [Fact]
    public async Task A_retired_word_is_no_longer_offered_but_stays_where_it_was_chosen_and_comes_back()
    {
        await using var world = await World.OpenAsync();
        var word = Id(ListKind.Segment, "Particuliers");
        Assert.Null((await world.Desk<RetireListValue>().RunAsync(world.Helene, word, retired: true)).Problem);
        Assert.DoesNotContain(await world.Desk<ListValuesQuery>().RunAsync(world.Theo, ListKind.Segment), v => v.Id == word);
        Assert.Contains(await world.Desk<ListValuesQuery>().RunAsync(world.Theo, ListKind.Segment, kept: word), v => v.Id == word);
        Assert.True((await WordsAsync(world, ListKind.Segment)).Single(w => w.Id == word).Retired);

        await world.Desk<RetireListValue>().RunAsync(world.Helene, word, retired: false);
        Assert.Contains(await world.Desk<ListValuesQuery>().RunAsync(world.Theo, ListKind.Segment), v => v.Id == word);
    }

    [Fact]
    public async Task A_word_nobody_uses_is_deleted()
    {
        await using var world = await World.OpenAsync();
        var made = await SaveAsync(world, new() { List = ListKind.EventType, Name = "Salon" });
        Assert.Null((await world.Desk<RemoveListValue>().RunAsync(world.Helene, made.Value)).Problem);
        Assert.DoesNotContain(await WordsAsync(world, ListKind.EventType), w => w.Id == made.Value);
        Assert.Equal(Problem.Missing, (await world.Desk<RemoveListValue>().RunAsync(world.Helene, made.Value)).Problem);
    }

    [Fact]
    public async Task Two_who_rename_the_same_word_meet()
    {
        await using var world = await World.OpenAsync();
        var word = (await WordsAsync(world, ListKind.Segment))[0];
        var (mine, other) = (Of(word, ListKind.Segment), Of(word, ListKind.Segment));
        (mine.Name, other.Name) = ("Comptes clés", "Grandes entreprises");
        Assert.Null((await SaveAsync(world, mine)).Problem);
        Assert.Equal(Problem.Stale, (await SaveAsync(world, other)).Problem);
    }

    [Theory]
    [InlineData("fr-FR", "Entrepreneur individuel")]
    [InlineData("en-GB", "Sole trader")]
    public async Task A_new_firm_finds_its_lists_in_its_language_and_correspondence_types_empty(string culture, string first)
    {
        System.Globalization.CultureInfo.CurrentUICulture = new(culture);
        var names = FirmWords.In(Texts.GetRequiredService<IStringLocalizer<AccountText>>());
        var archive = await Broker.Tests.World.WorldArchive.CreateEmptyAsync();
        var store = new BrokerStore(archive.Options, new ChangeFeed(), TimeProvider.System);
        var visitor = Caller.System(Jobs.Setup);
        Assert.Null((await new CreateAdministrator(store, new PasswordHasher<Person>()).RunAsync(visitor, new()
        {
            FirstName = "Ada", LastName = "Premier", Email = "ada@premier.example", Password = "orage-lampadaire-42", Names = names,
        })).Problem);

        var words = new ListWordsQuery(store, new FirmClock(TimeProvider.System, TimeZoneInfo.Utc));
        Assert.Equal(first, (await words.RunAsync(visitor, ListKind.LegalForm))[0].Name);
        foreach (var list in Enum.GetValues<ListKind>()) Assert.True(ListValue.HasCode(list) == ((await words.RunAsync(visitor, list)).Count == 0), $"{list}: AccountText setup.list.{list}");
        await archive.DropAsync();
    }

    [Fact]
    public async Task Every_place_where_something_can_be_used_has_its_words()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.Helene);
        var texts = Texts.GetRequiredService<ProblemTexts>();
        var own = new[] { typeof(ProductTemplate) };
        var silent = Uses.PlacesOf<ListValue>(db).Concat(Uses.PlacesOf<Guarantee>(db)).Concat(Uses.PlacesOf<Risk>(db)).Concat(Uses.PlacesOf<Insurer>(db)).Concat(Uses.PlacesOf<Product>(db))
            .Where(p => !own.Contains(p.Table) && p != (typeof(ProductGuarantee), nameof(ProductGuarantee.ProductId)))
            .Select(p => $"{p.Table.Name}.{p.Column}").Append("WordTemplate.Code").Select(place => new Use(Guid.Empty, place, 1)).Where(u => texts.Where([u]).StartsWith(u.Place, StringComparison.Ordinal)).Select(u => u.Place).ToList();
        Assert.True(silent.Count == 0, "No text says use." + string.Join(", use.", silent));
    }

    private static ServiceProvider Texts { get; } = new ServiceCollection().AddLogging().AddSingleton(new FirmClock(TimeProvider.System, TimeZoneInfo.Utc)).AddKit().BuildServiceProvider();

    private static Guid Id(ListKind list, string name) => DemoId.Of($"listvalue:{list}/{name}");

    private static SaveListValue.Input Of(ListWordsQuery.WordRow word, ListKind list) => new() { Id = word.Id, Version = word.Version, List = list, Name = word.Name, Code = word.Code };

    private static Task<IReadOnlyList<ListWordsQuery.WordRow>> WordsAsync(World world, ListKind list) => world.Desk<ListWordsQuery>().RunAsync(world.Helene, list);

    private static Task<Result<Guid>> SaveAsync(World world, SaveListValue.Input input) => world.Desk<SaveListValue>().RunAsync(world.Helene, input);
}
