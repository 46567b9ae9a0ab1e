using Broker.Core.Access;
using Broker.Core.Accounts;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

public sealed class MergeTests : MergeScene
{
    [Fact, Rule("D-15")]
    public async Task The_telephones_that_moved_find_the_client_they_moved_to()
    {
        async Task<Guid?> FoundAsync() => (await World.Desk<SearchQuery>().RunAsync(World.Helene, "06 00 55 01 99")).FirstOrDefault()?.ClientId;
        Assert.Equal(Great, await FoundAsync());
        var merge = await MergedAsync(Small, Great);
        Assert.Equal(Small, await FoundAsync());
        Assert.Null((await World.Desk<UndoMerge>().RunAsync(World.Helene, merge)).Problem);
        Assert.Equal(Great, await FoundAsync());
    }

    [Fact, Rule("D-15")]
    public async Task Everything_that_belonged_to_the_one_is_the_others_and_nothing_is_lost()
    {
        var before = await OwnedAsync();
        var merge = await MergedAsync(Small, Great);
        var after = await OwnedAsync();

        // Both had an extranet: the survivor's remains. Its own events of the day are the merge's.
        // What the survivor has its own of already, and what is about the record itself, stays where it was.
        string[] apart = [nameof(AccountAccess), nameof(Event), nameof(CustomFieldValue), nameof(ActionOccasion), nameof(Correspondent), nameof(ClientProduct), nameof(ClientAssociation), nameof(MailingSubscription)];
        foreach (var (kind, owners) in before.Where(b => !apart.Contains(b.Key)))
            Assert.Equal((kind, owners.GetValueOrDefault(Small) + owners.GetValueOrDefault(Great), 0), (kind, after[kind].GetValueOrDefault(Small), after[kind].GetValueOrDefault(Great)));
        foreach (var (kind, owners) in before.Where(b => b.Key != nameof(Event))) Assert.Equal((kind, owners.Values.Sum()), (kind, after[kind].Values.Sum()));
        Assert.True(before[nameof(Contract)][Great] > 8 && before[nameof(InsuredItem)][Great] > 20 && before[nameof(Receipt)][Great] > 8, "the great client had nothing to move");
        Assert.Equal(before[nameof(Event)][Small] + before[nameof(Event)][Great] + 1, after[nameof(Event)][Small]);
        Assert.Equal(1, after[nameof(Event)][Great]);
        Assert.NotEqual(Guid.Empty, merge);
        await RelationsHoldAsync();
    }

