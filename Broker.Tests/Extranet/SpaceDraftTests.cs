using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

using World = Broker.Tests.World.World;

/// <summary>What was begun in a space and not sent is found again, by whoever began it and nobody else.</summary>
public sealed class SpaceDraftTests
{
    [Fact]
    public async Task A_draft_is_found_again_with_its_files_by_its_own_person_only_and_is_gone_once_sent()
    {
        await using var world = await World.OpenAsync();
        Assert.False((await KeepAsync(world, world.Nadege, ("Place", "Quai 3"), ("Circumstances", "  "))).Failed);
        await world.BringAsync(world.Nadege, "constat.pdf");

        var draft = await ReadAsync(world, world.Nadege);
        Assert.Equal(("Quai 3", 1, "constat.pdf"), (draft.Values!["Place"], draft.Values.Count, draft.Files.Single().Name));
        Assert.Equal((null, 0), await ReadAsync(world, world.Karim) is var other ? (other.Values, other.Files.Count) : default);
        Assert.Null((await world.Desk<SpaceDraftQuery>().RunAsync(world.Nadege, SpaceForm.Quote)).Values);

        var input = SpaceDesk.Claim();
        input.CommandId = draft.CommandId;
        Assert.False((await world.TellAsync(world.Nadege, input)).Failed);
        draft = await ReadAsync(world, world.Nadege);
        Assert.Equal((null, 0), (draft.Values, draft.Files.Count));
        Assert.NotEqual(input.CommandId, draft.CommandId);
    }

    [Fact]
    public async Task Two_screens_of_one_person_share_one_draft_and_its_number()
    {
        await using var world = await World.OpenAsync();
        await KeepAsync(world, world.Nadege, ("Place", "Quai 3"));
        var first = (await ReadAsync(world, world.Nadege)).CommandId;
        await KeepAsync(world, world.Nadege, ("Place", "Quai 4"));
        var again = await ReadAsync(world, world.Nadege);
        Assert.Equal((first, "Quai 4"), (again.CommandId, again.Values!["Place"]));
    }

    [Fact]
    public async Task Too_much_or_what_no_database_keeps_is_not_kept()
    {
        await using var world = await World.OpenAsync();
        foreach (var values in new (string, string?)[][] { [("Place", new string('x', SpaceDraft.ValueLength + 1))], [(new string('x', 61), "x")], [("Place", "a\0b")], [("Place", "half \ud83d")], [.. Enumerable.Range(0, 81).Select(i => ($"f{i}", (string?)"x"))] })
            Assert.Equal("draft.not-kept", (await KeepAsync(world, world.Nadege, values)).Problem!.Code);
        Assert.Null((await ReadAsync(world, world.Nadege)).Values);
        await Assert.ThrowsAsync<Forbidden>(() => world.BringAsync(world.Nadege, "a.pdf", form: (SpaceForm)9));
    }

    [Fact]
    public async Task Beginning_afresh_takes_text_and_files_away()
    {
        await using var world = await World.OpenAsync();
        await KeepAsync(world, world.Nadege, ("Place", "Quai 3"));
        await world.BringAsync(world.Nadege, "constat.pdf");
        Assert.False((await world.Desk<DiscardSpaceDraft>().RunAsync(world.Nadege, SpaceForm.Claim)).Failed);
        var draft = await ReadAsync(world, world.Nadege);
        Assert.Equal((null, 0), (draft.Values, draft.Files.Count));
        Assert.Equal("common.missing", (await world.Desk<RemoveDraftFile>().RunAsync(world.Nadege, SpaceForm.Claim, Guid.NewGuid())).Problem!.Code);
    }

    [Fact]
    public async Task Thirty_files_are_enough_for_one_form()
    {
        await using var world = await World.OpenAsync();
        for (var i = 0; i < DraftFile.Most; i++) Assert.False((await world.BringAsync(world.Nadege, $"photo-{i}.pdf")).Failed);
        Assert.Equal("draft.too-many-files", (await world.BringAsync(world.Nadege, "de-trop.pdf")).Problem!.Code);
    }

    [Fact]
    public async Task What_was_taken_away_or_forgotten_for_two_months_is_cleared_and_its_files_with_it_what_is_worked_on_stays()
    {
        await using var world = await World.OpenAsync();
        var removed = (await world.BringAsync(world.Nadege, "retiree.pdf", "%PDF-1.4 retirée"u8.ToArray())).Value;
        await world.BringAsync(world.Nadege, "gardee.pdf");
        await world.BringAsync(world.Karim, "oubliee.pdf", "%PDF-1.4 oubliée"u8.ToArray());
        await KeepAsync(world, world.Karim, ("Place", "Quai 3"));
        await world.Desk<RemoveDraftFile>().RunAsync(world.Nadege, SpaceForm.Claim, removed);
        var files = await world.ReadAsync(db => db.Files.CountAsync());

        Assert.Equal(1, (await world.Desk<ClearDrafts>().RunAsync(world.System)).Value);
        world.Time.Advance(TimeSpan.FromDays(61));
        await KeepAsync(world, world.Nadege, ("Place", "Quai 4"));
        Assert.Equal(2, (await world.Desk<ClearDrafts>().RunAsync(world.System)).Value);
        Assert.Equal("gardee.pdf", (await ReadAsync(world, world.Nadege)).Files.Single().Name);
        Assert.Equal(files - 2, await world.ReadAsync(db => db.Files.CountAsync()));
    }

    [Fact]
    public async Task Drafts_are_no_ones_business_in_the_audit()
    {
        await using var world = await World.OpenAsync();
        await KeepAsync(world, world.Nadege, ("Circumstances", "Entre nous"));
        Assert.False(await world.ReadAsync(db => db.Audit.AnyAsync(a => a.Subject == nameof(SpaceDraft))));
    }

    private static Task<Result> KeepAsync(World world, Caller by, params (string Name, string? Value)[] values) =>
        world.Desk<KeepSpaceDraft>().RunAsync(by, new() { Form = SpaceForm.Claim, CommandId = Guid.NewGuid(), Values = values.ToDictionary(v => v.Name, v => v.Value) });

    private static Task<SpaceDraftQuery.Draft> ReadAsync(World world, Caller by) => world.Desk<SpaceDraftQuery>().RunAsync(by, SpaceForm.Claim);
}
