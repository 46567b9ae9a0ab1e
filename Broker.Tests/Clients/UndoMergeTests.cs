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

public sealed class UndoMergeTests : MergeScene
{
    [Fact, Rule("D-15")]
    public async Task Members_of_the_group_follow_and_return()
    {
        var members = await MembersAsync(Great);
        var merge = await MergedAsync(Small, Great);
        Assert.Equal(members, await MembersAsync(Small));
        Assert.Null((await World.Desk<UndoMerge>().RunAsync(World.Helene, merge)).Problem);
        Assert.Equal((members, 0), (await MembersAsync(Great), await MembersAsync(Small)));
    }

    [Fact, Rule("D-15")]
    public async Task A_member_merged_into_a_client_alone_brings_its_place_in_the_group()
    {
        var merge = await MergedAsync(Small, Cast.RivelaineNord.Id);
        Assert.Equal(Great, await World.ReadAsync(db => db.Clients.Where(c => c.Id == Small).Select(c => c.ParentId).SingleAsync()));
        Assert.Null((await World.Desk<UndoMerge>().RunAsync(World.Helene, merge)).Problem);
        Assert.Equal((null, Great), await World.ReadAsync(async db => (
            await db.Clients.Where(c => c.Id == Small).Select(c => c.ParentId).SingleAsync(), (await db.Clients.SingleAsync(c => c.Id == Cast.RivelaineNord.Id)).ParentId!.Value)));
    }

    [Fact, Rule("D-15")]
    public async Task What_was_added_since_to_a_moved_contract_returns_with_it()
    {
        var merge = await MergedAsync(Small, Great);
        var filed = await World.Desk<FileDocument>().RunAsync(World.Theo, new() { ClientId = Small, ContractId = Cast.Fleet.Id, FileName = "a.pdf" }, new MemoryStream("%PDF-1.4"u8.ToArray()));
        var loose = await World.Desk<FileDocument>().RunAsync(World.Theo, new() { ClientId = Small, FileName = "b.pdf" }, new MemoryStream("%PDF-1.4 b"u8.ToArray()));
        Assert.Null((await World.Desk<UndoMerge>().RunAsync(World.Helene, merge)).Problem);
        Assert.Equal((Great, Small), await World.ReadAsync(async db => ((await db.Documents.SingleAsync(d => d.Id == filed.Value)).ClientId, (await db.Documents.SingleAsync(d => d.Id == loose.Value)).ClientId)));
    }

    [Fact, Rule("D-15")]
    public async Task A_payment_received_since_for_a_moved_receipt_returns_with_it()
    {
        var merge = await MergedAsync(Small, Great);
        var payment = await PaidAsync(new Payment { ClientId = Small, ReceivedOn = World.Today, Means = "virement", Amount = new Money(500, "EUR") });
        Assert.Null((await World.Desk<UndoMerge>().RunAsync(World.Helene, merge)).Problem);
        Assert.Equal(Great, await World.ReadAsync(db => db.Payments.Where(p => p.Id == payment).Select(p => p.ClientId).SingleAsync()));
        await RelationsHoldAsync();
    }

    [Fact, Rule("D-15")]
    public async Task What_was_tied_together_since_is_said_and_nothing_returns()
    {
        var old = new Payment { ClientId = Small, ReceivedOn = World.Today, Means = "virement", Amount = new Money(500, "EUR") };
        await World.AddAsync(old);
        var merge = await MergedAsync(Small, Great);
        await PaidAsync(old);
        var before = await OwnedAsync();
        Assert.Equal("merge.undo-tied", (await World.Desk<UndoMerge>().RunAsync(World.Helene, merge)).Problem?.Code);
        var after = await OwnedAsync();
        Assert.Equal(before[nameof(Contract)], after[nameof(Contract)]);
        Assert.Equal(ClientState.Archived, (await ReadAsync(Great)).State);
    }

    [Fact, Rule("D-15")]
    public async Task A_field_changed_again_since_the_merge_is_left_as_it_is()
    {
        var merge = await MergedAsync(Small, Great, "email", "phone");
        var input = await ReadAsync(Small);
        input.Phone = "04 00 77 77 77";
        Assert.Null((await World.Desk<SaveClient>().RunAsync(World.Theo, input)).Problem);
        Assert.Null((await World.Desk<UndoMerge>().RunAsync(World.Helene, merge)).Problem);
        var now = await ReadAsync(Small);
        Assert.Equal(("contact@pelissier.example", "04 00 77 77 77"), (now.Email, now.Phone));
    }

    [Fact, Rule("D-15")]
    public async Task A_merge_is_undone_once_within_thirty_days_and_the_later_one_first()
    {
        var first = await MergedAsync(Small, Great);
        var second = await MergedAsync(Cast.Kervadec.Id, Small);
        var undo = World.Desk<UndoMerge>();
        Assert.Equal("merge.later-first", (await undo.RunAsync(World.Helene, first)).Problem?.Code);
        Assert.Equal(Cast.Kervadec.Id, await World.ReadAsync(db => db.Contracts.Where(c => c.Id == Cast.Fleet.Id).Select(c => c.ClientId).SingleAsync()));
        Assert.Null((await undo.RunAsync(World.Helene, second)).Problem);
        Assert.Equal("merge.undone-already", (await undo.RunAsync(World.Helene, second)).Problem?.Code);
        World.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal("merge.too-late", (await undo.RunAsync(World.Helene, first)).Problem?.Code);
        Assert.Empty(await World.Desk<MergesQuery>().RunAsync(World.Ines, Small));
        Assert.Null((await World.Desk<MergesQuery>().RunAsync(World.Ines, Great)).Single().UndoUntil);
    }
}