    [Fact, Rule("D-15")]
    public async Task Undone_both_are_what_they_were()
    {
        var (before, rows) = (await OwnedAsync(), await ClientsAsync());
        var merge = await MergedAsync(Small, Great, "email", "phone", "address");
        Assert.Null((await World.Desk<UndoMerge>().RunAsync(World.Helene, merge)).Problem);

        var after = await OwnedAsync();
        foreach (var (kind, owners) in before.Where(b => b.Key != nameof(Event))) Assert.Equal((kind, owners[Small], owners[Great]), (kind, after[kind][Small], after[kind][Great]));
        // Of the merge, of its undoing, and of the address that came and went.
        Assert.Equal((before[nameof(Event)][Small] + 4, before[nameof(Event)][Great] + 2), (after[nameof(Event)][Small], after[nameof(Event)][Great]));
        Assert.Equal(rows, await ClientsAsync());
        await RelationsHoldAsync();
        Assert.Equal((AccessGroup.Primary, true), await World.ReadAsync(async db => (
            (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Nadege.Id)).Group, (await db.AccountAccesses.SingleAsync(a => a.ClientId == Great)).Open)));
    }

    [Fact, Rule("D-15")]
    public async Task Each_field_is_the_chosen_one_and_the_merged_record_points_to_the_survivor()
    {
        var great = await ReadAsync(Great);
        await MergedAsync(Small, Great, "email", "address", "headcount");
        var small = await ReadAsync(Small);
        Assert.Equal((great.Email, great.Street, great.Headcount, "Boulangerie Pélissier"), (small.Email, small.Street, small.Headcount, small.TradeName));
        Assert.Equal("04 00 55 02 08", small.Phone);
        Assert.Contains(small.OtherPhones, p => p.Number == great.OtherPhones[0].Number);

        var away = Assert.Single(await World.Desk<MergesQuery>().RunAsync(World.Ines, Great));
        Assert.Equal((true, Small, "Boulangerie Pélissier", "Hélène Marceau"), (away.Away, away.OtherId, away.Other, away.By));
        var here = Assert.Single(await World.Desk<MergesQuery>().RunAsync(World.Ines, Small));
        Assert.Equal((false, Great, (DateTime?)World.Start.UtcDateTime.AddDays(30)), (here.Away, here.OtherId, here.UndoUntil));
        Assert.Equal(ClientState.Archived, (await ReadAsync(Great)).State);
        Assert.Equal("client.merged-away", (await World.Desk<RestoreClient>().RunAsync(World.Theo, new() { ClientId = Great, Version = (await ReadAsync(Great)).Version!.Value, Reason = "x" })).Problem?.Code);
        Assert.Contains((await World.Desk<EventsQuery>().RunAsync(World.Ines, Small)).Rows, e => e.Code == "client.merged" && e.Args.SequenceEqual(["Transports Rivelaine", "C-00001"]));
        Assert.Equal("client.merged-into", (await World.Desk<EventsQuery>().RunAsync(World.Ines, Great)).Rows.Single().Code);
    }

    [Fact, Rule("D-15"), Rule("D-20")]
    public async Task Contacts_keep_their_access_and_one_remains_primary()
    {
        await MergedAsync(Small, Great);
        var groups = await World.ReadAsync(db => db.Memberships.Where(m => m.ClientId == Small && m.Group == AccessGroup.Primary).Select(m => m.PersonId).ToListAsync());
        Assert.Equal([Cast.Marc.Id], groups);
        var nadege = Broker.Tests.World.World.As(Cast.Nadege, Cast.Pelissier);
        Assert.Contains((await World.Desk<ClientContractsQuery>().RunAsync(nadege, Small)), c => c.Id == Cast.Fleet.Id);
        var karim = Broker.Tests.World.World.As(Cast.Karim, Cast.Pelissier);
        Assert.Equal([Cast.Fleet.Id], (await World.Desk<ClientContractsQuery>().RunAsync(karim, Small)).Select(c => c.Id));
        await Assert.ThrowsAsync<Forbidden>(() => World.Desk<ClientQuery>().RunAsync(World.Nadege, Great));
    }

    [Fact, Rule("D-15")]
    public async Task What_cannot_be_merged_says_why()
    {
        Assert.Equal("merge.same", (await RunAsync(Small, Small)).Problem?.Code);
        Assert.Equal("merge.principal", (await RunAsync(Cast.RivelaineNord.Id, Great)).Problem?.Code);
        await MergedAsync(Small, Cast.Kervadec.Id);
        Assert.Equal("merge.already-merged", (await RunAsync(Great, Cast.Kervadec.Id)).Problem?.Code);
        Assert.Equal(Problem.Missing, (await RunAsync(Small, Guid.NewGuid())).Problem);
        Assert.Equal(Problem.Stale, (await World.Desk<MergeClients>().RunAsync(World.Helene, new() { SurvivorId = Small, MergedId = Great })).Problem);
    }

    [Fact, Rule("D-15")]
    public async Task A_person_with_limited_access_to_both_is_a_reason_not_to()
    {
        await World.AddAsync(new Membership { ClientId = Small, PersonId = Cast.Karim.Id, Group = AccessGroup.Limited });
        Assert.Equal("merge.tied", (await World.Desk<MergePreviewQuery>().RunAsync(World.Helene, Small, Great))!.Refused?.Code);
        Assert.Equal("merge.tied", (await RunAsync(Small, Great)).Problem?.Code);
    }

    [Fact, Rule("D-15")]
    public async Task A_person_with_full_access_to_both_keeps_the_survivors()
    {
        await World.AddAsync(new Membership { ClientId = Small, PersonId = Cast.Luc.Id, Group = AccessGroup.Full });
        var merge = await MergedAsync(Small, Great);
        Assert.Equal([(Small, AccessGroup.Full), (Great, AccessGroup.ViewOnly)], await LucsAsync());
        Assert.Null((await World.Desk<UndoMerge>().RunAsync(World.Helene, merge)).Problem);
        Assert.Equal([(Small, AccessGroup.Full), (Great, AccessGroup.ViewOnly)], await LucsAsync());

        async Task<List<(Guid, AccessGroup)>> LucsAsync() =>
            [.. (await World.ReadAsync(db => db.Memberships.Where(m => m.PersonId == Cast.Luc.Id).ToListAsync())).OrderBy(m => m.Group).Select(m => (m.ClientId, m.Group))];
    }

    [Fact, Rule("D-15")]
    public async Task The_preview_counts_what_moves_and_shows_where_the_records_differ()
    {
        var preview = (await World.Desk<MergePreviewQuery>().RunAsync(World.Theo, Small, Great))!;
        Assert.Null(preview.Refused);
        Assert.Equal(12, preview.Moves.Single(m => m.Key == nameof(Contract)).Value);
        Assert.Contains(preview.Differences, f => f.Code == "email");
        Assert.DoesNotContain(preview.Differences, f => f.Code is "language" or "other-phones");
        Assert.Contains(preview.Differences, f => f.CustomId is not null);
    }

    [Fact, Rule("D-15")]
    public async Task What_moves_is_named_to_those_who_may_see_it_and_counted_for_the_others()
    {
        var all = (await World.Desk<MergePreviewQuery>().RunAsync(World.Theo, Small, Great))!.Moves;
        Assert.Contains(all, m => m.Key == "Claim");
        await World.ChangeAsync(async db =>
        {
            var profile = await db.Profiles.SingleAsync(p => p.Id == db.Users.Where(u => u.Id == Cast.Theo.Id).Select(u => u.ProfileId).Single());
            profile.Permissions = [.. profile.Permissions.Except([Permission.ViewClaims, Permission.ManageClaims, Permission.ViewQuotes, Permission.ManageQuotes, Permission.ViewComplaints, Permission.ManageComplaints])];
        });
        var told = (await World.Desk<MergePreviewQuery>().RunAsync(World.Theo, Small, Great))!.Moves;
        Assert.DoesNotContain(told, m => m.Key.StartsWith("Claim", StringComparison.Ordinal) || m.Key.StartsWith("Quote", StringComparison.Ordinal) || m.Key.StartsWith("Complaint", StringComparison.Ordinal));
        Assert.Equal(all.Sum(m => m.Value), told.Sum(m => m.Value));
    }

    [Fact, Rule("D-15")]
    public async Task The_firms_own_fields_are_chosen_too()
    {
        var field = (await ReadAsync(Great)).Custom.First(c => !string.IsNullOrEmpty(c.Value));
        var own = (await ReadAsync(Small)).Custom.GetValueOrDefault(field.Key);
        var merge = await MergedAsync(Small, Great, CustomField.NameOf(field.Key));
        Assert.Equal(field.Value, (await ReadAsync(Small)).Custom[field.Key]);
        Assert.Null((await World.Desk<UndoMerge>().RunAsync(World.Helene, merge)).Problem);
        Assert.Equal((own, field.Value), ((await ReadAsync(Small)).Custom.GetValueOrDefault(field.Key), (await ReadAsync(Great)).Custom[field.Key]));
    }

    [Fact, Rule("D-15")]
    public async Task A_merged_record_is_no_duplicate_any_more()
    {
        await MergedAsync(Small, Great);
        Assert.Empty(await World.Desk<DuplicatesQuery>().RunAsync(World.Theo, new() { Kind = ClientKind.Company, Name = "X", Email = "contact@rivelaine.example" }));
    }
}
